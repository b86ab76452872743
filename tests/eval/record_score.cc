#include "tests/eval/record_score.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "tests/eval/text_distance.h"

namespace frisaet::eval {
namespace {

using nlohmann::json;

/// The same value with white space squeezed in every text.
json squeezed(const json& value) {
  if (value.is_string()) return squeeze(value.get<std::string>());
  json copy = value;
  if (copy.is_structured()) {
    for (auto& part : copy) part = squeezed(part);
  }
  return copy;
}

/// The fields that say which record it is, by kind; the other fields are judged once these agree.
const std::map<std::string, std::vector<std::string>>& key_fields() {
  static const std::map<std::string, std::vector<std::string>> fields{
      {"decision", {"item_number", "title"}},
      {"declaration", {"municipality", "priorities", "none_of_areas", "withdraws"}},
      {"deadline", {"date_text"}},
      {"contact", {"name"}},
      {"link", {"url"}},
      {"quota", {"area", "count"}},
      {"agreement_assignment", {"municipality", "area"}}};
  return fields;
}

/// The fields beside the key that people act upon: where one of them is wrong the record is no right one.
bool is_essential(const std::string& kind, const std::string& field) {
  static const std::map<std::string, std::set<std::string>> fields{
      {"decision", {"outcome", "decision_text", "committee", "meeting_date"}},
      {"declaration", {"status", "open_set", "decided"}},
      {"agreement_assignment", {"period"}},
      {"deadline", {"date"}}};
  const auto it = fields.find(kind);
  return it != fields.end() && it->second.count(field) != 0;
}

/// A letter misread here and there is the reader's doubt, which each page states for itself; a record's
/// confidence is about what it takes from the page. Words too many or too few are beyond it.
bool only_misread(const json& expected, const json& found) {
  constexpr double kMisreadLetters = 0.03;
  if (!expected.is_string() || !found.is_string()) return false;
  const Distance letters = letter_distance(expected.get<std::string>(), found.get<std::string>());
  const std::string& a = expected.get_ref<const std::string&>();
  const std::string& b = found.get_ref<const std::string&>();
  return letters.rate() <= kMisreadLetters &&
         std::count(a.begin(), a.end(), ' ') == std::count(b.begin(), b.end(), ' ');
}

double bin_of(double confidence) {
  double bin = 0;
  for (const double begin : kConfidenceBins) bin = confidence >= begin ? begin : bin;
  return bin;
}

/// Letters' facts are labelled in KL letters only (corpus/README.md), so elsewhere they are neither right nor
/// wrong.
bool is_labelled(const std::string& type, const std::string& kind) {
  if (kind == "agreement_assignment") return type == "kl_letter" || type == "agreement";
  return type == "kl_letter" || kind == "decision" || kind == "declaration";
}

std::string key_of(const json& record) {
  const std::string kind = record.value("kind", "");
  const auto it = key_fields().find(kind);
  std::string key = kind;
  if (it == key_fields().end()) return key;
  for (const std::string& field : it->second) key += '|' + squeezed(record.value(field, json())).dump();
  return key;
}

std::string shortened(const json& value) {
  std::string text = value.dump();
  if (text.size() > 160) text = text.substr(0, floor_code_point(text, 157)) + "…";
  return text;
}

/// Fields in which a reader may choose how much of a sentence to quote: right when half of the words agree.
bool is_free_text(const std::string& field) {
  return field == "what" || field == "justification" || field == "of" || field == "title";
}

/// Share of common words: |A ∩ B| / |A ∪ B| over the sets of words.
double overlap(const json& a, const json& b) {
  if (!a.is_string() || !b.is_string()) return a == b ? 1 : 0;
  const auto words = [](const json& text) {
    std::set<std::string> set;
    std::istringstream stream(to_lower(text.get<std::string>()));
    for (std::string word; stream >> word;) set.insert(word);
    return set;
  };
  const auto first = words(a), second = words(b);
  std::size_t common = 0;
  for (const std::string& word : first) common += second.count(word);
  const std::size_t all = first.size() + second.size() - common;
  return all == 0 ? 1 : static_cast<double>(common) / static_cast<double>(all);
}

/// Votes without their subject, which is free text; lists whose order means nothing, sorted.
json comparable(const std::string& field, json value) {
  if (field == "votes") {
    for (json& vote : value) vote.erase("subject");
  }
  if (field == "areas" || field == "absent" || field == "disqualified") std::sort(value.begin(), value.end());
  return value;
}

Judgement judgement_of(const json& read, bool right) {
  return {read.value("confidence", 0.0), right, read.value("doubts", std::vector<std::string>())};
}

void compare_fields(const json& truth, const json& read, const std::string& name, RecordScore& score) {
  const std::string kind = truth.value("kind", "");
  Reliability& reliability = score.reliability[bin_of(read.value("confidence", 0.0))];
  bool all_right = true;
  for (const auto& [field, value] : truth.items()) {
    if (field == "kind") continue;
    ++score.fields, ++reliability.fields;
    const json expected = comparable(field, squeezed(value));
    const json found = comparable(field, squeezed(read.value(field, json())));
    const bool free = is_free_text(field) && kind != "decision";
    if (free ? overlap(expected, found) >= 0.5 : expected == found) {
      ++score.fields_right, ++reliability.fields_right;
    } else {
      all_right = all_right && (!is_essential(kind, field) || only_misread(expected, found));
      score.faults.push_back(name + " " + field + ": " + shortened(found) + " i stedet for " +
                             shortened(expected) + " (" + read.value("confidence", json(0)).dump() + ")");
    }
  }
  ++reliability.records;
  reliability.right += all_right ? 1 : 0;
  score.judgements.push_back(judgement_of(read, all_right));
}

}  // namespace

RecordScore& RecordScore::operator+=(const RecordScore& other) {
  right += other.right;
  extra += other.extra;
  missed += other.missed;
  fields_right += other.fields_right;
  fields += other.fields;
  for (const auto& [bin, more] : other.reliability) {
    Reliability& sum = reliability[bin];
    sum.records += more.records;
    sum.right += more.right;
    sum.fields += more.fields;
    sum.fields_right += more.fields_right;
  }
  faults.insert(faults.end(), other.faults.begin(), other.faults.end());
  judgements.insert(judgements.end(), other.judgements.begin(), other.judgements.end());
  return *this;
}

std::map<std::string, RecordScore> compare_records(const std::string& type, const json& truth,
                                                   const json& all_read) {
  std::map<std::string, RecordScore> scores;
  json read = json::array();
  for (const json& record : all_read) {
    if (is_labelled(type, record.value("kind", ""))) read.push_back(record);
  }
  std::vector<bool> used(read.size(), false);
  for (const json& expected : truth) {
    const std::string kind = expected.value("kind", "");
    const std::string key = key_of(expected);
    RecordScore& score = scores[kind];
    std::size_t i = 0;
    while (i < read.size() && (used[i] || key_of(read[i]) != key)) ++i;
    if (i == read.size()) {
      ++score.missed;
      score.faults.push_back("mangler " + shortened(key));
      continue;
    }
    used[i] = true;
    ++score.right;
    compare_fields(expected, read[i], key.substr(0, 60), score);
  }
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (used[i]) continue;
    RecordScore& score = scores[read[i].value("kind", "")];
    ++score.extra;
    ++score.reliability[bin_of(read[i].value("confidence", 0.0))].records;
    score.judgements.push_back(judgement_of(read[i], false));
    score.faults.push_back("findes ikke: " + shortened(key_of(read[i])) + " (" +
                           read[i].value("confidence", json(0)).dump() + ")");
  }
  return scores;
}

RecordScore compare_facts(const json& truth, const json& read) {
  RecordScore score;
  for (const char* field : {"type", "date", "municipality", "areas"}) {
    if (!truth.contains(field)) continue;
    ++score.fields;
    json expected = truth.at(field);
    json found = read.value(field, json());
    if (expected.is_array()) std::sort(expected.begin(), expected.end());
    if (found.is_array()) std::sort(found.begin(), found.end());
    if (expected == found) {
      ++score.fields_right;
    } else {
      score.faults.push_back(std::string("document ") + field + ": " + shortened(found) + " i stedet for " +
                             shortened(expected));
    }
  }
  const bool type_right = truth.value("type", "") == read.value("type", "");
  ++(type_right ? score.right : score.missed);
  if (!type_right) ++score.extra;
  return score;
}

}  // namespace frisaet::eval
