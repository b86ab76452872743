// The wishes that minutes decide. Works on the decisions that the minutes' reader found, not on the text
// again: what an item came to is that reader's business.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "extractors/declarations/changed_choice.h"
#include "extractors/declarations/circumstances.h"
#include "extractors/declarations/confidence.h"
#include "extractors/declarations/declarations.h"
#include "extractors/declarations/item_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// True where the item came to a yes that may hold a wish; `split` is looked at point by point.
bool may_adopt(const Decision& decision) {
  return decision.outcome && (adopts(*decision.outcome) || *decision.outcome == Outcome::kSplit);
}

/// The recommendation names an area, and not to decline it, that was not read as a wish.
bool leaves_an_area(const Decision& decision, const WishReading& reading) {
  constexpr double kWholeWord = 0.9;
  const std::string text = adopted_points(decision);
  const std::vector<Span> pieces = pieces_of(text);
  return std::any_of(pieces.begin(), pieces.end(), [&](Span piece) {
    const std::string_view words = piece.of(text);
    if (rules("says_no").matches(words) || rules("declines").matches(words)) return false;
    const std::vector<AreaMention> areas = find_areas(words);
    return std::any_of(areas.begin(), areas.end(), [&](const AreaMention& area) {
      return area.confidence >= kWholeWord &&
             !rules("passed_over").matches(words.substr(0, area.span.begin)) &&
             std::none_of(reading.wishes.begin(), reading.wishes.end(),
                          [&](const StatedWish& wish) { return wish.area == area.area; });
    });
  });
}

/// The sentence that chooses names more areas, in whatever words, than it was read to choose.
bool chooses_more(const ItemReading& reading) {
  std::set<std::string> named;
  const std::vector<Span> sentences = sentences_of_decision(reading.text);
  for (const StatedWish& wish : reading.wishes.wishes) {
    for (const Span sentence : sentences) {
      if (!sentence.contains(wish.area_span)) continue;
      for (const RuleMatch& word : rules("any_area_word").scan(reading.text, sentence)) {
        const std::string start = to_lower(word.group("area")->of(reading.text));
        named.insert(start == "folkesko" ? "sko" : start);
      }
    }
  }
  return named.size() > reading.wishes.wishes.size();
}

/// Without the stop that was put behind a point.
std::optional<std::string> as_printed(std::optional<std::string> words, const Decision& decision) {
  if (!words || !words->ends_with('.')) return words;
  bool printed = squeeze(decision.decision_text.value_or("")).find(*words) != std::string::npos;
  for (const RecommendationPoint& point : decision.recommendation)
    printed = printed || squeeze(point.text).find(*words) != std::string::npos;
  if (!printed) words->pop_back();
  return words;
}

/// The flow span of a piece of evidence, found again by its quote.
std::optional<Span> flow_span(const Document& document, const Evidence& evidence) {
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    const Page& page = document.pages()[i];
    if (page.raw.number != evidence.page) continue;
    const std::size_t at = page.repaired.text.find(evidence.quote);
    if (at == std::string::npos) return std::nullopt;
    const std::size_t begin = document.page_span(i).begin + at;
    return Span{begin, begin + evidence.quote.size()};
  }
  return std::nullopt;
}

/// Cites the words that name the priority's area inside what the decision cites; all of it where none is
/// found.
void cite_priority(const Document& document, const std::vector<Evidence>& sources, const AreaCode& area,
                   const std::string& field, std::vector<Evidence>& evidence) {
  const std::size_t before = evidence.size();
  for (const Evidence& source : sources) {
    const auto flow = flow_span(document, source);
    if (!flow) continue;
    for (const AreaMention& mention : find_areas(flow->of(document.text()))) {
      if (mention.area != area) continue;
      add_evidence(evidence, document, field, shifted(mention.span, flow->begin));
    }
  }
  if (evidence.size() != before) return;
  for (Evidence source : sources) {
    source.field = field;
    evidence.push_back(std::move(source));
  }
}

/// Cites what of the decision's evidence holds the words; all of it where they run over several places.
void cite_words(const std::vector<Evidence>& sources, const std::string& words, const char* field,
                std::vector<Evidence>& evidence) {
  const auto holds = [&](const Evidence& source) {
    return squeeze(source.quote).find(words) != std::string::npos;
  };
  const bool one_place = std::any_of(sources.begin(), sources.end(), holds);
  for (const Evidence& source : sources) {
    if (one_place && !holds(source)) continue;
    evidence.push_back(source);
    evidence.back().field = field;
  }
}

std::vector<Evidence> evidence_of(const Document& document, const Record& source, const Declaration& value) {
  std::vector<Evidence> evidence;
  std::vector<Evidence> words;  // of the recommendation and the decision
  for (const Evidence& known : source.evidence) {
    const auto add = [&](const char* field) {
      evidence.push_back(known);
      evidence.back().field = field;
    };
    if (known.field == "municipality") add("municipality");
    if (known.field == "committee" || known.field == "item_number" || known.field == "meeting_date")
      add("decided");
    if (known.field == "meeting_date") add("date");
    if (known.field.starts_with("recommendation") || known.field.starts_with("decision_text"))
      words.push_back(known);
  }
  for (std::size_t i = 0; i < value.priorities.size(); ++i) {
    cite_priority(document, words, value.priorities[i].area, "priorities." + std::to_string(i), evidence);
  }
  for (const Evidence& known : words) {
    if (value.none_of_areas) evidence.push_back(known), evidence.back().field = "none_of_areas";
  }
  if (value.reservation) cite_words(words, *value.reservation, "reservation", evidence);
  if (value.replaces) cite_words(words, *value.replaces, "replaces", evidence);
  return evidence;
}

/// `Magistratens indstilling blev tiltrådt`: what the steps before tell that this body proposed in words of
/// its own is what was adopted, whatever was recommended to it; nothing where they tell no such proposal.
std::optional<Decision> with_proposal_of_a_step(const Decision& decision) {
  const std::string text = decision.decision_text.value_or("");
  const auto adopted = rules("adopts_a_bodys").first(text);
  if (!adopted) return std::nullopt;
  const std::string body = fold(adopted->group("body")->of(text));
  const auto step = std::find_if(decision.history.rbegin(), decision.history.rend(), [&](const auto& told) {
    return told.body && fold(*told.body) == body && rules("proposes_itself").matches(told.text) &&
           !find_areas(told.text).empty();
  });
  if (step == decision.history.rend()) return std::nullopt;
  Decision proposed = decision;
  proposed.recommendation = {{std::nullopt, step->text}};
  proposed.point_outcomes.clear();
  return proposed;
}

/// What the two readers come to together: where they agree nothing is doubted, the grammar stands in for
/// phrases that are not known.
std::optional<Came> chosen(const Decision& decision, bool named_here) {
  std::optional<Came> phrases =
      may_adopt(decision) && is_about_wishes(decision) ? by_phrases(decision) : std::nullopt;
  std::optional<Came> grammar = by_small_words(decision);
  if (!grammar && !phrases) grammar = by_title(decision);
  if (!phrases) {
    if (!grammar || rules("after_the_choice").matches(decision.title.value_or(""))) return std::nullopt;
    grammar->doubts.small_words = true;
    grammar->doubts.another_matter = !named_here;
    return grammar;
  }
  // An area beside verbs that neither knows.
  if (!grammar && phrases->reading.wishes.guessed) return std::nullopt;
  if (!grammar || phrases->replaces) return phrases;
  if (same_choice(phrases->reading.wishes, grammar->reading.wishes)) return phrases;
  // Phrases that are not known leave words out; where they differ and nothing speaks against the grammar, it
  // has seen more.
  constexpr double kPlain = 0.8;
  const bool better = grammar->reading.wishes.confidence >= kPlain;
  if (better) {
    grammar->doubts.two_readings = true;
    return grammar;
  }
  phrases->doubts.two_readings = true;
  return phrases;
}

/// `Svaret af 3. maj om A bortfalder og afløses af B`: the earlier answer that the new one stands for.
std::optional<std::string> replaced_by_it(const Decision& decision) {
  const std::string words = decision.decision_text.value_or("");
  for (const Span sentence : sentences_of_decision(words)) {
    if (const auto gone = rules("replaced_answer").first(words, sentence))
      return squeeze(gone->group("what").value_or(gone->span).of(words));
  }
  return std::nullopt;
}

/// `Godkendt, forudsat at staten betaler`: what the meeting itself makes its choice hang on.
std::optional<std::string> own_reservation(const Decision& decision) {
  const std::string words = decision.decision_text.value_or("");
  const auto reserved = find_reservation(words, sentences_of_decision(words));
  if (!reserved) return std::nullopt;
  std::string told = squeeze(reserved->of(words));
  return is_a_members(decision, told) ? std::nullopt : std::optional(std::move(told));
}

struct DeclarationRead {
  Record record;
  std::vector<std::string_view> doubts;
};

/// `freed`: what the paper prints at the item, or at another one of the same case, speaks of agreements.
std::optional<DeclarationRead> declaration_of(const Document& document, const Record& source,
                                              const Decision& decision, const Given& given, bool freed) {
  if (decision.outcome && !may_adopt(decision) && *decision.outcome != Outcome::kRejected)
    return std::nullopt;
  const bool named_here = is_about_wishes(decision);
  if (!named_here && !freed) return std::nullopt;
  const std::optional<Decision> proposed = with_proposal_of_a_step(decision);
  std::optional<Came> came = chosen(proposed ? *proposed : decision, named_here);
  if (!came) return std::nullopt;
  if (proposed) came->doubts.two_readings = true;
  ItemReading& reading = came->reading;
  MinutesDoubts& doubts = came->doubts;
  doubts.decision = source.confidence;
  Declaration value;
  value.replaces = came->replaces;
  value.withdraws = came->replaces.has_value();
  if (value.withdraws) reading.wishes.wishes.clear();
  value.municipality = given.municipality ? given.municipality : decision.municipality;
  for (const StatedWish& wish : reading.wishes.wishes) {
    Priority priority{wish.area, wish.rank, std::nullopt};
    if (wish.condition) priority.condition = squeeze(wish.condition->of(reading.text));
    value.priorities.push_back(std::move(priority));
  }
  value.open_set = reading.wishes.open_set;
  value.none_of_areas = reading.wishes.none;
  if (!reading.reservation && !reading.wishes.empty()) reading.reservation = own_reservation(decision);
  value.reservation = as_printed(reading.reservation, decision);
  value.status =
      decision.body_kind == BodyKind::kCouncil ? DeclarationStatus::kCouncil : DeclarationStatus::kCommittee;
  value.decided = DecidedBy{decision.committee, decision.meeting_date, decision.item_number};
  value.date = decision.meeting_date;
  if (!value.withdraws) value.replaces = replaced_by_it(decision);
  if (rules("late").matches(decision.decision_text.value_or("") + "\n" + adopted_points(decision)))
    value.late = true;
  doubts.wishes = reading.wishes.confidence;
  doubts.guessed = reading.wishes.guessed;
  doubts.others_named = !value.withdraws && !reading.wishes.none && !doubts.amended &&
                        (doubts.by_words ? chooses_more(reading) : leaves_an_area(decision, reading.wishes));
  doubts.another_matter =
      doubts.another_matter || rules("after_the_choice").matches(decision.title.value_or(""));
  doubts.placed = value.municipality && value.date;
  Sureness sure = confidence_of(doubts);
  std::vector<Evidence> evidence = evidence_of(document, source, value);
  return DeclarationRead{{std::move(value), sure.value, std::move(evidence)}, std::move(sure.doubts)};
}

bool prints_of_agreements(const Document& document, const Record& record) {
  return record.extent.end <= document.text().size() &&
         speaks_of_being_freed(record.extent.of(document.text()));
}

/// Cases of which an item speaks of agreements.
std::set<std::string> cases_about_wishes(const Document& document, const Extraction& minutes) {
  std::set<std::string> cases;
  for (const Record& record : minutes.records) {
    const auto* decision = std::get_if<Decision>(&record.value);
    if (decision == nullptr || !decision->case_number) continue;
    if (is_about_wishes(*decision) || prints_of_agreements(document, record))
      cases.insert(*decision->case_number);
  }
  return cases;
}

}  // namespace

void add_declarations(const Document& document, Extraction& minutes, const Given& given) {
  const std::size_t decisions = minutes.records.size();
  minutes.doubts.resize(decisions);
  const std::set<std::string> cases = cases_about_wishes(document, minutes);
  for (std::size_t i = 0; i < decisions; ++i) {
    const auto* decision = std::get_if<Decision>(&minutes.records[i].value);
    if (decision == nullptr) continue;
    const bool freed = prints_of_agreements(document, minutes.records[i]) ||
                       (decision->case_number && cases.count(*decision->case_number) > 0);
    auto declaration = declaration_of(document, minutes.records[i], *decision, given, freed);
    if (!declaration) continue;
    // What the minutes are about is what they decided on, too.
    for (const AreaCode& area : decision->areas) {
      auto& areas = minutes.facts.areas;
      if (std::find(areas.begin(), areas.end(), area) == areas.end()) areas.push_back(area);
    }
    minutes.records.push_back(std::move(declaration->record));
    minutes.doubts.push_back(std::move(declaration->doubts));
  }
}

}  // namespace frisaet
