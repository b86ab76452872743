#pragma once

#include <string>
#include <string_view>

#include "models/records/record.h"

namespace frisaet {

/// What linked data says of where a record is from.
struct LinkedSource {
  std::string_view id;        ///< of the record
  std::string_view document;  ///< SHA-256
  std::string_view file;      ///< name under which the document came first
  int page = 0;               ///< where it begins; 0 = unknown
  std::string_view review;    ///< `auto check ok conflict`
  std::string_view base;      ///< where the pages are: `http://127.0.0.1:8080`
};

/// The `@context` of linked_node()s, on one line: OParl 1.1 for meetings and their items, Popolo (opengov)
/// for motions and votes, schema.org for what things are called and where they are from; every other name is
/// our own, below `urn:frisaet:term:`. It stands in the file itself, so that whoever reads it need not ask
/// the net.
std::string linked_context();

/// A record as one node of a JSON-LD 1.1 graph, on one line. A decision is an `oparl:AgendaItem` in an
/// `oparl:Meeting` of an `oparl:Organization`, with an `opengov:Motion` where something was recommended or
/// voted on; the ids of meeting, body and municipality are made of what names them, so that items of one
/// meeting meet there. A declaration and the other kinds are of our own terms, with the fields of `extract
/// --json`. Unknown is left out; codes have their Danish words beside them.
std::string linked_node(const LinkedSource& source, const Record& record);

}  // namespace frisaet
