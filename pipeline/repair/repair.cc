#include "pipeline/repair/repair.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "pipeline/repair/channel.h"
#include "pipeline/repair/damaged_fonts.h"
#include "pipeline/repair/draft.h"

namespace frisaet {
namespace {

using namespace repairing;

using Step = void (*)(DocumentDraft&, const DanishLanguage&);

/// A step that looks at one text at a time, furniture included, as a step over the document.
template <Editor (*Repair)(const std::string&, const DanishLanguage&)>
void on_each_text(DocumentDraft& document, const DanishLanguage& language) {
  for (PageDraft& page : document) {
    page.flow.apply(Repair(page.flow.text(), language));
    for (Draft& piece : page.furniture) piece.apply(Repair(piece.text(), language));
  }
}

/// The order matters: bytes before letters, letters before spaces, lines before words.
constexpr Step kOnLetters[] = {
    repair_mojibake,
    repair_code_pages,
    on_each_text<repair_normal_form>,
    on_each_text<repair_ligatures>,
    on_each_text<repair_soft_hyphens>,
    on_each_text<repair_spaces>,
    on_each_text<repair_letter_spacing>,
};
constexpr Step kOnWords[] = {
    set_furniture_apart,      on_each_text<repair_line_hyphens>,
    repair_page_hyphens,      repair_reader_signs,
    repair_damaged_addresses, repair_lost_letters,
    repair_lost_alphabet,     repair_lost_spaces,
    repair_wrong_spaces,      repair_stray_letters,
};

/// A word that was mended may join what a line's end divided, lines that were mended may turn out to be the
/// same running head, and a page whose head was taken out may show what it is made of. So all steps are taken
/// again until they find nothing more; healthy text needs one round, or two where it has running heads.
constexpr int kMostRounds = 6;

std::size_t count_mended(const DocumentDraft& document) {
  std::size_t count = 0;
  for (const PageDraft& page : document) {
    for (const Repair& repair : page.flow.repairs()) {
      count += repair.status == Repair::Status::kApplied && repair.rule != "line_hyphen" ? 1 : 0;
    }
  }
  return count;
}

/// The draft of a page as it was read, with all that steps ask of every page.
PageDraft begin(RawPages& pages, std::size_t index, const DanishLanguage& language) {
  const RawPage& raw = pages.at(index);
  const bool has_second_readings =
      std::any_of(raw.words.begin(), raw.words.end(), [](const Word& word) { return !word.other.empty(); });
  return {.pages = &pages,
          .index = index,
          .flow = Draft(pages.text(index)),
          .from_picture = was_read_from_picture(raw, language),
          .has_second_readings = has_second_readings,
          .has_damaged_font = has_damaged_font(raw),
          .margins = margins_of(raw)};
}

/// A finding of a piece of furniture, as seen from the flow: it stands where the piece was taken out.
Repair seen_from_flow(Repair repair, const Draft& flow) {
  const std::size_t at = flow.map().to_target({repair.raw.begin, repair.raw.begin}).begin;
  repair.repaired = {at, at};
  return repair;
}

/// Takes out suggestions about what was changed after all, by a later step or in a later round (they speak of
/// a text that is no more), and those that several rounds made alike. REQUIRES: in order of their raw spans.
void drop_idle_suggestions(std::vector<Repair>& repairs) {
  std::vector<Span> applied;
  for (const Repair& repair : repairs) {
    const bool moves = repair.rule == "line_hyphen" || repair.rule == "furniture";
    if (repair.status == Repair::Status::kApplied && !moves) applied.push_back(repair.raw);
  }
  std::size_t next = 0;
  std::size_t covered_to =
      0;  // spans come by their beginning, so one that ends before this lies in an applied one
  std::set<std::tuple<Span, std::string, std::string>> seen;
  std::erase_if(repairs, [&](const Repair& repair) {
    for (; next < applied.size() && applied[next].begin <= repair.raw.begin; ++next)
      covered_to = std::max(covered_to, applied[next].end);
    if (repair.status != Repair::Status::kSuggested) return false;
    return repair.raw.end <= covered_to || !seen.emplace(repair.raw, repair.rule, repair.after).second;
  });
}

/// Where a second OCR model read something else: its reading is a suggestion like any other.
void suggest_second_readings(const PageDraft& page, std::vector<Repair>& repairs) {
  if (!page.has_second_readings) return;
  const RawPage& raw = page.raw();
  for (const Word& word : raw.words) {
    if (word.other.empty()) continue;
    repairs.push_back({"second_reading",
                       Repair::Status::kSuggested,
                       word.span,
                       page.flow.map().to_target(word.span),
                       std::string(word.span.of(raw.text)),
                       word.other,
                       std::max(0.0, 1 - word.confidence),
                       {}});
  }
}

RepairedText finished(const PageDraft& page) {
  RepairedText result{page.flow.text(), page.flow.map(), {}, page.flow.repairs()};
  for (Repair& repair : result.repairs) {
    // A later step may have gone on with what an earlier one made.
    if (repair.status == Repair::Status::kApplied) repair.after = repair.repaired.of(result.text);
  }
  for (const Draft& piece : page.furniture) {
    result.furniture.push_back({piece.text(), piece.map()});
    for (const Repair& repair : piece.repairs()) result.repairs.push_back(seen_from_flow(repair, page.flow));
  }
  suggest_second_readings(page, result.repairs);
  std::stable_sort(result.repairs.begin(), result.repairs.end(),
                   [](const Repair& a, const Repair& b) { return a.raw < b.raw; });
  drop_idle_suggestions(result.repairs);
  return result;
}

}  // namespace

std::vector<RepairedText> repair(RawPages& pages, const DanishLanguage& language) {
  DocumentDraft document;
  document.reserve(pages.size());
  WordsByFont words;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    gather_words(pages.at(i), pages.text(i), words);
    document.push_back(begin(pages, i, language));
  }
  repair_letter_codes(document, words, language);  // once: it goes by the words' places in the raw text
  words.clear();
  for (int round = 0; round < kMostRounds; ++round) {
    const std::size_t before = count_mended(document);
    for (const Step step : kOnLetters) step(document, language);
    for (const Step step : kOnWords) step(document, language);
    if (count_mended(document) == before) break;
  }
  std::vector<RepairedText> result;
  result.reserve(document.size());
  for (PageDraft& page : document) {
    result.push_back(finished(page));
    page.flow = Draft("");  // a long document is not kept twice
    page.furniture.clear();
  }
  return result;
}

std::vector<RepairedText> repair(const std::vector<RawPage>& pages, const DanishLanguage& language) {
  class InMemory final : public RawPages {
   public:
    explicit InMemory(const std::vector<RawPage>& pages) : pages_(pages) {}
    [[nodiscard]] std::size_t size() const override { return pages_.size(); }
    const RawPage& at(std::size_t index) override { return pages_[index]; }
    [[nodiscard]] std::string_view text(std::size_t index) const override { return pages_[index].text; }

   private:
    const std::vector<RawPage>& pages_;
  } kept(pages);
  return repair(kept, language);
}

}  // namespace frisaet
