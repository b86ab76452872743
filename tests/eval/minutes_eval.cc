// Measures extract_minutes on a folder of labelled text files: minutes/*.txt with minutes/labels/*.json
// (format: that folder's README). Prints each miss on a line and the figures with counts; with `--doubts`
// only a line a record, as `evaluate --doubts` does: kind, DIR, file, confidence, 1 or 0 (body, day, outcome
// and decision text right, or not), its doubts; for tests/eval/confidence. `--show FILE` prints what is read
// from one text file, and why it is not surer.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "extractors/minutes/minutes.h"
#include "models/core/date.h"
#include "models/text/danish.h"

namespace {

using frisaet::Decision;
using nlohmann::json;
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// A text file as the reading stage gives it: one page for each form feed, NFC, nothing repaired.
frisaet::Document document_of(const fs::path& path) {
  const std::string text = read_file(path);
  std::vector<frisaet::Page> pages;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\f', begin), text.size());
    frisaet::Page page;
    page.raw.number = static_cast<int>(pages.size()) + 1;
    page.raw.text = text.substr(begin, end - begin);
    frisaet::Mapped nfc = frisaet::to_nfc(page.raw.text);
    page.repaired.text = std::move(nfc.text);
    page.repaired.to_raw = std::move(nfc.map);
    pages.push_back(std::move(page));
    begin = end + 1;
  }
  return {{path.filename().string(), std::string(64, '0'), "text/plain", text.size()}, std::move(pages), {}};
}

std::string norm(const std::string& text) {
  return frisaet::squeeze(frisaet::to_nfc(text).text);
}
std::string text_or(const json& value) {
  return value.is_string() ? norm(value.get<std::string>()) : "";
}

struct Score {
  int right = 0, wrong = 0, missed = 0;  ///< found and right, found and wrong, not found
  [[nodiscard]] double f1() const {
    return right == 0 ? (wrong + missed == 0 ? 1 : 0) : 2.0 * right / (2.0 * right + wrong + missed);
  }
};
struct Share {
  int right = 0, all = 0;
  void count(bool is_right) { right += is_right ? 1 : 0, ++all; }
  [[nodiscard]] double value() const { return all == 0 ? 1 : static_cast<double>(right) / all; }
};

/// A record that was read: what it promised, whether it kept it, and what made it doubtful.
struct Judgement {
  std::string file;
  double confidence = 0;
  bool right = false;
  std::vector<std::string_view> doubts;
};

struct Figures {
  Score items, votes, absences;
  Share outcomes, texts, titles, cases, closed, dates, bodies, municipalities, recommendations;
  Share agendas;               ///< papers whose labels hold no decision, right where none was read
  std::map<bool, Share> sure;  ///< outcome and text right, by confidence ≥ 0.9
  std::vector<Judgement> judgements;
  std::vector<std::string> misses;  ///< what was read otherwise than labelled, a text each

  void miss(const std::string& file, const std::string& item, const std::string& what,
            const std::string& expected, const std::string& got) {
    misses.push_back("  " + file + " [" + item + "] " + what + "\n      expected: " + expected +
                     "\n      got:      " + got + "\n");
  }
};

std::string person_key(const std::string& name, const std::string& party) {
  std::string key = norm(name);
  while (!key.empty() && (key.back() == ',' || key.back() == '.')) key.pop_back();
  return key + (party.empty() ? "" : " (" + norm(party) + ")");
}

std::vector<std::string_view> doubts_of(const frisaet::Extraction& read, std::size_t record) {
  return record < read.doubts.size() ? read.doubts[record] : std::vector<std::string_view>();
}

std::string joined(const std::set<std::string>& keys) {
  std::string all;
  for (const auto& key : keys) all += (all.empty() ? "" : "; ") + key;
  return all;
}

std::set<std::string> persons(const json& list) {
  std::set<std::string> keys;
  if (!list.is_array()) return keys;
  for (const auto& person : list) keys.insert(person_key(text_or(person["name"]), text_or(person["party"])));
  return keys;
}

void compare_sets(const std::set<std::string>& expected, const std::set<std::string>& allowed,
                  const std::set<std::string>& got, Score& score, const std::string& file,
                  const std::string& item, const std::string& what, Figures& figures) {
  bool wrong = false;
  for (const auto& key : got) {
    if (expected.count(key) != 0) {
      ++score.right;
    } else if (allowed.count(key) == 0) {
      ++score.wrong;
      wrong = true;
    }
  }
  for (const auto& key : expected) {
    if (got.count(key) == 0) ++score.missed, wrong = true;
  }
  if (wrong) figures.miss(file, item, what, joined(expected), joined(got));
}

std::set<std::string> vote_keys(const json& votes) {
  std::set<std::string> keys;
  if (!votes.is_object()) return keys;
  for (const char* side : {"for", "against", "abstain"}) {
    if (votes.contains(side)) {
      for (const auto& v : votes[side])
        keys.insert(std::string(side) + ": " + person_key(text_or(v["name"]), text_or(v["party"])));
    }
    const std::string count = std::string(side) + "_count";
    if (votes.contains(count) && votes[count].is_number())
      keys.insert(std::string(side) + " = " + std::to_string(votes[count].get<int>()));
  }
  return keys;
}

std::set<std::string> vote_keys(const Decision& decision, const json& expected) {
  std::set<std::string> keys;
  if (decision.votes.empty()) return keys;
  const frisaet::Vote& vote = decision.votes.back();
  const auto add = [&](const char* side, const std::vector<frisaet::Voter>& voters,
                       const std::optional<int>& total) {
    for (const auto& v : voters) {
      if (v.name || v.party)
        keys.insert(std::string(side) + ": " + person_key(v.name.value_or(""), v.party.value_or("")));
    }
    const bool asked = expected.is_object() && expected.contains(std::string(side) + "_count");
    if (total && asked) keys.insert(std::string(side) + " = " + std::to_string(*total));
  };
  add("for", vote.votes_for, vote.total_for);
  add("against", vote.votes_against, vote.total_against);
  add("abstain", vote.abstentions, vote.total_abstain);
  return keys;
}

/// `029` as a label has it and `29` as the record does.
bool same_number(const std::optional<std::string>& read, std::string_view labelled) {
  while (labelled.size() > 1 && labelled.front() == '0') labelled.remove_prefix(1);
  return read && *read == labelled;
}

/// Items are paired by number, and by order where there is none.
std::vector<std::pair<const json*, const frisaet::Record*>> paired(
    const json& items, const std::vector<frisaet::Record>& records) {
  std::vector<std::pair<const json*, const frisaet::Record*>> pairs;
  std::set<const frisaet::Record*> used;
  std::size_t position = 0;
  for (const auto& item : items) {
    const frisaet::Record* found = nullptr;
    const std::string number = text_or(item["number"]);
    for (const auto& record : records) {
      const auto& decision = std::get<Decision>(record.value);
      if (!number.empty() && same_number(decision.item_number, number) && used.count(&record) == 0) {
        found = &record;
        break;
      }
    }
    if (found == nullptr && number.empty() && position < records.size()) found = &records[position];
    if (found != nullptr) used.insert(found);
    pairs.emplace_back(&item, found);
    ++position;
  }
  return pairs;
}

/// Returns whether outcome and decision text are right.
bool compare_item(const json& item, const frisaet::Record& record, const json& label, const std::string& file,
                  Figures& figures) {
  const auto& decision = std::get<Decision>(record.value);
  // `12, 0.97`: how sure the record was of itself.
  const std::string number = text_or(item["number"]).empty() ? "-" : text_or(item["number"]);
  const std::string name = number + ", " + std::to_string(record.confidence).substr(0, 4);
  const std::string outcome = decision.outcome ? std::string(to_string(*decision.outcome)) : "null";
  const bool outcome_right = outcome == text_or(item["decision_outcome"]);
  figures.outcomes.count(outcome_right);
  if (!outcome_right) figures.miss(file, name, "outcome", text_or(item["decision_outcome"]), outcome);
  const bool text_right = norm(decision.decision_text.value_or("")) == text_or(item["decision_text"]);
  figures.texts.count(text_right);
  if (!text_right)
    figures.miss(file, name, "decision_text", text_or(item["decision_text"]),
                 norm(decision.decision_text.value_or("")));
  figures.sure[record.confidence >= 0.9].count(outcome_right && text_right);
  const bool title_right = norm(decision.title.value_or("")) == text_or(item["title"]);
  figures.titles.count(title_right);
  if (!title_right) figures.miss(file, name, "title", text_or(item["title"]), decision.title.value_or(""));
  const bool case_right = norm(decision.case_number.value_or("")) == text_or(item["case_no"]);
  figures.cases.count(case_right);
  if (!case_right)
    figures.miss(file, name, "case_number", text_or(item["case_no"]), decision.case_number.value_or(""));
  figures.closed.count(decision.closed == item["is_closed"].get<bool>());
  if (decision.closed != item["is_closed"].get<bool>())
    figures.miss(file, name, "closed", item["is_closed"].dump(), decision.closed ? "true" : "false");
  figures.recommendations.count(decision.recommendation.empty() !=
                                item["recommendation_present"].get<bool>());
  if (decision.recommendation.empty() == item["recommendation_present"].get<bool>()) {
    figures.miss(file, name, "recommendation", item["recommendation_present"].dump(),
                 decision.recommendation.empty() ? "-" : decision.recommendation[0].text);
  }
  std::set<std::string> absent;
  for (const auto& person : decision.absent)
    absent.insert(person_key(person.name, person.party.value_or("")));
  compare_sets(persons(item["absent_at_item"]), persons(label["absent"]), absent, figures.absences, file,
               name, "absent", figures);
  compare_sets(vote_keys(item["votes"]), {}, vote_keys(decision, item["votes"]), figures.votes, file, name,
               "votes", figures);
  return outcome_right && text_right;
}

/// An agenda: labels list its items, of which nothing was decided. We keep no records of it, or where a paper
/// does not say what it is, records of items without a decision.
bool is_agenda(const json& label) {
  return std::all_of(label["items"].begin(), label["items"].end(),
                     [](const json& item) { return item["decision_text"].is_null(); });
}

int decisions_in(const std::vector<frisaet::Record>& records) {
  return static_cast<int>(std::count_if(records.begin(), records.end(), [](const frisaet::Record& record) {
    const auto& decision = std::get<Decision>(record.value);
    return decision.decision_text ||
           decision.outcome.value_or(frisaet::Outcome::kNoDecision) != frisaet::Outcome::kNoDecision;
  }));
}

void compare_file(const fs::path& text_file, const json& label, Figures& figures) {
  const std::string file = text_file.stem().string();
  const frisaet::Extraction read = frisaet::extract_minutes(document_of(text_file), {});
  const bool agenda = is_agenda(label);
  const auto& first = read.records.empty() ? Decision{} : std::get<Decision>(read.records.front().value);
  // The day of an agenda, of which nothing is kept, stands with the paper; the contract has no place for its
  // body.
  const bool paper_alone = agenda && read.records.empty();
  const auto& day = paper_alone ? read.facts.date : first.meeting_date;
  const auto fact = [&](const char* what, const std::string& expected, const std::string& got, Share& share) {
    share.count(expected == got);
    if (expected != got) figures.miss(file, "head", what, expected, got);
  };
  fact("date", text_or(label["meeting_date"]), day ? frisaet::to_iso(*day) : "", figures.dates);
  if (!paper_alone)
    fact("committee", text_or(label["committee"]), first.committee.value_or(""), figures.bodies);
  fact("municipality", text_or(label["municipality"]),
       read.facts.municipality ? read.facts.municipality->name : "", figures.municipalities);
  if (agenda) {
    const int decisions = decisions_in(read.records);
    figures.agendas.count(decisions == 0);
    if (decisions != 0) figures.miss(file, "-", "decisions of an agenda", "0", std::to_string(decisions));
    return;
  }
  // A record that no label knows is a wrong one; what it promised counts like the others.
  std::set<const frisaet::Record*> right;
  const bool head_right =
      first.committee.value_or("") == text_or(label["committee"]) &&
      (first.meeting_date ? frisaet::to_iso(*first.meeting_date) : "") == text_or(label["meeting_date"]);
  int found = 0;
  for (const auto& [item, record] : paired(label["items"], read.records)) {
    if (record == nullptr) {
      ++figures.items.missed;
      figures.miss(file, text_or((*item)["number"]), "item", text_or((*item)["title"]), "(not found)");
      for (Share* share : {&figures.outcomes, &figures.texts}) share->count(false);
      continue;
    }
    ++found;
    if (compare_item(*item, *record, label, file, figures) && head_right) right.insert(record);
  }
  for (std::size_t i = 0; i < read.records.size(); ++i) {
    const frisaet::Record& record = read.records[i];
    figures.judgements.push_back({file, record.confidence, right.count(&record) != 0, doubts_of(read, i)});
  }
  figures.items.right += found;
  const int extra = static_cast<int>(read.records.size()) - found;
  figures.items.wrong += extra;
  if (extra > 0)
    figures.miss(file, "-", "items too many", std::to_string(label["items"].size()),
                 std::to_string(read.records.size()));
}

void print(const char* name, const Score& s) {
  std::cout << name << " F1 " << s.f1() << "  (right " << s.right << ", wrong " << s.wrong << ", missed "
            << s.missed << ")\n";
}
void print(const char* name, const Share& s) {
  std::cout << name << " " << s.value() << "  (" << s.right << "/" << s.all << ")\n";
}

void show(const fs::path& path) {
  const frisaet::Document document = document_of(path);
  const frisaet::Extraction read = frisaet::extract_minutes(document, {});
  std::cout << path.filename().string() << ": " << to_string(read.facts.type) << ", likelihood "
            << frisaet::minutes_likelihood(document) << ", title " << read.facts.title.value_or("-")
            << ", municipality " << (read.facts.municipality ? read.facts.municipality->name : "-") << "\n";
  for (std::size_t i = 0; i < read.records.size(); ++i) {
    const frisaet::Record& record = read.records[i];
    const auto& d = std::get<Decision>(record.value);
    std::cout << "== " << d.item_number.value_or("-") << " [" << d.item_number_printed.value_or("-") << "] "
              << d.title.value_or("(no title)") << "\n   " << d.committee.value_or("-") << ", "
              << (d.meeting_date ? frisaet::to_iso(*d.meeting_date) : "-") << ", "
              << (d.meeting_type ? to_string(*d.meeting_type) : "-") << ", case "
              << d.case_number.value_or("-") << (d.closed ? ", closed" : "") << ", confidence "
              << record.confidence << fmt::format(" ({})", fmt::join(doubts_of(read, i), " "))
              << "\n   outcome: " << (d.outcome ? to_string(*d.outcome) : "null");
    for (const auto& p : d.point_outcomes) {
      std::cout << " {";
      for (const auto& point : p.points) std::cout << point << " ";
      std::cout << to_string(p.outcome) << "}";
    }
    std::cout << "\n   text: " << d.decision_text.value_or("(none)") << "\n";
    for (const auto& p : d.recommendation)
      std::cout << "   point " << p.point.value_or("-") << ": " << p.text << "\n";
    for (const auto& p : d.absent)
      std::cout << "   absent: " << p.name << " (" << p.party.value_or("-") << ")\n";
    for (const auto& p : d.disqualified)
      std::cout << "   disqualified: " << p.name << " (" << p.party.value_or("-") << ")\n";
    for (const auto& v : d.votes) {
      std::cout << "   vote on " << v.subject.value_or("main") << ":";
      const auto side = [](const char* name, const std::vector<frisaet::Voter>& voters,
                           const std::optional<int>& total) {
        std::cout << " " << name << "=" << (total ? std::to_string(*total) : "?") << "[";
        for (const auto& voter : voters)
          std::cout << voter.name.value_or("") << "/" << voter.party.value_or("")
                    << (voter.count ? "x" + std::to_string(*voter.count) : "") << ";";
        std::cout << "]";
      };
      side("for", v.votes_for, v.total_for);
      side("against", v.votes_against, v.total_against);
      side("abstain", v.abstentions, v.total_abstain);
      std::cout << "\n";
    }
    for (const auto& t : d.dissents) std::cout << "   dissent: " << t << "\n";
    if (d.referred_to) std::cout << "   referred to: " << *d.referred_to << "\n";
    for (const auto& h : d.history) {
      std::cout << "   history: " << h.body.value_or("-") << " " << (h.date ? frisaet::to_iso(*h.date) : "-")
                << " " << h.item_number.value_or("-") << " " << (h.outcome ? to_string(*h.outcome) : "null")
                << ": " << h.text.substr(0, 120) << "\n";
    }
    for (const auto& a : d.areas) std::cout << "   area: " << a << "\n";
  }
  for (const auto& diagnostic : read.diagnostics)
    std::cout << "!! " << diagnostic.code << ": " << diagnostic.message << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string(argv[1]) == "--show") {
    show(argv[2]);
    return 0;
  }
  const bool doubts = argc == 4 && std::string(argv[3]) == "--doubts";
  if ((argc != 3 && !doubts) || std::string(argv[1]) != "--data") {
    std::cerr << "usage: minutes_eval --data DIR [--doubts] | --show FILE\n";
    return 1;
  }
  const fs::path folder = fs::path(argv[2]) / "minutes";
  Figures figures;
  std::vector<fs::path> labels;
  for (const auto& entry : fs::directory_iterator(folder / "labels")) labels.push_back(entry.path());
  std::sort(labels.begin(), labels.end());
  for (const auto& path : labels) {
    compare_file(folder / (path.stem().string() + ".txt"), json::parse(read_file(path)), figures);
  }
  if (doubts) {
    const std::string set = fs::weakly_canonical(argv[2]).filename().string();
    for (const Judgement& j : figures.judgements)
      std::cout << fmt::format("decision\t{}\t{}\t{:.4f}\t{:d}\t{}\n", set, j.file, j.confidence, j.right,
                               fmt::join(j.doubts, " "));
    return 0;
  }
  for (const std::string& told : figures.misses) std::cout << told;
  print("agendas without a decision", figures.agendas);
  print("items", figures.items);
  print("outcome", figures.outcomes);
  print("decision text", figures.texts);
  print("votes", figures.votes);
  print("absences", figures.absences);
  print("dates", figures.dates);
  print("bodies", figures.bodies);
  print("municipalities", figures.municipalities);
  print("titles", figures.titles);
  print("case numbers", figures.cases);
  print("closed", figures.closed);
  print("recommendation found", figures.recommendations);
  print("right where confidence >= 0.9", figures.sure[true]);
  print("right where confidence <  0.9", figures.sure[false]);
  return 0;
}
