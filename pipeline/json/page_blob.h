#pragma once

#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/document/document.h"

namespace frisaet {

/// A page with raw text, words, repaired text, offset map, furniture and repairs as compact binary (CBOR, RFC
/// 8949; the layout is that of page_blob.cc, version 1 in its first entry), so that `show` and the marks of a
/// search hit need not read the file again. About 60 bytes a word.
std::string page_to_blob(const Page& page);

/// The inverse of page_to_blob: equal in every field, boxes to 1/100 point. Fails with kInvalid on anything
/// else; never trusts sizes or offsets in the bytes.
Result<Page> page_from_blob(std::string_view bytes);

}  // namespace frisaet
