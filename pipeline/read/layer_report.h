#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/language/letter_codes.h"
#include "pipeline/read/pdf_file.h"
#include "pipeline/read/text_quality.h"

namespace frisaet {

/// Stands in the reason of a page whose letters are kept as they are because `pipeline/repair` knows their
/// code.
inline constexpr std::string_view kToBeRepaired = "tegnkoder rettes";

/// What a page's text layer is worth, as a whole and font by font.
struct LayerReport {
  TextQuality quality;  ///< of all words
  Judgement judgement;  ///< the reason is Danish and one clause
  /// By index in PdfText::fonts: whose words are to be read from the picture. Empty unless the verdict is
  /// kPartly.
  std::vector<bool> suspect_fonts;
  KnownWords known;           ///< Danish words of the whole; nothing asked where nothing called for it
  bool is_gibberish = false;  ///< suspect because its letters, each sound, make no words of any language
  bool lacks_danish = false;  ///< what is suspect is so only because it is prose without æ, ø and å
  bool may_be_names = false;  ///< a layer over a scan, suspect only because of some unknown words
  bool may_be_another_language = false;  ///< suspect for nothing but that its words are unknown
};

/// Looks at the layer of one page. A font is suspect when its characters have no Unicode meaning or make no
/// words of any language (glyph numbers taken for letters; vowels out of proportion, or next to no known word
/// in a long text; signs in the middle of a third of its words), or is Danish prose without æ, ø and å,
/// unless its code is one that can be undone (letter_codes.h). Where other fonts of the page are sound, only
/// its words are (`kPartly`). With `may_be_scan` (a picture fills most of the page) the layer may be a hidden
/// one from a scanner, and then the dictionary has a say: fewer than nine of ten words known is a layer read
/// in another language or badly, or a list of names, and so are more ä, ö and á than æ, ø and å. The
/// dictionary is the compiled-in one. Cost: linear; it is only asked where letters are missing or for scans.
LayerReport look_at_layer(const PdfText& layer, bool may_be_scan);

/// `57 %`, as reasons have it.
std::string percent(double share);

/// The words' texts; they must outlive the result.
std::vector<std::string_view> texts_of(const std::vector<PlacedWord>& words);

}  // namespace frisaet
