#include "extractors/registry.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "extractors/agreements/agreements.h"
#include "extractors/classify.h"
#include "extractors/declarations/declarations.h"
#include "extractors/letters/letters.h"
#include "extractors/lexicon/document_facts.h"
#include "extractors/lexicon/letter_parts.h"
#include "extractors/lexicon/prose.h"
#include "extractors/minutes/minutes.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

// Below the first the runner-up among the kinds has more than four fifths of its points; the second keeps
// whatever was read under such a kind below kReviewThreshold.
constexpr double kSureKind = 0.6;
constexpr double kDoubtfulKind = 0.8;

// A paper of no known kind may be a municipality's answer below the first two and above the third.
constexpr double kMayBeMinutes = 0.3;
constexpr double kSpeaksForOthers = 2;
constexpr double kSender = 0.9;

/// KL's letters repeat who has an agreement already.
Extraction extract_kl_letter(const Document& document, const Given& given) {
  Extraction result = extract_letter(document, given);
  std::vector<Record> assignments = find_assignments(document);
  add_areas_of_records(result.facts, assignments);
  std::move(assignments.begin(), assignments.end(), std::back_inserter(result.records));
  return result;
}

/// An item that decides a wish is a declaration too.
Extraction extract_meeting(const Document& document, const Given& given) {
  Extraction result = extract_minutes(document, given);
  add_declarations(document, result, given);
  return result;
}

/// A paper of no known kind, read as a letter.
struct OtherPaper {
  explicit OtherPaper(const Document& document)
      : prose(document), parts(read_letter_parts(prose)), sender(find_sender(document, prose, parts)) {}
  Prose prose;
  LetterParts parts;
  std::optional<Sender> sender;
};

/// Facts of a paper that no extractor reads; its municipality is the one it speaks of most, where that is
/// clear: news that name several alike have none.
Extraction facts_of(const Document& document, const Given& given, const OtherPaper& paper) {
  Extraction result;
  result.facts =
      facts_of_letter(document, paper.prose, paper.parts, areas_left_out(paper.prose), DocumentType::kOther);
  if (paper.sender && paper.sender->confidence >= kReviewThreshold)
    result.facts.municipality = paper.sender->municipality;
  if (given.municipality) result.facts.municipality = given.municipality;
  return result;
}

Extraction extract_facts(const Document& document, const Given& given) {
  return facts_of(document, given, OtherPaper(document));
}

}  // namespace

const std::vector<Extractor>& extractors() {
  static const std::vector<Extractor> all = {
      {DocumentType::kKlLetter, "letters", extract_kl_letter},
      {DocumentType::kDeclaration, "declarations", extract_declaration},
      {DocumentType::kMinutes, "minutes", extract_meeting},
      {DocumentType::kAgenda, "minutes", extract_minutes},
      {DocumentType::kAgreement, "agreements", extract_agreement},
      {DocumentType::kOther, "facts", extract_facts},
  };
  return all;
}

/// Municipalities that a paper surely gives an area; minutes, which may name many, are not asked.
std::size_t assigned_in(const Document& document, double minutes) {
  constexpr double kLikelyMinutes = 0.5;  // a heading of a decision, and a head or a recommendation
  // What a person would have to look at proves no kind, but where only its period is in doubt
  // (agreements.cc).
  constexpr double kSure = 0.88;
  if (minutes >= kLikelyMinutes) return 0;
  const std::vector<Record> found = find_assignments(document);
  const auto at_least = [&](double sure) {
    return static_cast<std::size_t>(std::count_if(
        found.begin(), found.end(), [&](const Record& record) { return record.confidence >= sure; }));
  };
  // One after another in clauses that each give another area: one may be doubtful, so many are no
  // coincidence.
  constexpr std::size_t kMany = 3;
  constexpr double kInOneClause = 0.85;
  std::set<AreaCode> areas;
  for (const Record& record : found) {
    if (record.confidence >= kInOneClause) areas.insert(std::get<AgreementAssignment>(record.value).area);
  }
  const std::size_t told = at_least(kInOneClause);
  return told >= kMany && areas.size() > 1 ? told : at_least(kSure);
}

/// What only its address or title marks as an answer to KL is one where a municipality writes it and it says
/// what is wanted: for a person, as the kind is a guess. What was read of it, or nothing.
std::optional<Extraction> extract_unmarked_answer(const Document& document, const Given& given,
                                                  const Classification& kind, const OtherPaper& paper) {
  constexpr double kAddressed = 1.5;  // to KL, or with the title of an answer
  if (kind.answer < kAddressed || !paper.sender || paper.sender->confidence < kSender) return std::nullopt;
  const RuleFamily& letter = RuleBook::standard().family("classify", "in_the_first_person");
  if (!letter.matches(paper.parts.body.of(paper.prose.text()))) return std::nullopt;
  Extraction answer = extract_declaration(document, given);
  if (answer.records.empty()) return std::nullopt;
  return answer;
}

/// A paper that is no declaration by its kind, but in which a municipality (its sender, or whom somebody
/// named) writes of welfare agreements and names an area: nobody can know that it is no reply but who reads
/// it.
bool may_be_a_reply(const Given& given, const OtherPaper& paper, const DocumentFacts& facts) {
  constexpr double kLikelySender = 0.6;  // a person decides
  if (facts.areas.empty()) return false;
  if (!given.municipality && (!paper.sender || paper.sender->confidence < kLikelySender)) return false;
  return RuleBook::standard().family("declarations", "about_wishes").matches(paper.prose.text());
}

/// A paper of no known kind: an answer that nothing marks, or mere facts.
Extraction extract_other(const Document& document, const Given& given, double minutes, Classification& kind) {
  constexpr double kGuessedKind = 0.5;
  const OtherPaper paper(document);
  // Others' words and minutes may name a wish, and are no answer.
  const bool may_answer = kind.against < kSpeaksForOthers && minutes < kMayBeMinutes;
  if (may_answer) {
    if (auto answer = extract_unmarked_answer(document, given, kind, paper)) {
      kind = {DocumentType::kDeclaration, kGuessedKind};
      return std::move(*answer);
    }
  }
  Extraction result = facts_of(document, given, paper);
  if (may_answer && may_be_a_reply(given, paper, result.facts))
    result.diagnostics.push_back(declaration_unclear());
  return result;
}

Extraction extract(const Document& document, const Given& given) {
  const double minutes = minutes_likelihood(document);
  Classification kind = classify(document, minutes, assigned_in(document, minutes));
  const auto extractor = std::find_if(extractors().begin(), extractors().end(),
                                      [&](const Extractor& known) { return known.type == kind.type; });
  Extraction result = kind.type == DocumentType::kOther ? extract_other(document, given, minutes, kind)
                                                        : extractor->extract(document, given);
  // The minutes' reader itself tells minutes from an agenda; everywhere else the classification stands.
  const bool meeting = kind.type == DocumentType::kMinutes || kind.type == DocumentType::kAgenda;
  if (!meeting || result.facts.type == DocumentType::kOther) result.facts.type = kind.type;
  result.facts.confidence = kind.confidence;
  // Where the kind itself is doubtful nothing read under it can be sure.
  if (kind.confidence < kSureKind) {
    for (Record& record : result.records) record.confidence = std::min(record.confidence, kDoubtfulKind);
  }
  return result;
}

}  // namespace frisaet
