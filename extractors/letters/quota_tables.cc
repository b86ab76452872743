#include "extractors/letters/quota_tables.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/letters/counted_areas.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

/// The pool that the sentence right above a table shares out (`De resterende 80 kommuner deles ud således:`).
std::optional<Span> pool_above(const Prose& prose, Span head) {
  constexpr std::size_t kBetween = 60;  // a line that leads over
  const auto& sentences = prose.sentences();
  const auto behind = std::partition_point(sentences.begin(), sentences.end(),
                                           [&](Span sentence) { return sentence.begin < head.begin; });
  if (behind == sentences.begin() || (behind - 1)->end + kBetween < head.begin) return std::nullopt;
  const auto match = rules("quota_pool").first(prose.text(), *(behind - 1));
  return match ? match->group("pool") : std::nullopt;
}

/// Two lines with an area and a number each, below one that says in whatever words that it counts who finds
/// room (`Så mange kan være med`).
bool begins_rows(const Prose& prose, std::size_t line, std::string_view above) {
  if (rules("quota_table_row").matches(above)) return false;  // a row that counts is no head
  const auto is_row = [&](std::size_t at) {
    if (at >= prose.lines().size()) return false;
    const std::string_view words = prose.lines()[at].of(prose.text());
    const auto row = rules("quota_table_row").first(words);
    return row && area_in_cell(row->group("area")->of(words));
  };
  return rules("head_counts").matches(above) && !rules("head_counts_others").matches(above) && is_row(line) &&
         is_row(line + 1);
}

/// Numbers below a head are those of who asked, not of who finds room, where the line right above says so
/// (`Ønskerne fordeler sig sådan`), or the sentence behind them says what they show.
bool counts_who_asked(const Prose& prose, Span head, Span last) {
  const std::string_view text = prose.text();
  const auto& sentences = prose.sentences();
  const std::size_t at = prose.sentence_at(head.begin);
  const auto asked = [&](std::size_t index, const char* family) {
    return index < sentences.size() && rules(family).matches(sentences[index].of(text)) &&
           !rules("shares_room_out").matches(sentences[index].of(text));
  };
  const std::size_t behind = prose.sentence_at(last.end);
  return asked(at, "who_asked") || (at > 0 && asked(at - 1, "who_asked")) || asked(behind, "shows_who_asked");
}

}  // namespace

std::vector<Record> quotas_of_table(const Document& document, const Prose& prose) {
  constexpr double kTableRow = 0.92;
  constexpr double kUnknownHead = 0.85;
  constexpr double kWhoAsked = 0.6;
  std::vector<Record> records;
  std::size_t of_this_table = 0;  // where its records begin
  Span table_head, last_row;
  const auto end_table = [&] {
    if (of_this_table < records.size() && counts_who_asked(prose, table_head, last_row)) {
      for (std::size_t i = of_this_table; i < records.size(); ++i)
        records[i].confidence = std::min(records[i].confidence, kWhoAsked);
    }
    of_this_table = records.size();
  };
  bool inside = false;
  bool more_columns = false;
  bool surely = true;      // the head is one that is known
  std::string_view above;  // the line before
  std::optional<Span> pool;
  for (std::size_t i = 0; i < prose.lines().size(); ++i) {
    const Span line = prose.lines()[i];
    const std::string_view words = line.of(prose.text());
    const auto head = rules("quota_table_head").first(words);
    // `De 34 kommuner, som …, fordeles sådan:` may run over lines.
    const std::size_t at = prose.sentence_at(line.begin);
    const bool ends_here = at < prose.sentences().size() && prose.sentences()[at].end == line.end;
    const Span lead = ends_here ? prose.sentences()[at] : line;
    if (head || rules("quota_list_lead").matches(lead.of(prose.text()))) {
      end_table();
      table_head = line;
      inside = surely = true;
      above = words;
      const auto shared = rules("quota_pool").first(prose.text(), lead);
      pool = !head && shared ? shared->group("pool") : pool_above(prose, line);
      more_columns = head && head->group("more");
      continue;
    }
    const std::string_view over = std::exchange(above, words);
    if (!inside && begins_rows(prose, i, over)) {
      end_table();
      table_head = prose.lines()[i - 1];
      inside = true;
      surely = false;
      more_columns = false;
      pool = pool_above(prose, line);
    }
    if (!inside) continue;
    const auto row = rules(more_columns ? "quota_table_row_more" : "quota_table_row").first(words);
    const auto area = row ? area_in_cell(row->group("area")->of(words)) : std::nullopt;
    const auto count = area ? number_of(row->group("count")->of(words)) : std::nullopt;
    if (!count) {
      inside = false;
      continue;
    }
    last_row = line;
    Record record{Quota{}, std::min(surely ? kTableRow : kUnknownHead, area->confidence), {}};
    Quota quota;
    quota.count = *count;
    quota.area = area->area;
    if (pool) quota.of = squeeze(pool->of(prose.text()));
    // `Dagtilbud | 8 | 1. oktober`: to the number; the rest of the row is about something else.
    const Span told{line.begin, more_columns ? line.begin + row->group("count")->end : line.end};
    quota.what = squeeze(told.of(prose.text()));
    record.value = std::move(quota);
    add_evidence(record.evidence, document, "count",
                 prose.to_flow(shifted(*row->group("count"), line.begin)));
    add_evidence(record.evidence, document, "what", prose.to_flow(told));
    if (pool) add_evidence(record.evidence, document, "of", prose.to_flow(*pool));
    add_evidence(record.evidence, document, "area", prose.to_flow(shifted(*row->group("area"), line.begin)));
    records.push_back(std::move(record));
  }
  end_table();
  return records;
}

std::vector<Record> quotas_of_open_list(const Document& document, const Prose& prose) {
  constexpr double kListRow = 0.92;
  const std::string_view text = prose.text();
  std::vector<Record> records;
  std::vector<Record> rows;
  std::optional<Span> pool;
  bool inside = false;
  const auto close = [&] {
    if (rows.size() > 1) std::move(rows.begin(), rows.end(), std::back_inserter(records));
    rows.clear();
    inside = false;
  };
  for (const Span line : prose.lines()) {
    const std::string_view words = line.of(text);
    const auto row = inside ? rules("quota_list_row").first(words) : std::nullopt;
    const auto area = row ? area_in_cell(row->group("area")->of(words)) : std::nullopt;
    const auto count = area ? number_of(row->group("count")->of(words)) : std::nullopt;
    if (count) {
      Quota quota;
      quota.area = area->area;
      quota.count = *count;
      const Span told = shifted(Span{row->group("count")->begin, row->group("area")->end}, line.begin);
      quota.what = squeeze(told.of(text));
      if (pool) quota.of = squeeze(pool->of(text));
      Record record{std::move(quota), std::min(kListRow, area->confidence), {}};
      add_evidence(record.evidence, document, "count",
                   prose.to_flow(shifted(*row->group("count"), line.begin)));
      add_evidence(record.evidence, document, "what", prose.to_flow(told));
      add_evidence(record.evidence, document, "area",
                   prose.to_flow(shifted(*row->group("area"), line.begin)));
      if (pool) add_evidence(record.evidence, document, "of", prose.to_flow(*pool));
      rows.push_back(std::move(record));
      continue;
    }
    if (inside) close();
    if (!rules("quota_list_open").matches(words)) continue;
    inside = true;
    const std::size_t index = prose.sentence_at(line.begin);
    const bool known = index < prose.sentences().size();
    const auto match = known ? rules("quota_pool").first(text, prose.sentences()[index]) : std::nullopt;
    pool = match ? match->group("pool") : pool_above(prose, line);
  }
  close();
  return records;
}

}  // namespace frisaet
