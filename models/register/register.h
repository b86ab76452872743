#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/date.h"
#include "models/municipality/municipality.h"
#include "models/records/declaration.h"
#include "models/rounds/reply.h"
#include "models/rounds/round.h"

namespace frisaet {

/// What kind of thing a declaration was read in.
enum class SourceKind {
  kPaper,    ///< a letter or a mail: it was said on the day it was written
  kMinutes,  ///< of a meeting: it was said on the day of the meeting, whenever they were printed
  kSurvey,   ///< a row of a survey's export
  kTold,     ///< what somebody was told and wrote down
};

/// One declaration with where it came from: what the store hands to the register.
struct RegisterSource {
  Declaration declaration;
  std::string record_id;
  std::string document_sha256;
  std::string received_at;  ///< ISO date or date-time (`2022-08-07T14:03:11Z`) at which the document arrived
  double confidence = 1;    ///< of the reading, 0..1
  bool confirmed = false;   ///< a person has looked at it: never in doubt for its reading
  std::optional<BodyKind> body_kind;  ///< of the deciding body, when the source is minutes
  SourceKind kind = SourceKind::kPaper;
  std::string hour;  ///< kSurvey: when on its day the row was answered, `08:00:00`; empty = unknown
  /// Rises with the order in which the readings shown were stored, whatever the clock says: a document read
  /// anew has a new one.
  std::int64_t sequence = 0;
  std::string round = {};  ///< code of the round for which it was given, where somebody said so

  friend bool operator==(const RegisterSource&, const RegisterSource&) = default;
};

/// Why a source does or does not count.
enum class SourceState {
  kCounts,       ///< this is what the municipality wants today
  kOutranked,    ///< a higher body has spoken
  kSuperseded,   ///< the same rank has spoken later, or says the same again
  kReplaced,     ///< a correction names it
  kWithdrawn,    ///< withdrawn, or itself a withdrawal that leaves nothing
  kSaysNothing,  ///< names none of the round's areas, nor "none", nor a withdrawal
  kContradicts,  ///< as weighty and as new as another that says otherwise: a person must decide
  kSetAside,     ///< a person decided that another one counts
};
std::string_view to_string(SourceState state);  ///< `counts outranked superseded …`; persisted, never renamed

/// What a person decided where sources disagree: which of those that lay before them counts in a phase.
struct RegisterRuling {
  std::string municipality;       ///< code
  std::string phase;              ///< code
  std::string record;             ///< id of the source that counts
  std::vector<std::string> seen;  ///< ids of the sources that lay before the person, `record` included
  std::string said;               ///< wish_text() of `record` as the person saw it
  std::string author, reason;
  std::string made_at;  ///< UTC, as received_at

  friend bool operator==(const RegisterRuling&, const RegisterRuling&) = default;
};

/// True when a source was given in this round: for it by somebody's word, else said between its first and
/// last day. What has no day of its own but its arrival, and what was told, may belong to any.
bool belongs_to(const Round& round, const RegisterSource& source);

/// What a meeting did with the matter without its being a wish: declined an area, put it off, passed it on.
/// It never counts; it belongs to the story.
struct RegisterStep {
  std::string record_id;
  std::string document_sha256;
  std::string received_at;
  std::optional<Date> date;         ///< of the meeting
  std::optional<std::string> body;  ///< as printed
  std::optional<std::string> item_number;
  std::optional<std::string> title;
  std::optional<Outcome> outcome;
  std::vector<AreaCode> areas;  ///< named by the item
  int rank = 0;                 ///< of a council or finance committee as rank_of() has it; 0 = any other body
  /// It decided something for the municipality, and which wish that is could not be read.
  bool undecipherable = false;

  friend bool operator==(const RegisterStep&, const RegisterStep&) = default;
};

/// One line of a municipality's thread.
struct RegisterLine {
  RegisterSource source;
  SourceState state = SourceState::kSaysNothing;
  bool late = false;  ///< came after the deadline of every phase it speaks to, or late by its own words
  std::string why;    ///< Danish sentence

  friend bool operator==(const RegisterLine&, const RegisterLine&) = default;
};

/// What counts for one phase. Phases have forms and deadlines of their own: a wish on the areas of the second
/// says nothing against one on the area of the first.
struct PhaseView {
  std::string phase;                  ///< code
  std::optional<std::size_t> counts;  ///< index in RegisterEntry::lines; nothing = no wish stands
  bool late = false;      ///< what counts came after this phase's deadline and says otherwise than
                          ///< what counted then: an approval that confirms a reply is in time
  bool expected = true;   ///< may_reply(): has no place already and is not kept out
  bool answered = false;  ///< some source speaks to this phase

  friend bool operator==(const PhaseView&, const PhaseView&) = default;
};

/// What one municipality wants in a round, says who, and what that rests on.
struct RegisterEntry {
  MunicipalityRef municipality;
  std::vector<RegisterLine>
      lines;  ///< in order of time (day_of, then written_on, arrival, record id); unknown days first
  std::vector<RegisterStep> steps;  ///< in order of time; empty unless somebody asked for the whole story
  std::vector<PhaseView> phases;    ///< one per phase of the round, in its order
  bool missing = true;              ///< no source says anything
  bool in_doubt = false;
  bool unread = false;  ///< something of its own waits for a person: a paper that looks like its reply
                        ///< (note_unread), an answer or a row of the survey in which no wish was found and
                        ///< that nobody has looked at, or a meeting's decision that could not be read
                        ///< (doubt_steps); it is not to be reminded as if it had kept silent
  std::vector<std::string>
      doubts;  ///< Danish: contradictions, unsure readings, replacements that name nothing known
  std::vector<RegisterRuling> rulings;  ///< those that were applied

  /// The newest line that counts for any phase; nothing when none does.
  [[nodiscard]] std::optional<std::size_t> counts() const;
  friend bool operator==(const RegisterEntry&, const RegisterEntry&) = default;
};

/// A round's register: one entry per municipality in order of code, those without any source included.
struct Register {
  std::vector<RegisterEntry> entries;
  std::vector<RegisterSource> unplaced;           ///< name no known municipality; for a person to place
  std::vector<std::string> unplaced_papers = {};  ///< ids of documents that look like replies and name none
  std::optional<Date> as_of;                      ///< by the days of decisions and documents; nothing = now
  std::string known_at;                           ///< by what had arrived, UTC; empty = now

  [[nodiscard]] const RegisterEntry* of(std::string_view municipality_code) const;  ///< null = none
};

/// Relates the sources by the rules of who outranks whom:
///   1. a correction or withdrawal takes away what it names (by the day on which the earlier paper was
///   written
///      or, where none was, by that of the decision it tells of; without such words a withdrawal takes away
///      all earlier ones of no higher rank) and speaks with the weight of what it replaced; earlier is what
///      was written earlier. Of a survey's rows the later export's replaces those of earlier ones, within an
///      export the row answered later;
///   2. of the rest the highest body counts (rank_of), within it the latest day (day_of);
///   3. the same rank on the same day saying different things is a contradiction, and so is a later word from
///   a lower body
///      that says otherwise: both are doubts for a person, nothing is merged;
///   4. lateness is marked and changes nothing else;
///   5. a person's ruling comes first: the source it names counts with the weight of the weightiest it was
///   chosen among, the others that were seen are set aside. A source that came since and says otherwise is
///   judged by rules 1-3 and is a doubt, and so is a ruling whose source is gone or is read otherwise now.
/// Pure: the same sources in any order give the same register. For the state at an earlier day, give only the
/// sources and rulings of that time (day_of or received_at). REQUIRES: at most one ruling for a municipality
/// and phase.
Register build_register(const Round& round, const MunicipalityIndex& municipalities,
                        std::vector<RegisterSource> sources, const std::vector<RegisterRuling>& rulings = {});

/// A paper of a municipality that looks like a reply and in which no wish was found, or that is held for a
/// person.
struct UnreadPaper {
  std::string municipality;  ///< code; empty: it names none
  std::string document_sha256;
  std::string name;         ///< the file's
  std::string received_at;  ///< UTC
  std::optional<Date> date;
  bool held = false;  ///< personal data may stand in it, its name too: that is not shown

  friend bool operator==(const UnreadPaper&, const UnreadPaper&) = default;
};

/// Makes each such paper a doubt of its municipality, so that nobody who wrote passes for somebody who did
/// not; those that name no municipality are listed as unplaced.
void note_unread(Register& of_round, const std::vector<UnreadPaper>& papers);

/// Makes each undecipherable step a doubt of its municipality, unless a body as high has spoken on its day or
/// later in words that were read, or somebody wrote down after it came what they were told on that day or
/// later. For a municipality that is asked for nothing they stay mere steps.
void doubt_steps(RegisterEntry& entry, const std::vector<RegisterStep>& steps);

/// Why a step is no declaration: a Danish sentence.
std::string why_no_declaration(const RegisterStep& step);

/// False for a municipality that is asked for nothing in the phase: it has a place already, was named in an
/// earlier phase, or is kept out of the round or of all the phase's areas.
bool may_reply(const Round& round, const Phase& phase, std::string_view municipality_code);

/// True when a source says something of a phase: wants one of its areas; or wants none, or takes something
/// back, on a day when the phase's deadline had not passed (where all have passed, that is the last phase): a
/// September form that asks for none of three areas says nothing of a wish on the fourth in July.
bool speaks_to(const Round& round, const Phase& phase, const RegisterSource& source);

/// What a declaration wants of a phase's areas, in Danish: `1. folkeskole, 2. ældre`; `folkeskole eller
/// ældre` for an open set; `ingen af områderne`; `trækker tilbage`; empty where it says nothing of them.
/// Areas are called what the round calls them.
std::string wish_text(const Round& round, const Phase& phase, const Declaration& declaration);

/// What the allocation reads: one reply for each municipality with a source that says anything, or with a
/// doubt. Doubts and lateness (of which phases) go along, so that the policy decides on them in the open.
std::vector<Reply> replies_from(const Register& register_view, const Round& round);

/// The day a source speaks for: of the decision, else of the document, else of its arrival. Nothing when none
/// is known.
std::optional<Date> day_of(const RegisterSource& source);

/// The day on which a source was said: of minutes the meeting's; of a letter its own, whenever what it tells
/// of was decided. By it replies are late. day_of where the paper has no day of its own.
std::optional<Date> written_on(const RegisterSource& source);

/// The day from which a source can count: that of the decision and of the paper, the later of them.
std::optional<Date> counts_from(const RegisterSource& source);

inline constexpr int kFinanceCommitteeRank = 3, kCouncilRank = 4;

/// Weight of who speaks: 0 reported, 1 administration or unknown (a letter, a row of the survey in the
/// municipality's own name), 2 committee, 3 finance committee, 4
/// council.
int rank_of(const RegisterSource& source);

}  // namespace frisaet
