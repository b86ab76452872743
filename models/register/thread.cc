#include "models/register/thread.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "models/records/record.h"
#include "models/text/danish.h"
#include "models/text/danish_days.h"

namespace frisaet {
namespace {

/// True when the words name the day: `12. september` (not as the tail of `22. september`) or `12.09.2022` or
/// ISO.
bool names_day(std::string_view words, Date date) {
  const std::string text = to_lower(words);
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const unsigned day = static_cast<unsigned>(date.day()), month = static_cast<unsigned>(date.month());
  const std::string year = std::to_string(static_cast<int>(date.year()));
  const std::string forms[] = {danish_day_and_month(date), two(day) + "." + two(month) + "." + year,
                               danish_digits(date),
                               std::to_string(day) + "." + std::to_string(month) + "." + year, to_iso(date)};
  return std::any_of(std::begin(forms), std::end(forms), [&](const std::string& form) {
    const auto at = text.find(form);
    return at != std::string::npos && (at == 0 || !is_digit(static_cast<unsigned char>(text[at - 1])));
  });
}

std::string rank_name(int rank) {
  static constexpr std::array<std::string_view, 5> kNames{"en omtale", "forvaltningen", "et udvalg",
                                                          "økonomiudvalget", "kommunalbestyrelsen"};
  return std::string(kNames.at(static_cast<std::size_t>(rank)));
}

/// `7. september 2022`; with the paper's own day where it tells of another's decision.
std::string when(const RegisterSource& source) {
  const auto day = day_of(source), written = written_on(source);
  if (!day) return "uden dato";
  return danish_date(*day) + (written == day ? "" : " (skrevet " + danish_date(*written) + ")");
}

/// True when a declaration says nothing at all, of this round or any other.
bool says_nothing(const Declaration& declaration) {
  return declaration.priorities.empty() && !declaration.none_of_areas && !declaration.withdraws;
}

/// The wishes with ranks 1, 2, 3 … without gaps.
std::vector<Wish> in_order(std::vector<Wish> wishes) {
  int dense = 0, last = 0;
  for (Wish& wish : wishes) {
    if (wish.rank != last) ++dense;
    last = std::exchange(wish.rank, dense);
  }
  return wishes;
}

/// The thread of one municipality seen from one phase.
class PhaseThread {
 public:
  PhaseThread(const Round& round, const Phase& phase, const std::vector<RegisterSource>& sources,
              const std::vector<RegisterRuling>& rulings)
      : round_(round), phase_(phase), sources_(sources) {
    for (const RegisterRuling& ruling : rulings) {
      if (ruling.phase == phase.code) ruling_ = &ruling;
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
      lines_.push_back({SourceState::kSaysNothing, rank_of(sources[i]), ""});
      as_written_.push_back(i);
    }
    std::stable_sort(as_written_.begin(), as_written_.end(), [&](std::size_t a, std::size_t b) {
      return written_on(sources[a]) < written_on(sources[b]);
    });
  }

  struct Line {
    SourceState state;
    int weight;  ///< rank, or that of what it replaced when that is higher
    std::string why;
  };

  void relate() {
    apply_ruling();
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (!speaks(i) || lines_[i].state == SourceState::kSetAside) continue;
      lines_[i] = {SourceState::kCounts, lines_[i].weight, ""};
    }
    for (const std::size_t i : as_written_) {
      if (lines_[i].state == SourceState::kCounts && i != ruled_) take_away_named(i);
    }
    take_away_earlier_exports();
    choose();
    doubt_what_came_since();
  }

  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] std::optional<std::size_t> counts() const { return counts_; }
  [[nodiscard]] const std::vector<std::string>& doubts() const { return doubts_; }
  [[nodiscard]] const RegisterRuling* ruling() const { return ruled_ ? ruling_ : nullptr; }

  /// True when what counts came after the deadline and is not what counted then.
  [[nodiscard]] bool counts_late() const {
    if (!counts_ || !late(*counts_)) return false;
    std::vector<RegisterSource> in_time;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (!late(i)) in_time.push_back(sources_[i]);
    }
    PhaseThread then(round_, phase_, in_time, {});
    then.relate();
    return !then.counts_ || !same_wish(sources_[*counts_], in_time[*then.counts_]);
  }

  [[nodiscard]] bool speaks(std::size_t i) const {
    if (!belongs_to(round_, sources_[i])) return false;
    if (speaks_to(round_, phase_, sources_[i])) return true;
    // What is taken back by name is taken back whenever that is said.
    const Declaration& d = sources_[i].declaration;
    if (!d.priorities.empty() || !d.withdraws || !d.replaces) return false;
    const auto before = written_before(i);
    return std::any_of(before.begin(), before.end(),
                       [&](std::size_t j) { return names(*d.replaces, j) && has_wish(j); });
  }

  [[nodiscard]] bool late(std::size_t i) const {
    const auto day = written_on(sources_[i]);
    return sources_[i].declaration.late.value_or(false) ||
           (day && phase_.deadline && *day > *phase_.deadline);
  }

 private:
  /// The sources that were written before `i`, earliest first.
  [[nodiscard]] std::vector<std::size_t> written_before(std::size_t i) const {
    return {as_written_.begin(), std::find(as_written_.begin(), as_written_.end(), i)};
  }
  [[nodiscard]] bool names_paper(std::string_view words, std::size_t i) const {
    const auto written = written_on(sources_[i]);
    return written && names_day(words, *written);
  }
  /// By the day of the paper or of what it tells of.
  [[nodiscard]] bool names(std::string_view words, std::size_t i) const {
    const auto day = day_of(sources_[i]);
    return names_paper(words, i) || (day && names_day(words, *day));
  }

  [[nodiscard]] bool has_wish(std::size_t i) const {
    return (sources_[i].declaration.none_of_areas && speaks_to(round_, phase_, sources_[i])) ||
           !wishes_in(phase_, sources_[i].declaration).empty();
  }

  /// Ranks are compared in order only: a form on one phase counts from 1, a letter on all of them does not.
  [[nodiscard]] bool same_wish(const RegisterSource& a, const RegisterSource& b) const {
    return a.declaration.none_of_areas == b.declaration.none_of_areas &&
           in_order(wishes_in(phase_, a.declaration)) == in_order(wishes_in(phase_, b.declaration));
  }
  [[nodiscard]] bool same_wish(std::size_t a, std::size_t b) const {
    return same_wish(sources_[a], sources_[b]);
  }

  [[nodiscard]] bool was_seen(std::size_t i) const {
    const auto& seen = ruling_->seen;
    return std::find(seen.begin(), seen.end(), sources_[i].record_id) != seen.end();
  }
  [[nodiscard]] std::string ruled_by() const {
    return ruling_->author + " (" + ruling_->made_at.substr(0, 10) + ")";
  }

  /// Rule 5: the source that a person chose, and those it was chosen among.
  void apply_ruling() {
    if (ruling_ == nullptr) return;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i].record_id == ruling_->record && speaks(i)) ruled_ = i;
    }
    if (!ruled_) {
      doubts_.push_back("Afgørelsen af " + ruled_by() + " gælder en kilde, som ikke er her længere.");
      return;
    }
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (i == *ruled_ || !speaks(i) || !was_seen(i)) continue;
      lines_[*ruled_].weight = std::max(lines_[*ruled_].weight, lines_[i].weight);
      lines_[i].state = SourceState::kSetAside;
      lines_[i].why = "Sat til side af " + ruled_by() + ": " + ruling_->reason;
    }
    // An area of a round of one's own was told by its code before.
    Round nameless = round_;
    nameless.areas.clear();
    const Declaration& says = sources_[*ruled_].declaration;
    if (wish_text(round_, phase_, says) != ruling_->said &&
        wish_text(nameless, phase_, says) != ruling_->said) {
      doubts_.push_back("Kilden af " + when(sources_[*ruled_]) + " læses nu anderledes, end da " +
                        ruled_by() + " afgjorde, at den gælder (\"" + ruling_->said + "\").");
    }
  }

  void doubt_what_came_since() {
    if (!ruled_) return;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (i == *ruled_ || !speaks(i) || was_seen(i) || same_wish(*ruled_, i)) continue;
      doubts_.push_back("Kilden af " + when(sources_[i]) + " er kommet til, efter at " + ruled_by() +
                        " afgjorde sagen, og siger noget andet.");
    }
  }

  /// True when the words name the day of some source before `i`, whatever phase it speaks to.
  [[nodiscard]] bool names_any_day(std::string_view words, std::size_t i) const {
    const auto before = written_before(i);
    return std::any_of(before.begin(), before.end(), [&](std::size_t j) { return names(words, j); });
  }

  /// What counts so far among the sources before `i`, and is named.
  template <typename IsNamed>
  [[nodiscard]] std::vector<std::size_t> counting_before(std::size_t i, IsNamed&& is_named) const {
    std::vector<std::size_t> all = written_before(i);
    std::erase_if(all,
                  [&](std::size_t j) { return lines_[j].state != SourceState::kCounts || !is_named(j); });
    return all;
  }

  /// Rule 1: what source `i` corrects or withdraws.
  void take_away_named(std::size_t i) {
    const Declaration& d = sources_[i].declaration;
    if (!d.withdraws && !d.replaces) return;
    std::vector<std::size_t> named;
    if (d.replaces) {
      // Two letters may tell of one decision: the day of the paper goes before that of the meeting.
      named = counting_before(i, [&](std::size_t j) { return names_paper(*d.replaces, j); });
      if (named.empty()) named = counting_before(i, [&](std::size_t j) { return names(*d.replaces, j); });
    }
    const bool by_name = !named.empty();
    if (!by_name && d.replaces && names_any_day(*d.replaces, i)) return;  // something of another phase
    if (!by_name)
      named = counting_before(i, [&](std::size_t j) { return lines_[j].weight <= lines_[i].weight; });
    if (d.replaces && !by_name && named.size() != 1) {
      doubts_.push_back("Kilden af " + when(sources_[i]) + " erstatter \"" + *d.replaces +
                        "\", men det er ikke sikkert, hvilken kilde det er.");
      if (!d.withdraws) return;
    }
    for (const std::size_t j : named) {
      if (lines_[j].weight > lines_[i].weight) {
        doubts_.push_back("Kilden af " + when(sources_[i]) + " fra " + rank_name(rank_of(sources_[i])) +
                          " ændrer, hvad " + rank_name(lines_[j].weight) + " har sagt " + when(sources_[j]) +
                          ".");
        lines_[i].weight = lines_[j].weight;
      }
      lines_[j].state = d.withdraws && !has_wish(i) ? SourceState::kWithdrawn : SourceState::kReplaced;
      lines_[j].why = (lines_[j].state == SourceState::kWithdrawn ? "Trukket tilbage af kilden af "
                                                                  : "Erstattet af kilden af ") +
                      when(sources_[i]) + ".";
    }
    if (d.withdraws && named.empty()) {
      doubts_.push_back(
          "Kilden af " + when(sources_[i]) +
          " trækker noget tilbage, som ikke kan findes, eller som højere instans har besluttet.");
    }
  }

  /// When a survey's row was answered, as far as its export and its cell tell.
  [[nodiscard]] auto answered(std::size_t i) const {
    const RegisterSource& source = sources_[i];
    const auto day = written_on(source);
    return std::tuple(std::string_view(source.received_at), source.sequence,
                      day ? to_iso(*day) : std::string(), std::string_view(source.hour));
  }

  /// Rule 1 for the survey, whose exports hold all answers so far, each as it stands then.
  void take_away_earlier_exports() {
    std::optional<std::size_t> newest;
    const auto is_row = [&](std::size_t i) {
      return sources_[i].kind == SourceKind::kSurvey && lines_[i].state == SourceState::kCounts;
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_row(i) && (!newest || answered(*newest) < answered(i))) newest = i;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_row(i) || i == ruled_ || !(answered(i) < answered(*newest))) continue;
      lines_[i].state = SourceState::kReplaced;
      lines_[i].why = sources_[i].document_sha256 == sources_[*newest].document_sha256
                          ? "Kommunen har svaret igen i spørgeskemaet."
                          : "Et senere udtræk af spørgeskemaet er kommet ind.";
      if (sources_[i].confirmed && !sources_[*newest].confirmed && !same_wish(i, *newest)) {
        doubts_.push_back("Svaret af " + when(sources_[i]) +
                          ", som en person har set på, siger noget andet end spørgeskemaets senere udtræk.");
      }
    }
  }

  /// Rules 2 and 3 among what is left.
  void choose() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].state == SourceState::kCounts && !has_wish(i)) {
        lines_[i].state = SourceState::kWithdrawn;
        lines_[i].why = "Trækker et ønske tilbage og sætter intet i stedet.";
      }
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].state != SourceState::kCounts) continue;
      // Sources are in order of time, so of equal weight the later one wins.
      if (!counts_ || lines_[i].weight >= lines_[*counts_].weight) counts_ = i;
    }
    if (!counts_) return;
    const std::size_t best = *counts_;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == best || lines_[i].state != SourceState::kCounts) continue;
      judge_against(best, i);
    }
    if (best == ruled_) {
      lines_[best].why = "Gælder efter afgørelse af " + ruled_by() + ": " + ruling_->reason;
      return;  // whoever decided has looked at it
    }
    if (lines_[best].state == SourceState::kCounts) {
      lines_[best].why = "Gælder: intet nyere eller højere end " + rank_name(lines_[best].weight) + ", " +
                         when(sources_[best]) + ", siger andet.";
    }
    const RegisterSource& source = sources_[best];
    if (!source.confirmed && source.confidence < kReviewThreshold) {
      doubts_.push_back("Kilden af " + when(source) + " er læst med usikkerhed.");
    }
    const auto& d = source.declaration;
    const bool unranked =
        std::any_of(d.priorities.begin(), d.priorities.end(), [](const Priority& p) { return !p.rank; });
    if (unranked && !d.open_set && wishes_in(phase_, d).size() > 1 && !source.confirmed) {
      doubts_.push_back("Kilden af " + when(source) +
                        " nævner flere områder uden at sige i hvilken rækkefølge.");
    }
  }

  void judge_against(std::size_t best, std::size_t i) {
    Line& line = lines_[i];
    const bool same = same_wish(best, i);
    if (line.weight < lines_[best].weight) {
      line.state = SourceState::kOutranked;
      line.why = "Vejer mindre end " + rank_name(lines_[best].weight) + ", " + when(sources_[best]) + ".";
      if (!same && i > best) {
        doubts_.push_back("Kilden af " + when(sources_[i]) + " siger noget andet end " +
                          rank_name(lines_[best].weight) + " har sagt " + when(sources_[best]) +
                          ", og er senere.");
      }
      return;
    }
    const auto day = day_of(sources_[i]), best_day = day_of(sources_[best]);
    const bool later = day && best_day && *day < *best_day;
    if (same || later) {
      line.state = SourceState::kSuperseded;
      line.why = same ? "Siger det samme som kilden af " + when(sources_[best]) + "."
                      : "Afløst af det nyere fra " + when(sources_[best]) + ".";
      return;
    }
    line.state = lines_[best].state = SourceState::kContradicts;
    line.why = lines_[best].why = "To lige tunge kilder fra samme tid siger hver sit.";
    doubts_.push_back("To kilder fra " + rank_name(line.weight) + " (" + when(sources_[i]) + " og " +
                      when(sources_[best]) + ") siger hver sit.");
  }

  const Round& round_;
  const Phase& phase_;
  const std::vector<RegisterSource>& sources_;
  std::vector<Line> lines_;
  std::vector<std::size_t> as_written_;  ///< indices of the sources by written_on, then as they come
  std::optional<std::size_t> counts_;
  std::vector<std::string> doubts_;
  const RegisterRuling* ruling_ = nullptr;
  std::optional<std::size_t> ruled_;  ///< the source that it names
};

/// Why a source of another round says nothing here. One that came while this round was open may only be
/// dated wrongly: where its reading is unsure that is a doubt.
void tell_of_another_round(const Round& round, RegisterLine& line, std::vector<std::string>& doubts) {
  const RegisterSource& source = line.source;
  if (belongs_to(round, source)) return;
  line.why = "Hører til en anden runde: " +
             (source.round.empty() ? "sagt uden for rundens tid." : "givet til " + source.round + ".");
  const auto arrived = parse_iso_date(std::string_view(source.received_at).substr(0, 10));
  const bool came_now = arrived && is_within(round, *arrived);
  if (source.round.empty() && came_now && !source.confirmed && source.confidence < kReviewThreshold) {
    doubts.push_back("Kilden af " + when(source) +
                     " er kommet i rundens tid, men bærer en dag uden for den. Se på " + source.record_id +
                     ".");
  }
}

/// A source that says nothing, and that nobody has looked at, is no silence of the municipality's unless it
/// was answered again since, in the survey or to somebody who wrote it down.
void doubt_the_unread(const Round& round, RegisterEntry& entry) {
  for (RegisterLine& line : entry.lines) {
    const RegisterSource& source = line.source;
    if (!says_nothing(source.declaration) || !belongs_to(round, source)) continue;
    line.why = "Der er ikke fundet noget ønske i den.";
    if (source.confirmed || source.confidence >= kReviewThreshold) continue;
    const bool answered_since =
        std::any_of(entry.lines.begin(), entry.lines.end(), [&](const RegisterLine& other) {
          const bool again = other.source.kind == SourceKind::kTold ||
                             (other.source.kind == SourceKind::kSurvey && source.kind == SourceKind::kSurvey);
          return again && !says_nothing(other.source.declaration) &&
                 std::tie(source.received_at, source.sequence) <
                     std::tie(other.source.received_at, other.source.sequence);
        });
    if (answered_since) continue;
    entry.doubts.push_back(
        (source.kind == SourceKind::kSurvey ? "Rækken i spørgeskemaet af " : "Svaret af ") + when(source) +
        " er ikke til at læse et ønske i. Se på " + source.record_id + ", og ret eller afvis det.");
    entry.unread = true;
  }
}

/// What a reader must see first when a source has different states in different phases.
int urgency(SourceState state) {
  switch (state) {
    case SourceState::kContradicts:
      return 3;
    case SourceState::kCounts:
      return 2;
    case SourceState::kSaysNothing:
      return 0;
    default:
      return 1;
  }
}

}  // namespace

std::vector<Wish> wishes_in(const Phase& phase, const Declaration& declaration) {
  std::vector<Wish> wishes;
  for (const Priority& priority : declaration.priorities) {
    if (std::find(phase.areas.begin(), phase.areas.end(), priority.area) == phase.areas.end()) continue;
    const bool twice = std::any_of(wishes.begin(), wishes.end(),
                                   [&](const Wish& wish) { return wish.area == priority.area; });
    if (!twice) wishes.push_back({priority.area, std::max(1, priority.rank.value_or(1))});
  }
  std::stable_sort(wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) {
    return std::tie(a.rank, a.area) < std::tie(b.rank, b.area);
  });
  return wishes;
}

RegisterEntry relate_thread(const Round& round, MunicipalityRef municipality,
                            const std::vector<RegisterSource>& sources,
                            const std::vector<RegisterRuling>& rulings) {
  RegisterEntry entry;
  entry.municipality = std::move(municipality);
  for (const RegisterSource& source : sources) {
    entry.lines.push_back({source, SourceState::kSaysNothing, false, "Nævner ingen af rundens områder."});
  }
  std::vector<int> phases_spoken(sources.size(), 0), phases_late(sources.size(), 0);
  for (const Phase& phase : round.phases) {
    PhaseThread thread(round, phase, sources, rulings);
    thread.relate();
    PhaseView view{phase.code, thread.counts(), thread.counts_late(),
                   may_reply(round, phase, entry.municipality.code), false};
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const auto& line = thread.lines()[i];
      if (urgency(line.state) > urgency(entry.lines[i].state)) {
        entry.lines[i].state = line.state;
        entry.lines[i].why = line.why;
      }
      if (!thread.speaks(i)) continue;
      entry.missing = false;
      view.answered = true;
      ++phases_spoken[i];
      phases_late[i] += thread.late(i) ? 1 : 0;
    }
    entry.phases.push_back(view);
    if (thread.ruling() != nullptr) entry.rulings.push_back(*thread.ruling());
    for (const std::string& doubt : thread.doubts()) {
      if (std::find(entry.doubts.begin(), entry.doubts.end(), doubt) == entry.doubts.end())
        entry.doubts.push_back(doubt);
    }
  }
  for (std::size_t i = 0; i < sources.size(); ++i)
    entry.lines[i].late = phases_spoken[i] > 0 && phases_late[i] == phases_spoken[i];
  for (RegisterLine& line : entry.lines) tell_of_another_round(round, line, entry.doubts);
  doubt_the_unread(round, entry);
  entry.in_doubt = !entry.doubts.empty();
  return entry;
}

}  // namespace frisaet
