// The whole of pipeline/repair on any text: pages parted by form feeds; the first byte says how they were
// read. What is no UTF-8 becomes U+FFFD first, as pipeline/read promises valid text.
#include "models/text/utf8.h"
#include "pipeline/repair/repair.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/repair_promises.h"

namespace frisaet::fuzz {
namespace {

constexpr std::size_t kMostPages = 6;
constexpr std::size_t kLongest = 6000;  // bytes; the promises are looked at byte by byte

const DanishLanguage& danish() {
  static const DanishLanguage language = [] {
    Result<DanishLanguage> loaded = DanishLanguage::load();
    promise(loaded.ok(), "hunspell-da is installed");
    return *std::move(loaded);
  }();
  return language;
}

std::vector<RawPage> pages_of(std::string_view input) {
  std::vector<RawPage> pages(1);
  const bool from_picture = !input.empty() && (input.front() & 1) == 0;
  input = input.substr(0, kLongest);
  for (std::size_t at = 0; at < input.size();) {
    const CodePoint c = decode_utf8(input, at);
    at += c.size;
    if (c.value == U'\f' && pages.size() < kMostPages) {
      pages.emplace_back();
    } else {
      append_utf8(pages.back().text, c.valid ? c.value : char32_t{0xFFFD});
    }
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i].number = static_cast<int>(i) + 1;
    pages[i].origin = from_picture ? PageOrigin::kOcr : PageOrigin::kTextLayer;
  }
  return pages;
}

}  // namespace

std::vector<std::string> seeds() {
  const std::string lost =
      "Forvaltningen har gennemgaet de veje, som borgerne har sggt om at fa lukket for tung trafik. Der er\n"
      "indkommet syv ansggninger, og de forde-\nler sig pa hele kommunen. Udvalget skal nu tage stilling "
      "til,\n"
      "hvilke veje der bgr undersgges neermere, og hvornar det kan ske. Skriv til [fk@havn.dk (@).\n";
  const std::string spaces =
      "Foreningen har ryddet havenog malet døren,så folkfra byen er gladefor den. Vi vilogså plante træer\n"
      "i år, og mangeaf dem kommertil søen , når solen skinner i august. Detkan blive denstore dag.\n";
  const std::string heads =
      "Byrådet, 4. maj\n\nEt punkt om mødet.\n\nSide 1\fByrådet, 4. maj\n\nEt andet punkt.\n\nSide 2\f"
      "Byrådet, 4. maj\n\nDet sidste.\n\nSide 3";
  return {"",
          "!" + lost,
          " " + lost,
          "!" + spaces,
          heads,
          "!MÃ¸det pÃ¥ en ﬁn dag, a\u030A og kom\u00AD\nmune, MED-\norganisation\u200B",
          " $ 17, stk. 2, jf. $ 4. — B E S L U T N I N G\n• www.by.dk/en-\nside og postæby.dk",
          "!vedr¿rende m¿det i r\u008Cdhuset, som v¾lgerne i ¯ster\u0081 pr\u008Cvede",
          lost + "\f" + spaces + "\f" + heads};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  std::vector<RawPage> pages = fuzz::pages_of(fuzz::text_of(data, size));
  const std::vector<RepairedText> results = repair(pages, fuzz::danish());
  const std::vector<std::string> broken = test_support::broken_promises(pages, results);
  fuzz::promise(broken.empty(), broken.empty() ? "" : broken.front().c_str());
  for (std::size_t i = 0; i < pages.size(); ++i) pages[i].text = results[i].text;
  const std::vector<RepairedText> again = repair(pages, fuzz::danish());
  for (std::size_t i = 0; i < pages.size(); ++i)
    fuzz::promise(again[i].text == results[i].text, "repairing repaired text changes nothing");
  return 0;
}
