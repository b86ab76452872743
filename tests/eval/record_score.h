#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace frisaet::eval {

/// How often records of about one confidence are right: what a confidence promises, held against what it
/// keeps.
struct Reliability {
  int records = 0;
  int right = 0;  ///< the record is there, and the fields that people act upon are right (`essential_fields`)
  int fields = 0;
  int fields_right = 0;
};

/// Lower ends of the bins in which confidences are counted, rising; the last one ends with 1.
inline constexpr double kConfidenceBins[] = {0, 0.5, 0.7, 0.8, 0.9, 0.95};

/// One record that was read: what it promised, whether it kept it, and what made it doubtful.
struct Judgement {
  double confidence = 0;
  bool right = false;               ///< as in Reliability
  std::vector<std::string> doubts;  ///< `doubts` of the record, a key that only the evaluation adds
};

/// Records found against records that are there. A record counts as found when its key fields are right
/// (`key_of`); how many of its other fields are right is counted apart.
struct RecordScore {
  int right = 0;   ///< in both
  int extra = 0;   ///< read, but not there
  int missed = 0;  ///< there, but not read
  int fields_right = 0;
  int fields = 0;
  std::map<double, Reliability> reliability;  ///< by the lower end of the bin
  std::vector<std::string> faults;            ///< one line each: what was missed, made up or read wrongly
  std::vector<Judgement> judgements;

  [[nodiscard]] double precision() const {
    return right + extra == 0 ? 1 : static_cast<double>(right) / (right + extra);
  }
  [[nodiscard]] double recall() const {
    return right + missed == 0 ? 1 : static_cast<double>(right) / (right + missed);
  }
  RecordScore& operator+=(const RecordScore& other);
};

/// Compares the records of one document of the given type, both in the form of the JSON contract. Texts are
/// compared with white space squeezed, free texts (`what`, `justification`) by the words they share;
/// confidence and evidence are left out. The result is by kind.
std::map<std::string, RecordScore> compare_records(const std::string& type, const nlohmann::json& truth,
                                                   const nlohmann::json& read);

/// The document's own fields (type, date, municipality, areas), as a score of the kind `document`.
RecordScore compare_facts(const nlohmann::json& truth, const nlohmann::json& read);

}  // namespace frisaet::eval
