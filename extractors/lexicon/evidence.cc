#include "extractors/lexicon/evidence.h"

#include <string>
#include <utility>

namespace frisaet {

std::vector<Evidence> evidence_at(const Document& document, std::string_view field, Span flow) {
  std::vector<Evidence> evidence;
  add_evidence(evidence, document, field, flow);
  return evidence;
}

void add_evidence(std::vector<Evidence>& evidence, const Document& document, std::string_view field,
                  Span flow) {
  for (Quote& quote : document.quotes(flow)) {
    evidence.push_back(
        {std::string(field), quote.page, quote.box, std::move(quote.quote), std::move(quote.raw_quote)});
  }
}

}  // namespace frisaet
