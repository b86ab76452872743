#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/core/date.h"
#include "models/records/vocabulary.h"

namespace frisaet {

/// Somebody in minutes, as printed.
struct Person {
  std::string name;
  std::optional<std::string> party;  ///< party letter or words (`V`, `løsgænger`)

  friend bool operator==(const Person&, const Person&) = default;
};

/// One side's entry in a vote: a person, a party, or a bare number; at least one is known.
struct Voter {
  std::optional<std::string> name;
  std::optional<std::string> party;
  std::optional<int> count;

  friend bool operator==(const Voter&, const Voter&) = default;
};

struct Vote {
  std::optional<std::string>
      subject;  ///< what was voted on, as printed; nothing for the item's main proposal
  std::vector<Voter> votes_for;
  std::vector<Voter> votes_against;
  std::vector<Voter> abstentions;
  std::optional<int> total_for;
  std::optional<int> total_against;
  std::optional<int> total_abstain;

  friend bool operator==(const Vote&, const Vote&) = default;
};

struct RecommendationPoint {
  std::optional<std::string> point;  ///< `1`; nothing where the recommendation is not numbered
  std::string text;

  friend bool operator==(const RecommendationPoint&, const RecommendationPoint&) = default;
};

struct PointOutcome {
  std::vector<std::string> points;  ///< `{"1","2"}`; ranges are written out
  Outcome outcome = Outcome::kNoDecision;

  friend bool operator==(const PointOutcome&, const PointOutcome&) = default;
};

/// An earlier (or later) step of the same case, printed in the item's history.
struct HistoryStep {
  std::optional<std::string> body;
  std::optional<Date> date;
  std::optional<std::string> item_number;
  std::optional<Outcome> outcome;
  std::string text;

  friend bool operator==(const HistoryStep&, const HistoryStep&) = default;
};

/// One agenda item with what the meeting came to; there is one also where nothing was decided.
/// Field by field this is `decision` of the JSON contract.
struct Decision {
  std::optional<MunicipalityRef> municipality;
  std::optional<std::string> committee;  ///< as printed, without genitive and "møde"
  std::optional<BodyKind> body_kind;
  std::optional<Date> meeting_date;
  std::optional<MeetingType> meeting_type;
  std::optional<std::string> item_number;          ///< digits only
  std::optional<std::string> item_number_printed;  ///< `Pkt. 42`
  std::optional<std::string> title;
  std::optional<std::string> case_number;
  bool closed = false;
  std::vector<RecommendationPoint> recommendation;
  std::optional<std::string> decision_text;
  std::optional<Outcome> outcome;
  std::vector<PointOutcome> point_outcomes;
  std::vector<Vote> votes;  ///< the main one last
  std::vector<Person> absent;
  std::vector<Person> disqualified;
  std::vector<std::string> dissents;
  std::optional<std::string> referred_to;
  std::vector<AreaCode> areas;
  std::vector<HistoryStep> history;

  friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace frisaet
