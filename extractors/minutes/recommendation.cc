#include "extractors/minutes/recommendation.h"

#include <algorithm>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// More points in one recommendation are a misreading.
constexpr std::size_t kMostPoints = 40;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_points", family);
}

/// A line that lacks no more than this of the widest one was wrapped.
constexpr std::size_t kRoomOfWord = 15;

/// A line with what its ends tell.
struct PointLine {
  TextLine line;
  Span text;                            ///< without list marks and detached number
  std::optional<std::string> number;    ///< a number before the text
  std::optional<std::string> detached;  ///< a number alone on the line, or behind its text
  bool bullet = false;
  bool clause = false;  ///< begins with `at`
  bool opener = false;  ///< says who recommends
};

PointLine look_at(std::string_view text, const TextLine& line) {
  PointLine read{line, line.span, {}, {}, false, false, false};
  const std::string_view view = line.span.of(text);
  if (const auto match = rules("alone").first(view)) {
    read.detached = std::string(match->group("number")->of(view));
    read.text = {line.span.end, line.span.end};
    return read;
  }
  if (const auto counted = rules("counted_behind_a_bullet").first(view)) {
    read.bullet = true;
    read.text = {line.span.begin + counted->group("rest")->begin, line.span.end};
  } else if (const auto match = rules("leading").first(view); match && match->rule->gives != "none") {
    const auto number = match->group("number") ? match->group("number") : match->group("small");
    if (number) {
      read.number = std::string(number->of(view));
    } else {
      read.bullet = true;
    }
    read.text = trimmed(text, {line.span.begin + match->span.end, line.span.end});
  }
  const std::string_view rest = read.text.of(text);
  if (const auto match = rules("trailing").first(rest); match && !read.number) {
    read.detached = std::string(match->group("number")->of(rest));
    read.text = trimmed(text, {read.text.begin, read.text.begin + match->group("number")->begin});
  }
  // A table bar closes some layouts' points.
  while (!read.text.empty() && read.text.of(text).back() == '|')
    read.text = trimmed(text, {read.text.begin, read.text.end - 1});
  read.clause = rules("clause").matches(read.text.of(text));
  read.opener = !read.number && !read.bullet && !read.clause && rules("says_who").matches(read.text.of(text));
  return read;
}

class PointReader {
 public:
  PointReader(std::string_view text, const std::vector<TextLine>& lines, std::size_t widest)
      : text_(text), widest_(widest) {
    for (const TextLine& line : lines) {
      if (!rules("signed").matches(line.span.of(text))) lines_.push_back(look_at(text, line));
    }
    keep_number_of_sentence();
  }

  Recommendation read() {
    // Numbers behind their points, in papers whose first number comes after text.
    numbers_follow_ =
        std::any_of(lines_.begin(), lines_.end(),
                    [](const PointLine& l) { return l.detached.has_value(); }) &&
        std::none_of(lines_.begin(), lines_.end(), [](const PointLine& l) { return l.number.has_value(); });
    if (numbers_follow_) {
      for (const PointLine& line : lines_) {
        if (!line.detached) {
          // `Forvaltningen indstiller` / `at broen males` / `1.`: the clause is a point already.
          if (!line.opener && (!in_opener_ || line.clause)) break;
          in_opener_ = !ends_opener(line);
          continue;
        }
        // A number before any text belongs to what comes after it.
        if (line.text.empty()) numbers_follow_ = false;
        break;
      }
      in_opener_ = false;
    }
    // Where points are marked, a clause with `at` is the middle of one.
    marked_ = std::any_of(lines_.begin(), lines_.end(),
                          [](const PointLine& l) { return l.number || l.bullet || l.detached; });
    clauses_only_ = !marked_ && only_clauses();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (opens_a_sentence(i)) {
        begin(std::nullopt);
        add_text(lines_[i]);
      } else {
        take(lines_[i]);
      }
    }
    return finish();
  }

 private:
  /// `Direktionen indstiller, at byrådet beslutter, hvilke områder der søges om,` / `og i hvilken
  /// rækkefølge.`: who and what in one sentence that only happens to be wrapped behind a comma.
  [[nodiscard]] bool opens_a_sentence(std::size_t i) const {
    if (!lines_[i].opener || marked_ || i + 1 >= lines_.size()) return false;
    const std::string_view words = lines_[i].text.of(text_);
    if (!words.ends_with(',') || !rules("says_what_too").matches(words)) return false;
    const PointLine& next = lines_[i + 1];
    const CodePoint first = decode_utf8(text_, next.text.begin);
    if (next.clause || next.line.paragraph || !is_letter(first.value)) return false;
    // A name may begin the line where the one above is full.
    return !is_upper(first.value) || words.size() + kRoomOfWord > widest_;
  }

  /// `… at der holdes lukket i uge 29 og` / `30.`: the only number, and not the first there could be, ends
  /// the sentence.
  void keep_number_of_sentence() {
    // `… at målet sættes til 30.`
    if (lines_.size() == 1 && lines_[0].detached && !lines_[0].text.empty() && lines_[0].detached != "1") {
      lines_[0].detached.reset();
      lines_[0].text = {lines_[0].text.begin, lines_[0].line.span.end};
    }
    if (lines_.size() < 2 || !lines_.back().detached || !lines_.back().text.empty()) return;
    if (lines_.back().detached == "1" || lines_[lines_.size() - 2].text.of(text_).ends_with('.')) return;
    const bool others = std::any_of(lines_.begin(), lines_.end() - 1,
                                    [](const PointLine& l) { return l.number || l.detached; });
    if (others) return;
    lines_.back().detached.reset();
    lines_.back().text = lines_.back().line.span;
  }

  [[nodiscard]] bool ends_opener(const PointLine& line) const {
    const std::string_view view = line.text.of(text_);
    return view.ends_with(':') || view.ends_with(" at") || view.ends_with(',') || view.ends_with('.');
  }

  void take(const PointLine& line) {
    if (in_opener_ && !line.number && !line.bullet && !line.clause && !line.detached) {
      add_opener(line);
      return;
    }
    in_opener_ = false;
    const bool begins = line.number || line.bullet ||
                        (line.clause && !marked_ &&
                         (!running_sentence() || ended_early() || (clauses_only_ && !wants_clause())));
    if (line.opener && !(open_ && running_sentence())) {
      open_ = false;
      if (is_whole_recommendation(line)) {
        begin(std::nullopt);
        add_text(line);
      } else {
        add_opener(line);
      }
      return;
    }
    if (line.detached && line.text.empty()) return take_lone_number(*line.detached);
    if (line.detached) {
      // The number of the point that this line begins.
      if (!open_ || current().value.point) begin(std::nullopt);
      current().value.point = line.detached;
      add_text(line);
      return;
    }
    if (begins) {
      begin(line.number);
    } else if (!open_) {
      begin(pending_number_);
      pending_number_.reset();
    } else if (line.line.paragraph && !running_sentence()) {
      // A paragraph of its own after a finished point says something about all of them.
      if (current().value.point || bulleted_) {
        open_ = false;
        after_points_ = true;
        return;
      }
    }
    if (after_points_ && !begins) return;
    after_points_ = false;
    bulleted_ = bulleted_ || line.bullet;
    add_text(line);
  }

  void take_lone_number(const std::string& number) {
    if (numbers_follow_) {
      if (open_) current().value.point = number;
      open_ = false;
      return;
    }
    open_ = false;
    after_points_ = false;
    pending_number_ = number;
  }

  /// True while the open point's last line is in the middle of a sentence.
  [[nodiscard]] bool running_sentence() {
    if (!open_ || current().spans.empty()) return false;
    const std::string_view last = current().spans.back().of(text_);
    return !last.ends_with('.') && !last.ends_with(';') && !last.ends_with(':') && !last.ends_with(',') &&
           !last.ends_with(" og");
  }

  /// `… anmoder forvaltningen om` / `at …`: the clause is what the line before asks for.
  [[nodiscard]] bool wants_clause() {
    return rules("wants_clause").matches(current().spans.back().of(text_));
  }

  /// Each line behind the opener begins with `at`: unwrapped points without a mark at their ends.
  [[nodiscard]] bool only_clauses() const {
    std::size_t clauses = 0;
    for (const PointLine& line : lines_) {
      clauses += line.clause ? 1 : 0;
      if (!line.clause && (clauses > 0 || !line.opener)) return false;
    }
    return clauses > 1;
  }

  /// The open point's last line had room for the word that the next one begins with: it was ended there.
  [[nodiscard]] bool ended_early() {
    // `at` and its blank, an indent, and what letters of unequal width make out of a line.
    constexpr std::size_t kRoom = 25;
    return current().spans.back().size() + kRoom < widest_;
  }

  /// `Forvaltningen indstiller, at planen drøftes.`: opener and point in one sentence.
  [[nodiscard]] bool is_whole_recommendation(const PointLine& line) const {
    const std::string_view view = line.text.of(text_);
    return view.ends_with('.') && !view.ends_with(":.");
  }

  void add_opener(const PointLine& line) {
    in_opener_ = !ends_opener(line);
    recommendation_.openers +=
        std::string(recommendation_.openers.empty() ? "" : " ") + squeeze(line.text.of(text_));
    opener_spans_.push_back(line.text);
  }

  void begin(std::optional<std::string> number) {
    recommendation_.points.push_back({});
    current().value.point = std::move(number);
    open_ = true;
  }

  void add_text(const PointLine& line) {
    if (line.text.empty()) return;
    auto& value = current().value.text;
    value += std::string(value.empty() ? "" : " ") + squeeze(line.text.of(text_));
    current().spans.push_back(line.text);
  }

  Recommendation::Point& current() { return recommendation_.points.back(); }

  /// `Direktøren indstiller, 1. at vejen males, 2. at …` in one sentence: what stands before is the opener.
  void part_opener() {
    auto& points = recommendation_.points;
    if (points.size() != 1 || points[0].value.point) return;
    std::string& words = points[0].value.text;
    const auto first = rules("first_point_inside").first(words);
    if (!first) return;
    recommendation_.openers += std::string(recommendation_.openers.empty() ? "" : " ") +
                               words.substr(0, first->group("number")->begin);
    points[0].value.point = "1";
    words = words.substr(first->span.end);
    words.insert(0, "at ");
  }

  /// `Forvaltningen indstiller, At vejen males At resten spares`: points whose marks were lost with their
  /// lines; no sentence has the word with a capital in its middle.
  void part_clauses() {
    auto& points = recommendation_.points;
    if (points.size() != 1 || points[0].value.point) return;
    const std::string words = points[0].value.text;
    std::vector<std::size_t> begins;
    for (const RuleMatch& match : rules("capital_clause").all(words))
      begins.push_back(match.group("clause")->begin);
    if (begins.size() < 2 || begins.size() > kMostPoints) return;
    const std::string_view opener = std::string_view(words).substr(0, begins.front());
    if (!opener.empty() && !rules("says_who").matches(opener)) return;
    // It was taken for an opener as a whole.
    if (recommendation_.openers == words) recommendation_.openers.clear();
    if (!opener.empty())
      recommendation_.openers +=
          std::string(recommendation_.openers.empty() ? "" : " ") + std::string(trim(opener));
    const std::vector<Span> spans = points[0].spans;
    points.clear();
    begins.push_back(words.size());
    for (std::size_t i = 0; i + 1 < begins.size(); ++i)
      points.push_back({{std::nullopt, std::string(trim(std::string_view(words).substr(
                                           begins[i], begins[i + 1] - begins[i])))},
                        spans});
  }

  /// `1. Vejen males, 2. resten spares.` on the same lines.
  void part_points() {
    auto& points = recommendation_.points;
    for (std::size_t i = 0; i < points.size() && points.size() < kMostPoints; ++i) {
      const auto& point = points[i].value.point;
      if (!point || point->size() > 2 || !is_digit(static_cast<unsigned char>(point->front()))) continue;
      const std::string next = std::to_string(std::stoi(*point) + 1);
      const bool printed = std::any_of(points.begin(), points.end(),
                                       [&](const Recommendation::Point& p) { return p.value.point == next; });
      if (printed) continue;
      std::string& words = points[i].value.text;
      std::size_t at = std::string::npos;
      for (const std::string_view joint : {", ", "; ", ". ", ", og ", " og "}) {
        for (const std::string_view close : {") ", ". at ", ". At "}) {
          const std::size_t found = words.find(std::string(joint) + next + std::string(close));
          if (found != std::string::npos) at = std::min(at, found + joint.size());
        }
      }
      // `1. at vejen males 2. at resten spares`: a mark was lost, and nothing else is numbered so.
      if (const std::size_t found = words.find(" " + next + ". at "); found != std::string::npos)
        at = std::min(at, found + 1);
      if (at == std::string::npos) at = sentence_numbered(words, next);
      if (at == std::string::npos) continue;
      Recommendation::Point rest{
          {next, std::string(trim(std::string_view(words).substr(at + next.size() + 1)))}, points[i].spans};
      words = std::string(trim(std::string_view(words).substr(0, at)));
      points.insert(points.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    }
  }

  /// `Vejen males. 2. Resten spares.`: where the next number stands between two sentences.
  static std::size_t sentence_numbered(const std::string& words, const std::string& next) {
    const std::size_t found = words.find(". " + next + ". ");
    if (found == std::string::npos || rules("counts_on").matches(words.substr(0, found + 1)))
      return std::string::npos;
    const std::size_t behind = found + next.size() + 4;
    return is_upper(decode_utf8(words, behind).value) ? found + 2 : std::string::npos;
  }

  Recommendation finish() {
    std::erase_if(recommendation_.points,
                  [](const Recommendation::Point& p) { return p.value.text.empty(); });
    part_opener();
    part_points();
    // `Sagen fremsendes uden indstilling.`
    const auto& read = recommendation_.points;
    if (read.size() == 1 && rules("none").matches(read[0].value.text)) recommendation_.points.clear();
    // An opener that nothing follows is the recommendation.
    if (recommendation_.points.empty() && !recommendation_.openers.empty()) {
      recommendation_.points.push_back({{std::nullopt, recommendation_.openers}, opener_spans_});
    }
    part_clauses();
    return std::move(recommendation_);
  }

  std::string_view text_;
  std::size_t widest_;
  std::vector<PointLine> lines_;
  Recommendation recommendation_;
  std::vector<Span> opener_spans_;
  std::optional<std::string> pending_number_;
  bool numbers_follow_ = false;
  bool marked_ = false;
  bool clauses_only_ = false;
  bool in_opener_ = false;
  bool open_ = false;
  bool bulleted_ = false;
  bool after_points_ = false;
};

}  // namespace

Recommendation read_recommendation(std::string_view text, const std::vector<TextLine>& lines,
                                   std::size_t widest) {
  return PointReader(text, lines, widest).read();
}

}  // namespace frisaet::minutes
