#include "pipeline/repair/draft.h"

#include <algorithm>
#include <utility>

namespace frisaet::repairing {

void Editor::replace(Span span, std::string_view with, std::string_view rule, double score,
                     std::vector<std::string> alternatives) {
  out_.replace(span, with);
  applied_.push_back({std::string(rule), span, std::string(with), score, std::move(alternatives)});
}

void Editor::suggest(Span span, std::string_view with, std::string_view rule, double score,
                     std::vector<std::string> alternatives) {
  suggested_.push_back({std::string(rule), span, std::string(with), score, std::move(alternatives)});
}

void Editor::note(Span span, std::string after, std::string_view rule, double score) {
  applied_.push_back({std::string(rule), span, std::move(after), score, {}});
}

Draft::Draft(std::string_view raw) : raw_(raw), text_(raw), map_(OffsetMap::identity(raw.size())) {}

const std::vector<TextWord>& Draft::words() const {
  if (!words_) words_ = words_of(text_);
  return *words_;
}

void Draft::apply(Editor edits) {
  if (edits.empty()) return;
  Mapped mapped = edits.out_.finish();
  for (Repair& repair : repairs_) repair.repaired = mapped.map.to_target(repair.repaired);
  const auto note = [&](const std::vector<Change>& changes, Repair::Status status) {
    for (const Change& change : changes) {
      const Span raw = map_.to_source(change.before);
      repairs_.push_back({change.rule, status, raw, mapped.map.to_target(change.before),
                          std::string(raw.of(raw_)), change.after, change.score, change.alternatives});
    }
  };
  note(edits.applied_, Repair::Status::kApplied);
  note(edits.suggested_, Repair::Status::kSuggested);
  map_ = compose(map_, mapped.map);
  text_ = std::move(mapped.text);
  ++revision_;
  words_.reset();
}

Draft Draft::cut_out(Span line, Span dropped, std::string_view rule) {
  Draft part;
  part.raw_ = raw_;
  Rewriter keep(text_);
  keep.replace({0, line.begin}, {});
  keep.copy_to(line.end);
  keep.replace({line.end, text_.size()}, {});
  Mapped kept = keep.finish();
  part.text_ = std::move(kept.text);
  part.map_ = compose(map_, kept.map);
  const auto moved = std::stable_partition(repairs_.begin(), repairs_.end(),
                                           [&](const Repair& r) { return !line.contains(r.repaired); });
  for (auto repair = moved; repair != repairs_.end(); ++repair) {
    repair->repaired = kept.map.to_target(repair->repaired);
    part.repairs_.push_back(std::move(*repair));
  }
  repairs_.erase(moved, repairs_.end());
  Editor drop(text_);
  drop.replace(dropped, {}, rule);
  apply(std::move(drop));
  return part;
}

}  // namespace frisaet::repairing
