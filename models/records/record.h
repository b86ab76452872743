#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/records/agreement.h"
#include "models/records/decision.h"
#include "models/records/declaration.h"
#include "models/records/evidence.h"
#include "models/records/letter_facts.h"
#include "models/text/span.h"

namespace frisaet {

/// A fact read from a document: one of the kinds of the JSON contract, how sure the reading is, and where
/// each field stands.
struct Record {
  using Value = std::variant<Decision, Declaration, Deadline, Contact, Link, Quota, AgreementAssignment>;

  Value value = {};
  double confidence = 0;  ///< 0..1; what is below kReviewThreshold goes to a person
  std::vector<Evidence> evidence = {};
  Span extent = {};  ///< in Document::text(): the whole piece it was read from (an agenda item with its case
                     ///< text), for the search index; empty where it has none. No part of the JSON contract.

  friend bool operator==(const Record&, const Record&) = default;
};

/// Records below this confidence are put in the queue of doubts.
inline constexpr double kReviewThreshold = 0.9;

/// `decision`, `declaration`, `deadline`, `contact`, `link`, `quota`, `agreement_assignment`.
std::string_view kind_of(const Record& record);

/// What an extractor found a document to be.
struct DocumentFacts {
  DocumentType type = DocumentType::kOther;
  std::optional<std::string> title;
  std::optional<Date> date;
  std::optional<MunicipalityRef> municipality;
  std::vector<AreaCode> areas;  ///< what it is about
  double confidence = 0;
  std::vector<Evidence> evidence;

  friend bool operator==(const DocumentFacts&, const DocumentFacts&) = default;
};

/// The key under which a record is found again when its document is read once more, or when another file
/// holds the same fact: the same key means the same record.
///   decision      municipality | body (folded) | date | extra-ordinary | item number, else ordinal and
///   title.
///                 Where the municipality is unknown the document's hash takes its place, so that two
///                 nameless meetings on one day stay two.
///   all others    document's hash | kind | a hash of whom and what it tells of (declaration and assignment:
///                 municipality, and by which item decided, or area; contact: address, else name; link: URL;
///                 deadline and quota: what and of what). What else they say may be read better one day.
///                 Several may share it; the store tells them apart, and knows them again by all they say and
///                 where they stand (Store::recognise()).
/// `ordinal` counts records of the same kind in the document from 0; it is used for decisions alone.
std::string natural_key(const Record& record, std::string_view document_sha256, std::size_t ordinal);

}  // namespace frisaet
