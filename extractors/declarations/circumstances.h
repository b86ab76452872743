#pragma once

#include <optional>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/declaration.h"
#include "models/text/span.h"

namespace frisaet {

/// What a declaration letter says beside the wish itself; spans in the prose's text.
struct Decided {
  DecidedBy by;
  DeclarationStatus status = DeclarationStatus::kCommittee;
  Span body_span, date_span;
  std::optional<Span> item_span;
};

/// The weightiest body that has decided (council over finance committee over committee), the latest day of
/// those; nothing where decisions are only announced (`forventes`, `på dagsordenen den`).
std::optional<Decided> find_decided(const Prose& prose, const std::vector<Span>& pieces);

/// The first sentence that reserves something; `uden forbehold` is none.
std::optional<Span> find_reservation(const Prose& prose, const std::vector<Span>& pieces);

/// The sentence that calls the reply administrative or leaves it to a later political approval.
std::optional<Span> find_administrative(const Prose& prose, const std::vector<Span>& pieces);

/// The words that name what is replaced or taken back.
struct Replacement {
  Span what;
  bool withdraws = false;
};
std::optional<Replacement> find_replacement(const Prose& prose, const std::vector<Span>& pieces);

std::optional<Span> find_lateness(const Prose& prose, const std::vector<Span>& pieces);

/// Sentences that give reasons, each with those that go on about it in the same paragraph.
std::vector<Span> find_justification(const Prose& prose, const std::vector<Span>& pieces);

}  // namespace frisaet
