#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/core/error.h"
#include "models/document/raw_page.h"

namespace frisaet {

/// The bytes that a reader and its parent exchange. Both are the same program, so there is no version; but
/// the reader may have been taken over by a document, so the parent checks every length, index and letter it
/// decodes.
///
///   frame   = size:u32 kind:u8 payload            size counts kind and payload; all integers little-endian
///   text    = size:u32 bytes                       valid UTF-8
///   error   = code:u8 text(message) text(where) text(hint)
///   page    = number:u32 origin:u8 text(reason) confidence:f64 width:f64 height:f64 text(text)
///             fonts:u32 { text(name) bold:u8 }*
///             words:u32 { begin:u32 end:u32 x0:f32 y0:f32 x1:f32 y1:f32 confidence:f32 font_size:f32
///             font:i32 }*

/// A page's payload. Boxes, confidences and sizes of words travel as 32-bit floats: 1/1000 point is kept, 36
/// bytes a word.
std::string encode_page(const RawPage& page);

/// The page, or nothing when the bytes break the grammar above or the contract of RawPage: valid UTF-8, spans
/// in order, on letter boundaries and within the text, known fonts, finite numbers, nothing left over.
std::optional<RawPage> decode_page(std::string_view bytes);

std::string encode_error(const Error& error);
std::optional<Error> decode_error(std::string_view bytes);

}  // namespace frisaet
