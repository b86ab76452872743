#include "extractors/minutes/contents_list.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "extractors/minutes/item_readings.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// A shorter title may be any line of a case.
constexpr std::size_t kShortestTitle = 8;

/// Transcripts that lost their line ends tell by other means where a title of their list stands again
/// (`listed_titles`).
bool may_stand_alone(std::string_view text, const Mark& mark) {
  return !mark.piece.run_together && mark.piece.listed_title.empty() && !mark.item && !mark.step &&
         !mark.opener && !mark.result && !mark.lower_case && !mark.case_number &&
         looks_like_title(text, mark);
}

/// A line of the list, and whether it says that the item is closed.
struct Listed {
  Numbered line;
  bool closed = false;
  std::vector<Span> title;
};

/// `lukket 101 Køb af ejendom`, in lists that tell of each line whether it is open.
std::optional<Listed> behind_its_word(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  static const RuleFamily& lines = RuleBook::standard().family("minutes_lines", "beside_a_listed_number");
  const Span line = marks[at].piece.span;
  const auto match = lines.first(line.of(text));
  if (!match) return std::nullopt;
  const Span number = shifted(*match->group("number"), line.begin);
  const Span title = shifted(*match->group("title"), line.begin);
  Listed found{{at, at + 1, {}, fold(squeeze(title.of(text)))}, match->rule->gives == "closed", {title}};
  found.line.number.form = NumberForm::kBare;
  std::from_chars(text.data() + number.begin, text.data() + number.end, found.line.number.number);
  found.line.number.printed = number;
  found.line.number.title = title;
  return found;
}

/// The nearest heading of a group above, with nothing but numbered titles between.
bool below_closed(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  while (at-- > 0) {
    if (gathers_items(text, marks[at])) return gathers_closed_items(text, marks[at]);
    // `Lukket` alone over them.
    const std::string words = fold(marks[at].piece.span.of(text));
    if (words == "lukket" || words == "lukkede") return true;
    const bool title_of_number = at > 0 && marks[at - 1].item && marks[at - 1].item->title.empty();
    if (!marks[at].item && !title_of_number && !marks[at].lower_case) return false;
  }
  return false;
}

std::optional<Listed> listed_at(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed");
  if (auto line = behind_its_word(text, marks, at)) return line;
  if (!marks[at].item) return std::nullopt;
  TitleRead title = read_title(text, marks, marks[at].item->title, at + 1);
  const std::string words = title_text(text, title.lines);
  if (words.empty()) return std::nullopt;
  return Listed{{at, title.next, *marks[at].item, fold(words)},
                closed.matches(words) || below_closed(text, marks, at),
                std::move(title.lines)};
}

}  // namespace

std::vector<Numbered> titles_without_numbers(std::string_view text, const std::vector<Mark>& marks,
                                             const std::vector<Numbered>& numbered) {
  std::map<std::string, std::vector<const Numbered*>> listed;
  std::map<int, std::size_t> times;
  for (const Numbered& line : numbered) {
    listed[line.title].push_back(&line);
    ++times[line.number.number];
  }
  std::map<std::string, std::vector<Numbered>> found;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!may_stand_alone(text, marks[i])) continue;
    const TitleRead title = read_title(text, marks, marks[i].piece.span, i + 1);
    const std::string words = fold(title_text(text, title.lines));
    const auto line = listed.find(words);
    if (words.size() < kShortestTitle || line == listed.end()) continue;
    const Numbered& only = *line->second.front();
    if (line->second.size() > 1 || times[only.number.number] > 1 || i < only.next) continue;
    found[words].push_back({i, title.next, only.number, words});
  }
  std::vector<Numbered> places;
  for (auto& [words, lines] : found) {
    if (lines.size() == 1) places.push_back(std::move(lines.front()));
  }
  std::sort(places.begin(), places.end(), [](const Numbered& a, const Numbered& b) { return a.at < b.at; });
  return places;
}

std::vector<ItemRange> closed_items_of_list(std::string_view text, const std::vector<Mark>& marks,
                                            const std::vector<ItemRange>& items) {
  if (items.empty() || !items.front().number) return {};
  std::map<int, std::string> titles;
  for (const ItemRange& item : items) {
    if (item.number) titles[item.number->number] = fold(title_text(text, item.title));
  }
  std::vector<ItemRange> missing;
  std::size_t same = 0, others = 0;
  const std::size_t end = items.front().begin;
  for (std::size_t i = 0; i < end; ++i) {
    const std::optional<Listed> listed = listed_at(text, marks, i);
    if (!listed) continue;
    const Numbered& line = listed->line;
    if (const auto item = titles.find(line.number.number); item != titles.end()) {
      same += item->second.starts_with(line.title) || line.title.starts_with(item->second) ? 1U : 0U;
    } else if (!listed->closed) {
      ++others;
    } else {
      ItemRange range;
      range.begin = i;
      range.end = range.body = std::min(line.next, end);
      range.number = line.number;
      range.title = listed->title;
      range.only_listed = true;
      missing.push_back(std::move(range));
    }
  }
  // A list of which the paper has little is another's.
  if (same < 2 || same < items.size() / 2 || others > 1) return {};
  return missing;
}

}  // namespace frisaet::minutes
