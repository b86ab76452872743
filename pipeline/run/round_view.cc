#include "pipeline/run/round_view.h"

#include <utility>

#include "extractors/lexicon/bodies.h"
#include "models/municipality/municipality.h"
#include "pipeline/json/records.h"

namespace frisaet {

Result<Register> register_of(Store& store, const Round& round, bool with_closed) {
  const auto declarations = store.declarations();
  if (!declarations) return declarations.error();
  std::vector<RegisterSource> sources;
  for (const StoredDeclaration& stored : *declarations) {
    if (stored.closed && !with_closed) continue;
    auto record = record_from_payload(stored.payload, stored.confidence);
    if (!record) return record.error();
    auto* declaration = std::get_if<Declaration>(&record->value);
    if (declaration == nullptr) continue;
    std::optional<BodyKind> kind;
    if (declaration->decided && declaration->decided->body) kind = body_kind_of(*declaration->decided->body);
    sources.push_back({std::move(*declaration), stored.record, stored.document, stored.received_at,
                       stored.confidence, stored.confirmed, kind});
  }
  return build_register(round, MunicipalityIndex::standard(), std::move(sources));
}

}  // namespace frisaet
