#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/read/page_layout.h"

namespace frisaet {

/// What the characters of a page's text tell about it, without any word list.
struct TextQuality {
  std::size_t words = 0;
  std::size_t characters = 0;  ///< without white space
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t vowels = 0;           ///< a e i o u y æ ø å among the letters, either case
  std::size_t accented_vowels = 0;  ///< all other vowels in Latin letters: é ü ő ế …
  std::size_t other_scripts = 0;    ///< letters that are not Latin
  std::size_t danish =
      0;  ///< æ ø å Æ Ø Å, also å as a and ring; clean Danish prose has 3.5–4.3 % among its letters
  std::size_t unmapped = 0;  ///< U+FFFD, private use, letters of no assigned meaning
  std::size_t function_words =
      0;  ///< og, at, det, er …: a quarter of the words of Danish prose, damaged or not

  std::size_t jumbled = 0;     ///< words with signs in their middle that no word and no number has there
  std::size_t lost_words = 0;  ///< words of three signs and more, all of them unmapped

  TextQuality& operator+=(const TextQuality& other);

  [[nodiscard]] double unmapped_share() const;
  [[nodiscard]] double danish_share() const;  ///< of the letters
};

/// Cost: linear.
TextQuality measure(const PlacedWord& word);
TextQuality measure(const std::vector<PlacedWord>& words);

/// Danish prose (60 words and more, a tenth of them Danish function words) of which less than 0.5 % of the
/// letters are æ, ø or å: a tenth of them is left at most.
bool lacks_danish(const TextQuality& quality);
inline constexpr std::string_view kLacksDanish = "dansk prosa uden æ, ø og å";

enum class LayerVerdict {
  kUsable,
  kPartly,  ///< the words of some fonts are usable, those of others are not (layer_report.h)
  kSuspect,
};

struct Judgement {
  LayerVerdict verdict = LayerVerdict::kUsable;
  std::string reason;  ///< Danish, one clause: `412 ord, 3,9 % æøå`, `31 % af tegnene har ingen betydning`
  bool lacks_danish = false;  ///< suspect for that alone
};

/// Whether a text layer can be taken at its word. Suspect are layers
///  - in which 5 % of the characters have no Unicode meaning (fonts without a ToUnicode table),
///  - of 40 characters and more of which less than 40 % are letters or digits (shifted encodings),
///  - of Danish prose without Danish letters (lacks_danish: an OCR layer made with the wrong language, a font
///    without its codes).
/// Tables, forms and figures are usable as they are: for want of prose nothing is sent to OCR. With
/// `are_sound_words` the dictionary has said that the words are Danish as they stand (lost_danish.h).
Judgement judge(const TextQuality& quality, bool are_sound_words = false);

}  // namespace frisaet
