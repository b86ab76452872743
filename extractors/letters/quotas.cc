#include "extractors/letters/quotas.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/letters/counted_areas.h"
#include "extractors/letters/quota_tables.h"
#include "extractors/letters/sections.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

/// The single area named in a stretch of text; nothing where there are several or none.
std::optional<AreaMention> only_area(std::string_view text, Span within) {
  const std::vector<AreaList> lists = find_area_lists(within.of(text));
  if (lists.size() != 1 || lists.front().areas.size() != 1) return std::nullopt;
  AreaMention area = lists.front().areas.front();
  area.span = shifted(area.span, within.begin);
  return area;
}

/// Up to the first comma.
Span first_clause(std::string_view text, Span own) {
  const std::size_t comma = own.of(text).find(',');
  return {own.begin, comma == std::string_view::npos ? own.end : own.begin + comma};
}

constexpr double kFromQuestion = 0.8;
constexpr double kOnlyHeld = 0.85;

struct Found {
  Quota quota;
  Span what;
  std::optional<Span> area;
  std::optional<Span> pool;
  double confidence = 0.92;
};

/// `existing` agreements, a number `set_aside`, or nothing that concerns us. The number's own clause decides
/// before what stands in front of it; a number out of a pool (`30 af de 87 kommuner`) is set aside without
/// further words.
std::optional<std::string> kind_of_number(std::string_view text, const RuleMatch& match, Span before,
                                          Span own) {
  if (match.group("pool")) return "set_aside";
  if (rules("quota_past").first(text, before)) return "existing";
  // `27 kommuner være frisat på dagtilbudsområdet, når dem fra tidligere runder regnes med`
  const Span clause = first_clause(text, own);
  if (const auto kind = rules("quota_kind").first(text, clause);
      kind && kind->rule->gives == "set_aside" && only_area(text, clause))
    return "set_aside";
  auto kind = rules("quota_kind").first(text, own);
  if (!kind) kind = rules("quota_kind").first(text, before);
  if (!kind || kind->rule->gives == "none") return std::nullopt;
  return kind->rule->gives;
}

/// `De syv kommuner, hvis ønske allerede står på listen`: they asked, and have nothing yet. Of others
/// (`resten sættes på venteliste`) it says nothing against the number.
bool asked_and_got_nothing(std::string_view words) {
  const std::vector<RuleMatch> nothing = rules("asked_and_got_nothing").all(words);
  if (nothing.empty()) return false;
  const std::vector<RuleMatch> others = rules("others_got_nothing").all(words);
  return std::any_of(nothing.begin(), nothing.end(), [&](const RuleMatch& match) {
    return std::none_of(others.begin(), others.end(),
                        [&](const RuleMatch& other) { return other.span.overlaps(match.span); });
  });
}

/// The pool that a sentence shares out (`de resterende 87 pladser fordeles …`) and the numbers behind it.
struct Shared {
  Span pool;
  std::vector<RuleMatch> numbers;
};
std::optional<Shared> shared_in(std::string_view text, Span sentence, const std::vector<RuleMatch>& numbers) {
  const auto match = rules("quota_pool").first(text, sentence);
  if (!match) return std::nullopt;
  Shared shared{*match->group("pool"), {}};
  for (const RuleMatch& number : numbers) {
    if (number.span.begin >= match->span.end) shared.numbers.push_back(number);
  }
  return shared;
}

/// The one area that the question before a sentence asks about.
std::optional<AreaMention> asked_area(const Prose& prose, std::size_t sentence) {
  if (sentence == 0) return std::nullopt;
  const Span question = prose.sentences()[sentence - 1];
  if (!question.of(prose.text()).ends_with('?')) return std::nullopt;
  auto area = only_area(prose.text(), question);
  if (area) area->confidence = std::min(area->confidence, kFromQuestion);
  return area;
}

/// `På dette område udpeges fire` below the heading `Beskæftigelsesområdet`.
std::optional<AreaMention> area_of_heading(const Prose& prose, std::size_t sentence) {
  const Span piece = prose.sentences()[sentence];
  const auto words = rules("area_of_heading").first(prose.text(), piece);
  const std::vector<AreaCode> areas = areas_of_section(prose, sentence);
  if (!words || areas.size() != 1) return std::nullopt;
  return AreaMention{words->span, areas.front(), kFromQuestion};
}

/// `Ministeriet udpeger 6 kommuner` in a letter about one area, where the sentence names none; places where
/// people come together (`Vi holder et møde. Der er 7 pladser at fordele`) are none.
std::optional<AreaMention> area_of_letter(const Prose& prose, std::size_t index,
                                          const std::vector<AreaCode>& letter) {
  if (letter.size() != 1) return std::nullopt;
  const Span sentence = prose.sentences()[index];
  const auto words = rules("chosen_by_number").first(prose.text(), sentence);
  if (!words) return std::nullopt;
  const bool of_agreements = rules("tells_of_an_agreement").matches(sentence.of(prose.text()));
  const Span around{index > 0 && !of_agreements ? prose.sentences()[index - 1].begin : sentence.begin,
                    sentence.end};
  if (rules("gathering").matches(around.of(prose.text()))) return std::nullopt;
  return AreaMention{words->span, letter.front(), kFromQuestion};
}

/// `20 pladser tilbage på ældreområdets temadag`, `På messen er der 20 pladser`: seats, whatever area is
/// named.
bool counts_seats(std::string_view text, Span before, Span own) {
  return rules("seats").matches(first_clause(text, own).of(text)) ||
         rules("seats_lead").matches(before.of(text));
}

/// Without the marks that end a clause.
Span without_end_marks(std::string_view text, Span span) {
  span = trimmed(text, span);
  while (!span.empty() && std::string_view(".,;").find(text[span.end - 1]) != std::string_view::npos)
    --span.end;
  return span;
}

/// What is known of a number before its own words are read.
struct Around {
  std::optional<Span> pool;          ///< its sentence shares this out
  std::optional<AreaCode> only;      ///< the one area that the letter is about
  std::optional<AreaMention> asked;  ///< the area of the question or heading it stands under
  bool goes_on =
      false;  ///< its clause has no verb, as the number before it is set aside for the area before *it*
};

/// Reads one number with the words up to the next number (or the end of the sentence) as its own.
std::optional<Found> read_quota(std::string_view text, const RuleMatch& match, Span before, Span own,
                                const Around& around) {
  auto count = number_of(match.group("count")->of(text));
  // `I er én af i alt 14 kommuner`: the number is that of those there are.
  if (count == 1 && match.group("pool")) {
    const std::string_view all = match.group("pool")->of(text);
    const std::size_t digit = std::min(all.find_first_of("0123456789"), all.size());
    const std::size_t end = std::min(all.find_first_not_of("0123456789", digit), all.size());
    count = number_of(all.substr(digit, end - digit));
  }
  // `ud af de 98 kommuner`: the pool.
  if (rules("pool_lead").matches(text.substr(before.begin, match.span.begin - before.begin)) &&
      !match.group("pool"))
    return std::nullopt;
  if (asked_and_got_nothing(hull(before, own).of(text))) return std::nullopt;
  const auto& [pool, only, asked, goes_on] = around;
  const auto kind =
      pool || goes_on ? std::optional<std::string>("set_aside") : kind_of_number(text, match, before, own);
  if (!count || !kind) return std::nullopt;
  Found found;
  found.quota.count = *count;
  const bool one_of_them = *count != number_of(match.group("count")->of(text));
  if (!one_of_them) found.pool = pool ? pool : match.group("pool");
  found.what = own;
  if (*kind == "existing") {
    found.confidence = 0.9;
    if (only && rules("the_area_itself").matches(own.of(text))) found.quota.area = only;
    // `de syv kommuner, der fik en aftale i første runde, fortsætter`: the relative clause says who they are.
    if (const auto clause = rules("relative_clause").first(own.of(text))) {
      found.what.end = own.begin + clause->span.end;
      // `de syv kommuner, der er frisat på ældreområdet`
      if (const auto theirs = only_area(text, found.what);
          theirs && rules("who_got_the_area").matches(found.what.of(text))) {
        found.quota.area = theirs->area;
        found.area = theirs->span;
      }
    }
    return found;
  }
  if (counts_seats(text, before, own)) return std::nullopt;
  // `Skoleområdet er begrænset til ti kommuner, og på ældreområdet …`: the number's own clause comes first.
  std::optional<AreaMention> area;
  if (!only_area(text, first_clause(text, own))) {
    area = only_area(text, before);
    const bool same_clause =
        area && text.substr(area->span.end, match.span.begin - area->span.end).find_first_of(",;:") ==
                    std::string_view::npos;
    if (!same_clause) area = std::nullopt;
  }
  if (!area) area = only_area(text, own);
  // `… på det område, som højst fem kommuner kan få`
  if (!area && areas_in(own.of(text)).empty()) area = only_area(text, before);
  if (!area && areas_in(own.of(text)).empty()) area = asked;
  if (!area) return std::nullopt;  // a number set aside for nobody knows what is no quota
  found.quota.area = area->area;
  found.area = area->span;
  found.confidence = std::min(0.95, area->confidence);
  // `8 kommuner på ældreområdet har aftaler`: theirs, or places that were set aside and taken?
  if (rules("agreements_held").matches(hull(before, first_clause(text, own)).of(text)))
    found.confidence = std::min(found.confidence, kOnlyHeld);
  if (area->span.begin > match.span.begin) {
    found.what.end = area->span.end;
  } else if (match.group("pool")) {
    found.what.begin = area->span.begin;
  }
  return found;
}

/// The same number for the same area is known.
bool told(const std::vector<Record>& records, const Quota& quota) {
  return std::any_of(records.begin(), records.end(), [&](const Record& record) {
    const auto& known = std::get<Quota>(record.value);
    return known.count == quota.count && known.area == quota.area;
  });
}

/// Drops the same number for the same area where it was told without a pool.
void forget_without_pool(std::vector<Record>& records, const Quota& quota) {
  std::erase_if(records, [&](const Record& record) {
    const auto& known = std::get<Quota>(record.value);
    return known.count == quota.count && known.area == quota.area && !known.of;
  });
}

constexpr double kPoolBehind = 0.88;  // another sentence's number is for a person to see

/// `De vælges blandt de 61 kommuner, som ikke har en aftale` behind a sentence with numbers: what they are
/// taken from, where it is enough for all of them.
void give_pool_behind(const Document& document, const Prose& prose, std::vector<Record>& records) {
  const std::string_view text = prose.text();
  for (std::size_t index = 1; index < prose.sentences().size(); ++index) {
    const std::string_view words = prose.sentences()[index].of(text);
    const auto match = rules("pool_behind").first(words);
    if (!match) continue;
    const Span pool = shifted(*match->group("pool"), prose.sentences()[index].begin);
    const auto all = number_of(match->group("count")->of(words));
    const std::string before = squeeze(prose.sentences()[index - 1].of(text));
    std::vector<Record*> theirs;
    int sum = 0;
    for (Record& record : records) {
      const auto& quota = std::get<Quota>(record.value);
      if (!quota.what || before.find(*quota.what) == std::string::npos) continue;
      if (!quota.of) theirs.push_back(&record);
      sum += quota.count;
    }
    // `Seks kommuner kan få en aftale. Det er KL og ministeriet enige om. Pladserne kan søges af …`
    if (sum == 0 && records.size() == 1 && match->rule->id == "who_may_ask_for_them") {
      const auto& quota = std::get<Quota>(records.front().value);
      if (!quota.of) theirs.push_back(&records.front());
      sum = quota.count;
    }
    if (!all || sum > *all) continue;
    for (Record* record : theirs) {
      std::get<Quota>(record->value).of = squeeze(pool.of(text));
      add_evidence(record->evidence, document, "of", prose.to_flow(pool));
      record->confidence = std::min(record->confidence, kPoolBehind);
    }
  }
}

/// The sentence that leads over (`…, udpeges:`) to the list of which the sentence is a point.
std::optional<Span> lead_of(const Prose& prose, std::size_t index) {
  constexpr std::size_t kLongestList = 6;
  const std::string_view text = prose.text();
  for (std::size_t back = 0; back < std::min(index, kLongestList); ++back) {
    const std::string_view point = prose.sentences()[index - back].of(text);
    if (!rules("list_mark").matches(point)) return std::nullopt;
    const Span above = prose.sentences()[index - back - 1];
    if (above.of(text).ends_with(':')) return above;
  }
  return std::nullopt;
}

/// `Af de 21 pladser ligger tolv på …`: the one number of all that the words name, where it is enough for
/// those beside the areas.
void give_pool(std::string_view text, Span words, std::vector<Beside>& found) {
  const auto pool = pool_in(text, words);
  int all = 0;
  for (const Beside& beside : found) {
    all += beside.count;
    if (pool && pool->span.overlaps(beside.number)) return;
  }
  if (!pool || all > pool->count) return;
  for (Beside& beside : found) beside.pool = beside.pool ? beside.pool : pool->span;
}

/// Numbers beside areas that no other way of counting told, in letters that share municipalities or places
/// out.
void add_numbers_beside_areas(const Document& document, const Prose& prose, std::vector<Record>& records) {
  constexpr double kBeside = 0.88;
  const std::string_view text = prose.text();
  const auto add = [&](const Beside& beside) {
    const bool known = std::any_of(records.begin(), records.end(), [&](const Record& record) {
      const auto& quota = std::get<Quota>(record.value);
      return quota.area == beside.area.area || (!quota.area && quota.count == beside.count);
    });
    if (known) return;
    Quota quota;
    quota.count = beside.count;
    quota.area = beside.area.area;
    const Span what = hull(beside.number, beside.area.span);
    quota.what = squeeze(what.of(text));
    if (beside.pool) quota.of = squeeze(beside.pool->of(text));
    Record record{quota, std::min(kBeside, beside.area.confidence), {}};
    add_evidence(record.evidence, document, "count", prose.to_flow(beside.number));
    add_evidence(record.evidence, document, "what", prose.to_flow(what));
    add_evidence(record.evidence, document, "area", prose.to_flow(beside.area.span));
    if (beside.pool) add_evidence(record.evidence, document, "of", prose.to_flow(*beside.pool));
    records.push_back(std::move(record));
  };
  for (std::size_t index = 0; index < prose.sentences().size(); ++index) {
    const Span sentence = prose.sentences()[index];
    const Span context{index > 0 ? prose.sentences()[index - 1].begin : sentence.begin, sentence.end};
    if (rules("earlier_numbers").matches(sentence.of(text))) continue;
    if (!rules("not_shared_out").matches(sentence.of(text))) {
      for (const auto& way : {parts_of_a_pool, numbers_in_turn, numbers_of_offices}) {
        for (const Beside& beside : way(text, sentence)) add(beside);
      }
    }
    if (rules("not_shared_out").matches(sentence.of(text))) continue;
    std::vector<Beside> found = numbers_beside_areas(text, sentence);
    // `Puljen er på 20 kommuner. Heraf …`
    bool of_them = false;
    if (index > 0 && rules("of_them").matches(sentence.of(text))) {
      if (const auto pool = pool_in(text, prose.sentences()[index - 1])) {
        of_them = true;
        for (Beside& beside : found) beside.pool = beside.pool ? beside.pool : pool->span;
      }
    }
    // `Otte kommuner på ældreområdet viser frem`: one number alone needs a word of room, in the sentence or,
    // of a point, in the one that leads over to the list.
    const std::optional<Span> over = lead_of(prose, index);
    const auto room = rules("quota_kind").first((over ? *over : sentence).of(text));
    constexpr std::size_t kShared = 2;
    const bool somebodys = room && room->rule->gives == "none";
    const bool many = found.size() >= kShared && !somebodys && rules("pool_number").first(text, sentence);
    const bool told = rules("room_alone").matches(sentence.of(text));
    if (!many && !over && !of_them && !told && !rules("shares_out").matches(context.of(text))) continue;
    const std::vector<RuleMatch> kinds = rules("quota_kind").all((over ? *over : sentence).of(text));
    const bool sets_aside =
        over ? std::any_of(kinds.begin(), kinds.end(),
                           [](const RuleMatch& kind) { return kind.rule->gives == "set_aside"; })
             : room && room->rule->gives == "set_aside";
    const bool shared = found.size() >= kShared || (sets_aside && !somebodys);
    give_pool(text, over ? *over : sentence, found);
    for (const Beside& beside : found) {
      // `de fire kommuner på beskæftigelsesområdet`: those that have it.
      const std::string_view lead = text.substr(sentence.begin, beside.number.begin - sentence.begin);
      if (counts_seats(text, {sentence.begin, beside.number.begin}, {beside.number.begin, sentence.end}))
        continue;
      if (!shared && !rules("the_ones").matches(lead)) continue;
      add(beside);
    }
  }
}

}  // namespace

std::vector<Record> find_quotas(const Document& document, const Prose& prose,
                                const std::vector<AreaCode>& areas) {
  const std::string_view text = prose.text();
  const auto only = areas.size() == 1 ? std::optional(areas.front()) : std::nullopt;
  std::vector<Record> records;
  for (std::size_t index = 0; index < prose.sentences().size(); ++index) {
    const Span sentence = prose.sentences()[index];
    std::vector<RuleMatch> numbers = rules("quota").scan(text, sentence);
    const auto shared = shared_in(text, sentence, numbers);
    if (shared) numbers = shared->numbers;
    const auto pool = shared ? std::optional(shared->pool) : std::nullopt;
    auto asked = asked_area(prose, index);
    if (!asked) asked = area_of_heading(prose, index);
    if (!asked) asked = area_of_letter(prose, index, areas);
    // `På dagtilbudsområdet er der plads til 29, på folkeskoleområdet til 30 …`: where the clause of number
    // `i` begins that has no verb of its own.
    const auto verbless = [&](std::size_t i) -> std::optional<std::size_t> {
      if (i == 0 || i >= numbers.size()) return std::nullopt;
      const Span between{numbers[i - 1].span.end, numbers[i].span.begin};
      const auto match = rules("goes_on").first(between.of(text));
      if (!match) return std::nullopt;
      return between.begin + match->group("clause")->begin;
    };
    bool area_first = false;  // the number before this one is set aside for an area that stands before it
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const Span before{i == 0 ? sentence.begin : numbers[i - 1].span.end, numbers[i].span.begin};
      Span own{numbers[i].span.begin, i + 1 < numbers.size() ? numbers[i + 1].span.begin : sentence.end};
      const auto clause = area_first ? verbless(i) : std::nullopt;
      const bool followed = verbless(i + 1) && only_area(text, before);
      if (followed) own.end = numbers[i].span.end;
      auto found = read_quota(text, numbers[i], before, own, {pool, only, asked, clause.has_value()});
      area_first = found && found->area && found->area->begin < numbers[i].span.begin;
      if (!found) continue;
      if (clause) {
        found->what.begin = *clause;
      } else if (followed && area_first) {
        found->what.begin = sentence.begin;
      }
      // A title, or a sentence before, may tell the number alone; of two the one with its pool says more.
      if (found->pool) forget_without_pool(records, found->quota);
      if (told(records, found->quota)) continue;
      if (const auto end = rules("what_of_a_number_ends").first(text, found->what))
        found->what.end = end->span.begin;
      found->what = without_end_marks(text, found->what);
      found->quota.what = squeeze(found->what.of(text));
      if (found->pool) found->quota.of = squeeze(found->pool->of(text));
      Record record{found->quota, found->confidence, {}};
      add_evidence(record.evidence, document, "count", prose.to_flow(*numbers[i].group("count")));
      add_evidence(record.evidence, document, "what", prose.to_flow(found->what));
      if (found->area) add_evidence(record.evidence, document, "area", prose.to_flow(*found->area));
      if (found->pool) add_evidence(record.evidence, document, "of", prose.to_flow(*found->pool));
      records.push_back(std::move(record));
    }
  }
  // A sentence says more of a number than a row does.
  for (Record& row : quotas_of_table(document, prose)) {
    if (!told(records, std::get<Quota>(row.value))) records.push_back(std::move(row));
  }
  for (Record& row : quotas_of_open_list(document, prose)) {
    if (!told(records, std::get<Quota>(row.value))) records.push_back(std::move(row));
  }
  add_numbers_beside_areas(document, prose, records);
  give_pool_behind(document, prose, records);
  return records;
}

}  // namespace frisaet
