#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/extraction.h"
#include "extractors/minutes/classify.h"
#include "models/core/date.h"
#include "models/document/document.h"
#include "models/records/decision.h"
#include "models/records/evidence.h"

namespace frisaet::minutes {

/// Something read, with the flow span it was read at.
template <typename T>
struct Found {
  T value;
  Span span;
};

/// The head of a paper: whose meeting, when, of what kind.
struct Head {
  std::optional<Found<std::string>> body;  ///< as printed, without genitive, "møde" and period
  std::optional<BodyKind> body_kind;
  std::optional<Found<Date>> date;
  std::optional<Found<MeetingType>> type;
  std::optional<MunicipalityRef> municipality;  ///< only where the paper is certain about it
  std::vector<Evidence> municipality_evidence;
  bool municipality_in_passing = false;     ///< named once, somewhere in a case, and no other is
  std::optional<Found<std::string>> title;  ///< the line that names the paper
  /// How all lines above decisions of the meeting's day call another committee than the head does: a
  /// committee with two names.
  std::optional<std::string> body_in_steps;
  bool says_agenda = false;
  bool says_minutes = false;
  bool body_from_steps = false;  ///< the head itself does not say it; a dated decision line does
  bool date_from_steps = false;
  bool from_agenda = false;       ///< body or day may be those of an agenda that is approved
  bool date_from_agenda = false;  ///< told where the meeting's own agenda is approved
  bool date_from_mail = false;    ///< only the day on which the mail was sent is told
  bool days_differ = false;       ///< two lines name the meeting's day as surely, and not the same
  bool other_days = false;        ///< other lines of the head name another day, though less surely
  bool day_in_passing = false;    ///< no label, hour or word says that the day is the meeting's
  bool body_in_passing = false;   ///< likewise of the body
};

/// Index of the first mark that tells of a case (a section's heading or a decision line): the head lies
/// before it.
std::size_t head_end(const std::vector<Mark>& marks);

/// Reads body, date, type and municipality from the marks before `end`; what is missing there is taken from
/// the dated decision lines of the whole paper, where they agree.
Head read_head(const Document& document, const std::vector<Mark>& marks, std::size_t end);

/// Takes a body or day that the head lacks from the dated decision lines of the paper, where they agree.
void complete_from_steps(const std::vector<Mark>& marks, Head& head);

/// True where the step is one of this meeting: same day and same body, as far as both are known.
bool is_own(const Step& step, const Head& head);

}  // namespace frisaet::minutes
