#pragma once

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

/// One declaration with where it came from: what the store hands to the register.
struct RegisterSource {
  Declaration declaration;
  std::string record_id;
  std::string document_sha256;
  std::string received_at;  ///< ISO date or date-time (`2022-08-07T14:03:11Z`) at which the document arrived
  double confidence = 1;    ///< of the reading, 0..1
  bool confirmed = false;   ///< a person has looked at it: never in doubt for its reading
  std::optional<BodyKind> body_kind;  ///< of the deciding body, when the source is minutes

  friend bool operator==(const RegisterSource&, const RegisterSource&) = default;
};

/// Why a source does or does not count.
enum class SourceState {
  kCounts,       ///< this is what the municipality wants today
  kOutranked,    ///< a higher body has spoken
  kSuperseded,   ///< the same rank has spoken later
  kReplaced,     ///< a correction names it
  kWithdrawn,    ///< a withdrawal names it, or is later and of no lower rank
  kSaysNothing,  ///< holds no wish, no "none" and no withdrawal
  kContradicts,  ///< as weighty and as new as another that says otherwise: a person must decide
};
std::string_view to_string(SourceState state);  ///< `counts outranked superseded …`; persisted, never renamed

/// One line of a municipality's thread.
struct RegisterLine {
  RegisterSource source;
  SourceState state = SourceState::kSaysNothing;
  bool late = false;  ///< came after the deadline of the phase of every area it names, or says so itself
  std::string why;    ///< Danish sentence

  friend bool operator==(const RegisterLine&, const RegisterLine&) = default;
};

/// What one municipality wants in a round, says who, and what that rests on.
struct RegisterEntry {
  MunicipalityRef municipality;
  std::vector<RegisterLine>
      lines;  ///< in order of time (decision or document date, then arrival, then record id)
  std::optional<std::size_t> counts;  ///< index in `lines` of what counts; nothing = nothing does
  bool missing = true;                ///< no source says anything
  bool in_doubt = false;
  std::vector<std::string>
      doubts;  ///< Danish sentences: contradictions, readings below the threshold, unnamed replacements

  friend bool operator==(const RegisterEntry&, const RegisterEntry&) = default;
};

/// The register of a round: one entry per municipality in order of code, those without any source included.
/// Pure: the same sources in any order give the same register. `unplaced` receives what names no known
/// municipality; nothing is dropped.
struct Register {
  std::vector<RegisterEntry> entries;
  std::vector<RegisterSource> unplaced;

  [[nodiscard]] const RegisterEntry* of(std::string_view municipality_code) const;  ///< null = none
};
Register build_register(const Round& round, const MunicipalityIndex& municipalities,
                        std::vector<RegisterSource> sources);

/// What the allocation reads: the reply that counts for each municipality that has one. Doubts and lateness
/// go along.
std::vector<Reply> replies_from(const Register& register_view, const Round& round);

/// The day a source speaks for: of the decision, else of the document, else of its arrival. Nothing when none
/// is known.
std::optional<Date> day_of(const RegisterSource& source);

/// Rank of who speaks, rising: reported, administrative, committee, finance committee, council (process.md's
/// order).
int rank_of(const RegisterSource& source);

}  // namespace frisaet
