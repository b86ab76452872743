#include "tests/support/repair_promises.h"

#include <string_view>

#include "models/text/utf8.h"
#include "tests/oracle/byte_origins.h"

namespace frisaet::test_support {
namespace {

class Page {
 public:
  Page(const RawPage& raw, const RepairedText& result, std::vector<std::string>& broken)
      : raw_(raw.text), result_(result), broken_(broken), number_(raw.number) {}

  void look() {
    expect(is_valid_utf8(result_.text), "the text is no UTF-8");
    if (!fits(result_.to_raw, result_.text)) return;
    for (const Furniture& piece : result_.furniture) fits(piece.to_raw, piece.text);
    for (const Repair& repair : result_.repairs) look_at(repair);
    if (!broken_.empty()) return;  // the rest would speak of spans that do not exist
    look_at_bytes();
    ask_the_oracle();
  }

 private:
  void expect(bool holds, const std::string& otherwise) {
    if (!holds) broken_.push_back("page " + std::to_string(number_) + ": " + otherwise);
  }

  bool fits(const OffsetMap& map, std::string_view text) {
    const bool whole = map.valid() && map.target_size() == text.size() && map.source_size() == raw_.size();
    expect(whole, "the map does not fit its texts");
    return whole;
  }

  void look_at(const Repair& repair) {
    const bool inside = repair.raw.end <= raw_.size() && repair.repaired.end <= result_.text.size();
    expect(inside, repair.rule + " lies outside the text");
    if (!inside) return;
    expect(repair.before == repair.raw.of(raw_), repair.rule + " does not tell the raw bytes");
    expect(repair.score >= 0 && repair.score <= 1, repair.rule + " has a score that is no share");
    if (repair.status != Repair::Status::kApplied || repair.repaired.empty()) return;
    expect(repair.after == repair.repaired.of(result_.text),
           repair.rule + " does not tell what stands there");
    // A later step may have gone on with a larger piece; never with another one.
    const Span origin = result_.to_raw.to_source(repair.repaired);
    expect(origin.contains(repair.raw) || repair.raw.contains(origin),
           repair.rule + " \"" + repair.after + "\" came from another place than it tells");
  }

  void look_at_bytes() {
    std::vector<bool> accounted(raw_.size());
    std::vector<bool> noted(result_.text.size());
    for (const Repair& repair : result_.repairs) {
      if (repair.status != Repair::Status::kApplied) continue;
      for (std::size_t at = repair.raw.begin; at < repair.raw.end; ++at) accounted[at] = true;
      for (std::size_t at = repair.repaired.begin; at < repair.repaired.end; ++at) noted[at] = true;
    }
    for (std::size_t at = 0; at < result_.text.size(); ++at) {
      const Span origin = result_.to_raw.to_source(Span{at, at + 1});
      if (origin.size() == 1 && raw_[origin.begin] == result_.text[at]) {
        accounted[origin.begin] = true;
      } else if (!noted[at]) {
        expect(false, "byte " + std::to_string(at) + " of the repaired text changed without a finding");
      }
    }
    for (std::size_t at = 0; at < raw_.size(); ++at) {
      if (!accounted[at]) expect(false, "raw byte " + std::to_string(at) + " was lost without a finding");
    }
  }

  void ask_the_oracle() {
    const oracle::ByteOrigins naive = oracle::origins_of(result_.to_raw);
    const auto there_and_back = [&](Span target) {
      const Span source = naive.to_source(target);
      expect(result_.to_raw.to_source(target) == source, "the map and the oracle disagree on the way back");
      expect(result_.to_raw.to_target(source) == naive.to_target(source),
             "the map and the oracle disagree on the way there");
    };
    for (const Repair& repair : result_.repairs) there_and_back(repair.repaired);
    for (std::size_t begin = 0; begin < result_.text.size(); begin += 7) {
      for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{40}}) {
        if (begin + size <= result_.text.size()) there_and_back({begin, begin + size});
      }
    }
  }

  const std::string& raw_;
  const RepairedText& result_;
  std::vector<std::string>& broken_;
  int number_;
};

}  // namespace

std::vector<std::string> broken_promises(const std::vector<RawPage>& pages,
                                         const std::vector<RepairedText>& results) {
  std::vector<std::string> broken;
  if (pages.size() != results.size()) return {"another number of pages came back"};
  for (std::size_t i = 0; i < pages.size(); ++i) Page(pages[i], results[i], broken).look();
  return broken;
}

}  // namespace frisaet::test_support
