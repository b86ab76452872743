#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"
#include "models/records/decision.h"

namespace frisaet::minutes {

/// For which items somebody was away, as a case's number tells it.
enum class CaseScope {
  kThere,   ///< that item
  kBehind,  ///< the items behind it
  kFrom,    ///< it and those behind it
  kBefore,  ///< the items before it
};

/// Somebody who was not there, and for which items.
struct Absence {
  Person person;
  Span span;                     ///< flow span of the name
  std::optional<int> from_item;  ///< first item it is about; nothing = all
  std::optional<int> to_item;    ///< last item it is about
  std::vector<int> but_not;      ///< items between the two that it is not about
  bool from_here = false;        ///< from the item on in which it is told
  /// So many of the last items, none until `attendance_of` has counted them; the closed ones at the end for
  /// `kTheClosed`.
  int missed_last = 0;
  static constexpr int kTheClosed = -1;
  bool after_here = false;  ///< from the item on behind the one in which it is told
  /// The case that tells which items it is about, in papers that know their items by these; resolved into
  /// places by `attendance_of`.
  std::string of_case = {};
  CaseScope case_scope = CaseScope::kThere;
  std::optional<std::size_t> from_place = {};  ///< first item it is about, by its place in the paper
  std::optional<std::size_t> to_place = {};    ///< last one

  /// Whether it is about the item. `place`: of the item in the paper, from 0. Told by `missed_last`,
  /// `after_here` or a case it covers none before attendance_of() has counted.
  [[nodiscard]] bool covers(std::optional<int> item, std::size_t place) const {
    if (after_here || missed_last != 0) return false;
    if (!of_case.empty())
      return (from_place || to_place) && (!from_place || *from_place <= place) &&
             (!to_place || place <= *to_place);
    if (!item) return !from_item && !to_item;
    return (!from_item || *from_item <= *item) && (!to_item || *item <= *to_item) &&
           std::find(but_not.begin(), but_not.end(), *item) == but_not.end();
  }
};

/// What a stretch of marks says about attendance.
struct Attendance {
  std::vector<Absence> absent;
  std::vector<Absence> disqualified;
  std::vector<Absence> late;  ///< of those who came here, who had not been there before
  std::vector<Person> came;   ///< came while the item was dealt with: absent no longer
  bool nobody = false;        ///< `Ingen`, `Alle mødt`
  bool unread = false;        ///< words of attendance stand beside a name, and no rule knows what they tell

  void add(const Attendance& other);
};

/// The list under the heading `Fraværende` (or `Inhabil`) at marks[at]: its own line and the lines after it
/// as far as they are persons. An empty field is empty: what comes after it is not read as a name. Whoever
/// goes on as a sentence (`…, Bo Holm (V) forlod mødet før punkt 4`) is away as the sentence tells; an hour
/// alone says so only in the meeting's head (`in_head`). `next` is the first mark that was not taken; `left`
/// what stands on the last line behind the list.
struct AttendanceBlock {
  Attendance attendance;
  std::size_t next = 0;
  Span left;
};
AttendanceBlock read_absence_block(std::string_view text, const std::vector<Mark>& marks, std::size_t at,
                                   std::size_t end, bool in_head = false);

/// Reads lines that are nothing but sentences about attendance (`X og Y var fraværende.`), from marks[at] on;
/// a sentence may run over up to three lines. Nothing when the line says something else too.
struct AttendanceLine {
  Attendance attendance;
  std::size_t next = 0;
};
std::optional<AttendanceLine> read_absence_line(std::string_view text, const std::vector<Mark>& marks,
                                                std::size_t at, std::size_t end);

/// What stands behind a list under a label (`Fraværende: Bo Holm (A), sag 4. Ida Kjær (V), hele mødet.`): by
/// turns names and sentences about attendance. Nothing where something else stands there.
std::optional<Attendance> more_under_label(std::string_view text, Span span);

/// True where a person's name stands in it.
bool names_somebody(std::string_view text, Span sentence);

/// True where a sentence has words of attendance beside a person, and no rule reads it.
bool speaks_of_attendance(std::string_view text, Span sentence);

/// Sentences about attendance inside other text (`Bemærkninger: Afbud fra …. Det blev sat til afstemning …`).
Attendance absence_in_prose(std::string_view text, Span span);

/// Who stands disqualified inside a decision's own sentence (`Godkendt, idet Bo Holm erklærede sig inhabil`);
/// the words stay the decision's.
Attendance disqualified_inside(std::string_view text, Span span);

/// A line that tells of one person and, in a second sentence, that he or she was disqualified (`Ida Kjær (A)
/// bor ved siden af. Hun blev fundet inhabil.`).
std::optional<Attendance> disqualified_by_pronoun(std::string_view text, Span line);

/// True when every sentence there is about attendance.
bool is_attendance_only(std::string_view text, Span span);

/// Sentences that tell no more than that somebody was disqualified (`Bo Holm (V) erklærede sig inhabil.`);
/// not those that tell as well who left or took no part.
std::vector<Span> only_disqualified(std::string_view text, Span span);

/// A line of names, each with its party, and nothing else.
std::optional<Attendance> bare_names(std::string_view text, Span line);

}  // namespace frisaet::minutes
