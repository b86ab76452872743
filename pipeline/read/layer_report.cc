#include "pipeline/read/layer_report.h"

#include <algorithm>
#include <cmath>

#include "models/language/lexicon.h"
#include "models/text/danish.h"
#include "pipeline/read/lost_danish.h"

namespace frisaet {
namespace {

std::string_view name_of(LetterCode code) {
  switch (code) {
    case LetterCode::kMacRoman:
      return "æøå som MacRoman";
    case LetterCode::kDos:
      return "æøå som CP865";
    case LetterCode::kSigns:
      return "bogstaver som tegnskrift";
    case LetterCode::kWindowsAsMac:
    case LetterCode::kWindowsAsDos:
    case LetterCode::kLatin2:
    case LetterCode::kCyrillic:
    case LetterCode::kSevenBit:
      return "æøå i en anden tegntabel";
    case LetterCode::kJoins:
      break;
  }
  return "sammenskrevne bogstaver";
}

/// The words of one font.
struct FontPart {
  std::vector<std::string_view> texts;
  TextQuality quality;
  bool is_suspect = false;
  bool has_no_known_words = false;  ///< suspect for nothing but that
  bool lacks_danish = false;        ///< suspect for nothing but that
  bool has_lost_words = false;      ///< suspect because letters have no meaning, not only their words
};

/// One part a font, and the words without one last.
std::vector<FontPart> by_font(const PdfText& layer) {
  std::vector<FontPart> parts(layer.fonts.size() + 1);
  for (const PlacedWord& word : layer.words) {
    const bool named = word.font >= 0 && static_cast<std::size_t>(word.font) < layer.fonts.size();
    FontPart& part = named ? parts[static_cast<std::size_t>(word.font)] : parts.back();
    part.texts.push_back(word.text);
    part.quality += measure(word);
  }
  return parts;
}

/// Single signs of a font of bullets mean what they are; only longer words without meaning are lost text.
bool has_lost_words(const FontPart& part) {
  constexpr double kUnmappedShare = 0.05;
  constexpr std::size_t kCharacters = 8;
  if (part.quality.lost_words > 0) return true;
  if (part.quality.unmapped_share() < kUnmappedShare || part.quality.characters < kCharacters) return false;
  return part.quality.characters >= 2 * part.quality.words;
}

/// Whether the letters are no language's: next to no Danish words, and vowels out of all proportion (every
/// language in Latin letters has 35–45 % among them; a shifted alphabet keeps its neighbours' share by chance
/// only). Accents count where they bring the vowels to that share; a shifted alphabet makes such letters of å
/// and ø, too. Letters of other scripts say what they are: fonts that lost their codes show Latin ones or
/// none. `least` is how many words and, five times as many, letters it takes to say so.
bool is_gibberish(const FontPart& part, std::size_t least) {
  constexpr double kFewVowels = 0.25;
  constexpr double kFewWithAccents = 0.32;
  constexpr double kManyVowels = 0.62;
  const TextQuality& quality = part.quality;
  if (quality.letters < 5 * least || quality.other_scripts * 2 > quality.letters) return false;
  const auto letters = static_cast<double>(quality.letters);
  const double vowels = static_cast<double>(quality.vowels) / letters;
  const double all_vowels = vowels + static_cast<double>(quality.accented_vowels) / letters;
  if (vowels >= kFewVowels && vowels <= kManyVowels) return false;
  if (all_vowels >= kFewWithAccents && all_vowels <= kManyVowels) return false;
  const KnownWords known = known_words(part.texts, DanishLexicon::built_in());
  return known.asked >= least && known.known * 4 < known.asked;
}

/// Whether words and numbers are jumbled with signs: codes that fall on digits and signs, as of fonts drawn
/// by the file itself. A word of few vowels behind a sign (`%HVOXWQLQJ`) will do.
bool is_jumbled(const FontPart& part) {
  constexpr std::size_t kWords = 3;
  const TextQuality& quality = part.quality;
  const KnownWords known = known_words(part.texts, DanishLexicon::built_in());
  if (known.known * 4 > known.asked) return false;
  if (quality.jumbled > 0 && 3 * quality.jumbled >= quality.words &&
      (quality.words >= kWords || quality.characters >= 8))
    return true;
  const bool signs_lead = std::any_of(part.texts.begin(), part.texts.end(), [](std::string_view text) {
    constexpr std::string_view kSigns = "%*$#&+=<>@^";
    return text.size() > 4 && kSigns.find(text[0]) != std::string_view::npos && text[1] >= 'A';
  });
  return signs_lead && is_gibberish(part, 1);
}

/// Whether a long text has next to no word that the dictionary knows: letters that each were taken for their
/// neighbour keep vowels enough by chance, and å becomes æ. Other languages share 2–10 % of their words with
/// Danish, lists of names more. Cost: healthy text is known by its first words.
bool has_no_known_words(const FontPart& part) {
  constexpr std::size_t kWords = 60;
  constexpr std::size_t kOneIn = 100;
  const TextQuality& quality = part.quality;
  if (quality.letters < 5 * kWords || quality.other_scripts * 2 > quality.letters) return false;
  KnownWords all;
  for (const std::string_view text : part.texts) {
    const KnownWords one = known_words({text}, DanishLexicon::built_in());
    all.asked += one.asked;
    all.known += one.known;
    if (all.known * kOneIn > part.texts.size()) return false;
  }
  return all.asked >= kWords && all.known * kOneIn <= all.asked;
}

/// Whether a font's words are Danish as they stand. Headings and labels have no æ, ø and å by chance; where a
/// text lost them, every fifth word is none any more.
bool are_danish_words(const FontPart& part) {
  constexpr double kSound = 0.85;
  return known_words(part.texts, DanishLexicon::built_in()).share() >= kSound;
}

/// The verdict of the dictionary on what may be a scanner's hidden layer; empty when it has nothing against
/// it.
std::string objection_to_hidden_layer(const LayerReport& report, bool is_hidden) {
  constexpr std::size_t kWords = 8;
  constexpr double kLeast = 0.9;       // clean prose has 95 % and more
  constexpr std::size_t kForeign = 3;  // ä, ö, á where æ, ø, å should stand
  const bool lost_alphabet = lacks_danish_letters(report.quality.danish, report.quality.letters);
  if (report.quality.accented_vowels >= kForeign && report.quality.accented_vowels > report.quality.danish)
    return std::string(is_hidden ? "skjult tekstlag" : "tekstlag på et billede af siden") +
           " med fremmede bogstaver for æ, ø og å";
  if (report.known.asked < kWords || report.known.share() >= kLeast) return "";
  return (is_hidden ? "skjult tekstlag med " : "tekstlag på et billede af siden med ") +
         percent(report.known.share()) + " danske ord" + (lost_alphabet ? " og næsten uden æ, ø og å" : "");
}

bool is_mostly_hidden(const PdfText& layer) {
  const auto hidden = std::count_if(layer.words.begin(), layer.words.end(),
                                    [](const PlacedWord& word) { return word.is_hidden; });
  return static_cast<std::size_t>(hidden) * 2 > layer.words.size();
}

}  // namespace

std::string percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

std::vector<std::string_view> texts_of(const std::vector<PlacedWord>& words) {
  std::vector<std::string_view> texts;
  texts.reserve(words.size());
  for (const PlacedWord& word : words) texts.emplace_back(word.text);
  return texts;
}

LayerReport look_at_layer(const PdfText& layer, bool may_be_scan) {
  LayerReport report;
  std::vector<FontPart> parts = by_font(layer);
  for (const FontPart& part : parts) report.quality += part.quality;
  const bool by_chance = lacks_danish(report.quality) && lacks_danish_by_chance(texts_of(layer.words));
  report.judgement = judge(report.quality, by_chance);
  report.lacks_danish = report.judgement.lacks_danish;
  std::optional<LetterCode> code;
  std::size_t suspect = 0;
  for (FontPart& part : parts) {
    constexpr std::size_t kWords = 5;
    const std::optional<LetterCode> own = letter_code_of(part.texts, DanishLexicon::built_in());
    if (own) code = own;
    part.has_lost_words = !own && has_lost_words(part);
    part.is_suspect = part.has_lost_words || (!own && (is_gibberish(part, kWords) || is_jumbled(part)));
    part.lacks_danish = !part.is_suspect && !own && lacks_danish(part.quality) && !are_danish_words(part) &&
                        !lacks_danish_by_chance(part.texts);
    part.is_suspect = part.is_suspect || part.lacks_danish;
    part.has_no_known_words = !part.is_suspect && !own && has_no_known_words(part);
    part.is_suspect = part.is_suspect || part.has_no_known_words;
    if (part.is_suspect) suspect += part.quality.words;
  }
  report.may_be_another_language =
      suspect > 0 && std::all_of(parts.begin(), parts.end(), [](const auto& part) {
        return !part.is_suspect || part.has_no_known_words;
      });
  std::size_t sound = 0;
  for (FontPart& part : parts) {
    // The heading of a text that is lost has too few words to be told by itself, and shares the text's fate.
    if (suspect > 0 && !part.is_suspect && is_gibberish(part, 1)) part.is_suspect = true;
    if (!part.is_suspect) sound += part.quality.words;
  }
  if (suspect > 0) {
    report.lacks_danish = std::all_of(parts.begin(), parts.end(),
                                      [](const auto& part) { return !part.is_suspect || part.lacks_danish; });
  }
  constexpr std::size_t kFewWords = 3;  // a page number beside a ruined text is not worth two readings
  if (suspect > 0 && sound >= kFewWords) {
    report.judgement = {LayerVerdict::kPartly, ""};
    bool has_lost_letters = false;
    for (std::size_t i = 0; i < layer.fonts.size(); ++i) {
      has_lost_letters = has_lost_letters || parts[i].has_lost_words;
      report.suspect_fonts.push_back(parts[i].is_suspect);
      if (parts[i].is_suspect)
        report.judgement.reason +=
            (report.judgement.reason.empty() ? "skriften " : ", ") + layer.fonts[i].name;
    }
    report.judgement.reason += report.may_be_another_language ? " har ingen danske ord"
                               : report.lacks_danish          ? " er uden æ, ø og å"
                               : has_lost_letters             ? " har tegn uden betydning"
                                                              : " danner ikke ord på noget sprog";
    return report;
  }
  if (suspect > 0) {
    if (report.judgement.verdict == LayerVerdict::kUsable && report.lacks_danish) {
      report.judgement = {LayerVerdict::kSuspect, std::string(kLacksDanish)};
    } else if (report.judgement.verdict == LayerVerdict::kUsable) {
      report.judgement = {LayerVerdict::kSuspect, report.may_be_another_language
                                                      ? "ingen danske ord"
                                                      : "tegnene er ikke ord på noget sprog"};
      report.is_gibberish = true;
    }
    return report;
  }
  if (code) {
    report.judgement = {LayerVerdict::kUsable, std::to_string(report.quality.words) + " ord, " +
                                                   std::string(name_of(*code)) + ", " +
                                                   std::string(kToBeRepaired)};
    return report;
  }
  if (!may_be_scan || report.judgement.verdict == LayerVerdict::kSuspect) return report;
  report.known = known_words(texts_of(layer.words), DanishLexicon::built_in());
  const std::string objection = objection_to_hidden_layer(report, is_mostly_hidden(layer));
  if (!objection.empty()) report.judgement = {LayerVerdict::kSuspect, objection};
  constexpr double kPoor = 0.6;  // below that the layer itself is doubted, whatever the picture gives
  report.may_be_names = !objection.empty() && report.known.share() >= kPoor &&
                        !lacks_danish_letters(report.quality.danish, report.quality.letters);
  return report;
}

}  // namespace frisaet
