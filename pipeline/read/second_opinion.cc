#include "pipeline/read/second_opinion.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr double kUnsure = 0.93;     // less have a twentieth of the right words and most of the wrong
constexpr double kHeard = 0.5;       // less sure, and the second reading is not even asked for its shape
constexpr double kMuchSurer = 0.12;  // by which a reading without such a sign must be surer than the first

std::u32string points_of(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    points += point.value;
    at += point.size;
  }
  return points;
}

bool has_any(const std::u32string& text, std::u32string_view signs) {
  return text.find_first_of(signs) != std::u32string::npos;
}

std::size_t count_of(const std::u32string& text, std::u32string_view signs) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [&](char32_t c) { return signs.find(c) != signs.npos; }));
}

std::size_t digits_in(const std::u32string& text) {
  return count_of(text, U"0123456789");
}

bool has_letter(const std::u32string& text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return is_letter(c); });
}

/// `navn@kommune.dk`, with what may stand around it.
bool is_address(const std::u32string& text) {
  const std::size_t at = text.find(U'@');
  if (at == std::u32string::npos || text.find(U'@', at + 1) != std::u32string::npos) return false;
  const std::size_t point = text.rfind(U'.', text.find_last_not_of(U".,;:)>"));
  return at >= 1 && point != std::u32string::npos && point > at + 2 && point + 2 < text.size();
}

/// Whether `text` ends like a host (`.dk`, `.com`), with or without what follows.
bool ends_like_a_host(const std::u32string& text) {
  const std::size_t last = text.find_last_not_of(U".,;:)>");
  if (last == std::u32string::npos) return false;
  for (const std::u32string_view ending : {U".dk", U".com", U".eu", U".net", U".org", U":dk"}) {
    if (last + 1 > ending.size() && text.compare(last + 1 - ending.size(), ending.size(), ending) == 0)
      return true;
  }
  return false;
}

/// `–`, `2021–2024`, `4–7.`
bool is_dash(const std::u32string& text) {
  const std::size_t dash = text.find(U'–');
  if (dash == std::u32string::npos || count_of(text, U"–") > 1) return false;
  if (text.size() == 1) return true;
  return dash > 0 && dash + 1 < text.size() && digits_in(text.substr(dash - 1, 1)) == 1 &&
         digits_in(text.substr(dash + 1, 1)) == 1;
}

/// `§`, `§§`, `§17,`
bool is_paragraph_sign(const std::u32string& text) {
  const std::size_t rest = text.find_first_not_of(U'§');
  return text.front() == U'§' &&
         (rest == std::u32string::npos ? text.size() <= 2 : digits_in(text.substr(rest, 1)) == 1);
}

/// `°`, `°C`, `22°`, `22°C.`
bool is_degree(const std::u32string& text) {
  const std::size_t at = text.find(U'°');
  if (at == std::u32string::npos || digits_in(text.substr(0, at)) != at) return false;
  const std::u32string rest = text.substr(at + 1);
  return rest.find_first_not_of(U"CF.,;") == std::u32string::npos && rest.size() <= 2;
}

/// A name or word with letters that Danish lacks, which the first reading had to write otherwise: its other
/// letters are nearly the same.
bool is_foreign_name(const std::u32string& text, const std::u32string& first) {
  constexpr std::u32string_view kForeign = U"üöäßÜÖÄ";
  const std::size_t foreign = count_of(text, kForeign);
  if (foreign == 0 || foreign * 2 > text.size() || digits_in(text) > 0) return false;
  if (!is_upper(text.front())) return false;
  // What was written for the foreign letters is at most two signs each.
  if (first.size() < text.size() || first.size() > text.size() + foreign) return false;
  std::size_t same = 0;
  for (std::size_t i = 0, j = 0; i < text.size() && j < first.size(); ++i, ++j) {
    if (text[i] == first[j]) {
      ++same;
    } else if (i + 1 < text.size() && j + 2 < first.size() && text[i + 1] == first[j + 2]) {
      ++j;
    }
  }
  return same + foreign >= text.size();
}

bool is_list_dot(const std::u32string& text, const std::u32string& first) {
  return text == U"•" && first.size() <= 2 && digits_in(first) == 0;
}

/// Whether the second reading's own shape says that it is right.
bool is_borne_out(const LineWord& danish, const LineWord& latin) {
  if (latin.confidence < kHeard) return false;
  const std::u32string first = points_of(danish.text);
  const std::u32string second = points_of(latin.text);
  if (is_address(second) || is_paragraph_sign(second) || is_degree(second)) return true;
  if (is_list_dot(second, first) || is_foreign_name(second, first)) return true;
  if (is_dash(second)) return !has_letter(first) && digits_in(first) == digits_in(second);
  if (has_any(second, U"_") && !has_any(first, U"_")) return has_letter(second) && second.size() >= 3;
  // No such sign: then only when much surer, and with all the Danish letters.
  constexpr std::u32string_view kDanish = U"æøåÆØÅ";
  return latin.confidence > danish.confidence + kMuchSurer &&
         count_of(first, kDanish) == count_of(second, kDanish) &&
         !has_any(second, U"äöüßāēīōūąęłńśźžčšřěů") && has_letter(first) == has_letter(second);
}

/// `7½` is written `7%2`, `7%4` or `7%⁄2` by one model or the other, which no percentage is.
std::string with_half(const std::string& text, const std::string& other) {
  constexpr std::u32string_view kDenominators = U"245⁄/";
  const std::u32string first = points_of(text);
  const std::size_t percent = first.find(U'%');
  if (percent == std::u32string::npos || digits_in(first.substr(0, percent)) != percent) return {};
  const auto has_half = [&](const std::u32string& read) {
    const std::size_t at = read.find(U'%');
    return at != std::u32string::npos && at + 1 < read.size() &&
           kDenominators.find(read[at + 1]) != kDenominators.npos;
  };
  if (!has_half(first) && !has_half(points_of(other))) return {};
  std::string half;
  for (std::size_t i = 0; i < percent; ++i) append_utf8(half, first[i]);
  half += "½";
  const std::size_t rest = first.find_first_not_of(kDenominators, percent + 1);
  for (std::size_t i = rest; i < first.size(); ++i) append_utf8(half, first[i]);
  return half;
}

/// `2½` is written `21⁄` or `2⁄2`, with a fraction's own stroke that no date has; empty where `text` is no
/// such thing.
std::string with_stroked_half(const std::string& text) {
  const std::u32string read = points_of(text);
  const std::size_t stroke = read.find(U'⁄');
  if (stroke == std::u32string::npos || stroke == 0 || digits_in(read.substr(0, stroke)) != stroke) return {};
  const std::u32string_view below = std::u32string_view(read).substr(stroke + 1);
  if (!below.empty() && below != U"2") return {};
  // The one above the stroke, where it was read as a figure of its own.
  const std::size_t whole = stroke > 1 && read[stroke - 1] == U'1' ? stroke - 1 : stroke;
  if (below.empty() && whole == stroke) return {};
  if (stroke == 1 && read.front() == U'1') return {};  // `1⁄2` is what stands there
  return text.substr(0, whole) + "½";
}

/// `2/2`, which before `%` is no fraction that anybody writes: `2½`. `1/2` is one.
std::string with_half_of_percent(const std::string& text, const LineWord* next) {
  constexpr std::string_view kBelow = "/2";
  if (next == nullptr || (next->text != "%" && next->text != "pct.") || !text.ends_with(kBelow)) return {};
  const std::string whole = text.substr(0, text.size() - kBelow.size());
  const bool is_number = !whole.empty() && whole.size() <= 2 && digits_in(points_of(whole)) == whole.size();
  return is_number && whole != "1" ? whole + "½" : std::string();
}

/// Columns that both words cover; a letter reaches some two columns to either side of where it is seen best.
int shared_columns(const LineWord& a, const LineWord& b) {
  constexpr int kReach = 2;
  return std::min(a.end, b.end) - std::max(a.begin, b.begin) + 2 * kReach;
}

/// `m` and its like, before a power.
bool is_unit(const std::u32string& text) {
  return text == U"m" || text == U"km" || text == U"cm" || text == U"mm";
}

bool answers(const LineWord& word, const LineWord& answer) {
  return 2 * shared_columns(word, answer) > word.end - word.begin + 4;
}

/// The words of `latin` that lie in `word` for the most part, left to right: several where a blank was read
/// as a hyphen or as nothing.
std::vector<LineWord> parts_of(const LineWord& word, const std::vector<LineWord>& latin) {
  std::vector<LineWord> parts;
  std::copy_if(latin.begin(), latin.end(), std::back_inserter(parts),
               [&](const LineWord& part) { return answers(part, word); });
  return parts;
}

std::string joined(const std::vector<LineWord>& words, std::string_view between) {
  std::string text;
  for (const LineWord& word : words) text += (text.empty() ? "" : std::string(between)) + word.text;
  return text;
}

/// Whether a word is rather these: each much surer, and no figure nor Danish letter more or less.
bool is_rather(const LineWord& word, const std::vector<LineWord>& parts) {
  constexpr std::u32string_view kKept = U"æøåÆØÅ0123456789";
  const std::u32string first = points_of(word.text);
  const std::u32string second = points_of(joined(parts, ""));
  return count_of(first, kKept) == count_of(second, kKept) &&
         std::all_of(parts.begin(), parts.end(),
                     [&](const LineWord& part) { return part.confidence > word.confidence + kMuchSurer; });
}

}  // namespace

bool is_doubtful(const LineWord& word, bool first) {
  if (word.confidence < kUnsure) return true;
  const std::u32string text = points_of(word.text);
  if (text.front() == U'8' || text.front() == U'$' || text.front() == U'&') return true;  // for §
  if (has_any(text, U"&$—=+*»«>?”\"€£%") || ends_like_a_host(text)) return true;
  if (first && text.size() == 1 && text.front() != U'I' && digits_in(text) == 0) return true;  // for •
  if (!has_letter(text) && text.size() <= 2 && digits_in(text) < text.size()) return true;
  if (has_any(text, U"⁄") || (word.text.ends_with("/2") && digits_in(text) + 1 == text.size()))
    return true;                               // for ½
  const std::size_t hyphen = text.find(U'-');  // for –, between numbers
  return hyphen != std::u32string::npos && hyphen > 0 && hyphen + 1 < text.size() &&
         digits_in(text.substr(hyphen - 1, 1)) == 1 && digits_in(text.substr(hyphen + 1, 1)) == 1;
}

std::vector<MarkPlace> doubtful_marks(const LineWord& word, bool first) {
  constexpr std::u32string_view kDashes = U"-–—=";
  constexpr std::u32string_view kMarks = U"-–—=+*·.”»«>?®©¢°\"'";
  constexpr std::u32string_view kPowers = U"23?”\"*°'>";  // what the models write for ²
  constexpr std::u32string_view kLettersForDots = U"eoO0c";
  const std::u32string text = points_of(word.text);
  std::vector<MarkPlace> places;
  if (word.letters.size() != text.size()) return places;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string written;
    append_utf8(written, text[i]);
    MarkPlace place{
        i, begin, begin + written.size(), text.size() == 1, first, has_any(text.substr(i, 1), kDashes)};
    begin = place.end;
    place.power = i + 1 == text.size() && is_unit(text.substr(0, i)) && kPowers.find(text[i]) != kPowers.npos;
    const bool is_mark = kMarks.find(text[i]) != kMarks.npos;
    const bool may_be_dot = first && kLettersForDots.find(text[i]) != kLettersForDots.npos;
    const bool between_numbers = place.dash && i > 0 && i + 1 < text.size() &&
                                 digits_in(text.substr(i - 1, 1)) == 1 &&
                                 digits_in(text.substr(i + 1, 1)) == 1;
    if (place.power || (place.alone ? is_mark || may_be_dot : between_numbers)) places.push_back(place);
  }
  return places;
}

bool may_be(const MarkPlace& place, std::string_view mark) {
  if (place.power || mark == "²") return place.power && mark == "²";
  if (mark == "•") return place.alone && place.first;
  if (mark == "·") return place.alone && !place.first;
  return place.dash;
}

std::vector<TwoReadings> second_opinion(const std::vector<LineWord>& danish,
                                        const std::vector<LineWord>& latin) {
  std::vector<TwoReadings> readings;
  for (std::size_t i = 0; i < danish.size(); ++i) {
    const LineWord& word = danish[i];
    readings.push_back({word, ""});
    const LineWord* next = i + 1 < danish.size() ? &danish[i + 1] : nullptr;
    std::string of_percent = with_half_of_percent(word.text, next);
    if (of_percent.empty()) of_percent = with_stroked_half(word.text);
    if (!of_percent.empty()) {
      readings.back().other = std::exchange(readings.back().chosen.text, of_percent);
      readings.back().chosen.letters.clear();
      continue;
    }
    const auto answer =
        std::max_element(latin.begin(), latin.end(), [&](const LineWord& a, const LineWord& b) {
          return shared_columns(word, a) < shared_columns(word, b);
        });
    if (answer == latin.end() || !answers(word, *answer) || answer->text == word.text) continue;
    if (!is_doubtful(word, i == 0) && !is_foreign_name(points_of(answer->text), points_of(word.text)))
      continue;
    // A word that answers more than one was parted otherwise; which is right nothing here says.
    const auto sharing = std::count_if(danish.begin(), danish.end(),
                                       [&](const LineWord& other) { return answers(other, *answer); });
    if (sharing > 1) continue;
    TwoReadings& two = readings.back();
    // Nor may a part of it answer for the whole: the year before `tilkendegive` would be lost.
    if (const std::vector<LineWord> parts = parts_of(word, latin); parts.size() > 1) {
      if (is_rather(word, parts)) {
        readings.pop_back();
        for (const LineWord& part : parts) readings.push_back({part, ""});
      } else if (std::all_of(parts.begin(), parts.end(),
                             [](const LineWord& part) { return part.confidence >= kHeard; })) {
        two.other = joined(parts, " ");
      }
      continue;
    }
    std::string half = with_half(word.text, answer->text);
    const bool is_number = digits_in(points_of(word.text)) > 0 && !has_letter(points_of(word.text));
    if (half.empty() && is_number) half = with_stroked_half(answer->text);
    if (!half.empty()) {
      two.other = std::exchange(two.chosen.text, half);
      two.chosen.letters.clear();
    } else if (is_borne_out(word, *answer)) {
      two.other = std::exchange(two.chosen.text, answer->text);
      two.chosen.confidence = answer->confidence;
      two.chosen.letters = answer->letters;
    } else if (answer->confidence >= kHeard) {
      two.other = answer->text;
    }
  }
  return readings;
}

}  // namespace frisaet
