#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

/// A hyphen that ends a printed line, and what stands on both sides of it.
struct Break {
  Span left;  ///< letters and digits before the hyphen, back to a blank or another sign
  Span hyphen;
  Span gap;    ///< from the hyphen to the next printed sign: blanks, line ends, at most one empty line
  Span right;  ///< letters or digits after the gap
  Span tail;   ///< `right` and what hangs on to it (commas, hyphens), up to the next white space
  bool empty_line = false;
  bool web_address = false;  ///< inside one: whatever sign stands at the line's end belongs to it
};

/// What becomes of a hyphen at a line's end.
enum class Verdict {
  kLeave,       ///< `skole-⏎og fritid`: the hyphen stands for the rest of a word
  kJoin,        ///< `fol-⏎keskole`: dividing was all it did
  kKeepHyphen,  ///< `MED-⏎organisationen`: one word that has a hyphen
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::size_t hyphen_size(std::string_view text, std::size_t at) {
  if (text[at] == '-') return 1;
  return text.substr(at).starts_with("\xE2\x80\x90") ? 3 : 0;  // U+2010
}

Span run_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    const CodePoint c = decode_utf8_before(text, begin);
    if (!is_letter(c.value) && !is_digit(c.value)) break;
    begin -= c.size;
  }
  return {begin, end};
}

Span run_after(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size()) {
    const CodePoint c = decode_utf8(text, end);
    if (!is_letter(c.value) && !is_digit(c.value)) break;
    end += c.size;
  }
  return {begin, end};
}

/// True when nearly every printed line has an empty one after it: then an empty line does not end anything.
bool is_double_spaced(std::string_view text) {
  int without = 0;
  int with = 0;
  bool printed = false;
  bool empty = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const bool blank = trim(text.substr(0, end)).empty();
    if (!blank && printed) ++(empty ? with : without);
    printed = printed || !blank;
    empty = blank;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return with > 4 && without * 10 < with;
}

bool all_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const CodePoint c = decode_utf8(word, at);
    if (!is_upper(c.value)) return false;
    at += c.size;
  }
  return letters >= 2;
}

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Words before which a hyphen stands for the rest of a word that comes later: `skole- og dagtilbudsområdet`.
bool suspends(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kWords = {"og", "eller", "samt", "til", "som", "såvel"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// First parts that are written with a hyphen though they are no capitals: `it-system`.
bool takes_hyphen(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kWords = {"it", "tv", "pc", "cd", "wc", "eu", "ikke"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// `kl.dk/fordeling`: a host and a slash, without what else tells an address.
bool begins_with_host(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kEndings = {".dk", ".com", ".eu", ".org", ".net", ".info"};
  const std::string_view host = word.substr(0, word.find('/'));
  return host.size() < word.size() &&
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
           return host.size() > ending.size() && host.ends_with(ending);
         });
}

/// `materiale.html`: no sentence goes on with the name of a file.
bool is_file_name(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kEndings = {".html", ".htm", ".aspx",
                                                               ".php",  ".pdf", ".docx"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    const std::size_t at = word.rfind(ending);
    return at != std::string_view::npos && at > 0 && at + ending.size() + 1 >= word.size();
  });
}

/// `https://www.kl.dk/` | `ny-runde/skema`, `www.kl.dk/ny-` | `runde`: the printed words up to `at` begin a
/// web address, and what follows the line's end reads on. Behind a slash only what no running text looks like
/// does: a sentence may go on below an address that ends with its line.
bool divides_web_address(std::string_view text, std::size_t at, std::string_view next_word) {
  std::size_t begin = at;
  while (begin > 0 && !is_blank(text[begin - 1]) && text[begin - 1] != '\n' && text[begin - 1] != '\f')
    --begin;
  const std::string_view word = text.substr(begin, at + 1 - begin);
  const bool address = word.find("://") != std::string_view::npos ||
                       word.find("www.") != std::string_view::npos || begins_with_host(word);
  if (!address || next_word.empty()) return false;
  const CodePoint first = decode_utf8(next_word, 0);
  if (is_upper(first.value)) return false;
  const std::string_view letters = run_after(next_word, 0).of(next_word);
  // `www.kl.dk/skema-` | `og svar`, `www.kl.dk/skema/` | `2023 bliver`: the sentence goes on, not the
  // address.
  if (text[at] == '-') return !suspends(letters);
  if (letters.size() == next_word.size() && is_number(letters)) return false;
  if (is_file_name(next_word)) return true;
  return next_word.substr(0, next_word.size() - 1).find_first_of("/-=?0123456789") != std::string_view::npos;
}

std::optional<Break> break_at(std::string_view text, std::size_t at) {
  const std::size_t size = text[at] == '/' ? 1 : hyphen_size(text, at);
  if (size == 0) return std::nullopt;
  Break found;
  found.hyphen = {at, at + size};
  std::size_t next = at + size;
  int lines = 0;
  while (next < text.size() && (is_blank(text[next]) || text[next] == '\n'))
    lines += text[next++] == '\n' ? 1 : 0;
  if (lines < 1 || lines > 2 || next >= text.size()) return std::nullopt;
  found.empty_line = lines == 2;
  found.gap = {at + size, next};
  found.left = run_before(text, at);
  found.right = run_after(text, next);
  if (found.right.empty() || (found.left.empty() && text[at] != '/')) return std::nullopt;
  found.tail = {next, std::min(text.find_first_of(" \t\r\n\f", next), text.size())};
  found.web_address = !found.empty_line && divides_web_address(text, at, found.tail.of(text));
  if (text[at] == '/' && !found.web_address) return std::nullopt;
  return found;
}

class Judge {
 public:
  Judge(const DanishLexicon& lexicon, bool double_spaced)
      : lexicon_(lexicon), double_spaced_(double_spaced) {}

  /// `head` is the word so far: what stands before the hyphen, with what earlier lines gave to it.
  Verdict of(std::string_view head, std::string_view right, const Break& where) const {
    const bool strange_gap = where.empty_line && !double_spaced_;
    // Addresses have no typographer's hyphen: whoever divides lines put it there.
    if (where.web_address) return where.hyphen.size() > 1 ? Verdict::kJoin : Verdict::kKeepHyphen;
    if (is_number(head) && is_number(right)) return strange_gap ? Verdict::kLeave : Verdict::kKeepHyphen;
    if (has_digit(head) || has_digit(right)) return Verdict::kLeave;
    const std::string joined = std::string(head) + std::string(right);
    const Standing standing = lexicon_.standing(joined);
    if (suspends(right) && standing != Standing::kWord) return Verdict::kLeave;
    if (all_capitals(head)) return after_capitals(right, standing, strange_gap);
    if (is_upper(decode_utf8(right, 0).value)) {
      const bool name = is_upper(decode_utf8(head, 0).value);
      return name && !strange_gap ? Verdict::kKeepHyphen : Verdict::kLeave;
    }
    // Nobody divides behind a single letter: `e-⏎mail`, `a-⏎kasse`.
    if (count_code_points(head) == 1) return lexicon_.knows(right) ? Verdict::kKeepHyphen : Verdict::kLeave;
    if (standing == Standing::kWord) return Verdict::kJoin;
    if (takes_hyphen(head) && lexicon_.knows(right)) return Verdict::kKeepHyphen;
    if (standing == Standing::kCompound) return Verdict::kJoin;
    // An unknown word: a name, or damaged letters. Across an empty line two paragraphs are likelier.
    return strange_gap ? Verdict::kLeave : Verdict::kJoin;
  }

 private:
  static Verdict after_capitals(std::string_view right, Standing joined, bool strange_gap) {
    if (strange_gap && joined == Standing::kUnknown) return Verdict::kLeave;
    return all_capitals(right) && joined != Standing::kUnknown ? Verdict::kJoin : Verdict::kKeepHyphen;
  }

  const DanishLexicon& lexicon_;
  bool double_spaced_;
};

}  // namespace

Editor repair_line_hyphens(const std::string& text, const DanishLanguage& language) {
  Editor edits(text);
  const Judge judge(language.lexicon, is_double_spaced(text));
  Rewriter& out = edits.rewriter();
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto found = break_at(text, at);
    if (!found) continue;
    std::string head(found->left.of(text));
    Span changed{found->left.begin, found->left.begin};
    std::string after(head);
    // A long word may run over several lines: `beskæfti-⏎gelsesom-⏎rådet`. The break moves behind the whole
    // of it.
    Span gap;
    while (found) {
      const Verdict verdict = judge.of(head, found->right.of(text), *found);
      if (verdict == Verdict::kLeave) break;
      const bool keep = verdict == Verdict::kKeepHyphen;
      if (!keep) {
        out.copy_to(found->hyphen.begin);
      } else {
        out.copy_to(found->hyphen.end);
        after += found->hyphen.of(text);
      }
      out.replace({keep ? found->hyphen.end : found->hyphen.begin, found->gap.end}, {});
      gap = found->gap;
      changed.end = found->tail.end;
      after += found->tail.of(text);
      if (keep) head.clear();
      head += found->right.of(text);
      const std::size_t next = found->right.end;
      at = next - 1;
      found = next < found->tail.end ? break_at(text, next) : std::nullopt;
      if (found) after.resize(after.size() - found->hyphen.size());
    }
    if (changed.empty()) continue;
    // Now the line break: where the word was the last of its line, that line's own break is enough.
    const std::size_t tail_end = changed.end;
    if (tail_end < text.size() && text[tail_end] == ' ') {
      const std::size_t blanks_end = std::min(text.find_first_not_of(' ', tail_end), text.size());
      const bool last = blanks_end >= text.size() || text[blanks_end] == '\n' || text[blanks_end] == '\r';
      // A break moved behind a hyphen would divide once more.
      const bool divides = text[tail_end - 1] == '-' && !suspends(run_after(text, blanks_end).of(text));
      if (!last && !divides) {
        out.replace({tail_end, blanks_end}, gap.of(text));
        after += gap.of(text);
        changed.end = blanks_end;
      }
    }
    edits.note(changed, std::move(after), "line_hyphen");
  }
  return edits;
}

void repair_page_hyphens(DocumentDraft& document, const DanishLanguage& language) {
  const Judge judge(language.lexicon, false);
  for (std::size_t page = 1; page < document.size(); ++page) {
    Draft& first = document[page - 1].flow;
    Draft& second = document[page].flow;
    const std::string& above = first.text();
    const std::string& below = second.text();
    const Span printed = trimmed(above, {0, above.size()});
    const std::size_t begin = trimmed(below, {0, below.size()}).begin;
    if (printed.empty() || begin >= below.size()) continue;
    const std::size_t hyphen = printed.end - (printed.of(above).ends_with("\xE2\x80\x90") ? 3 : 1);
    if (hyphen_size(above, hyphen) == 0) continue;
    Break where;
    where.hyphen = {hyphen, printed.end};
    where.left = run_before(above, hyphen);
    where.right = run_after(below, begin);
    where.tail = {begin, std::min(below.find_first_of(" \t\r\n\f", begin), below.size())};
    where.empty_line = true;  // the rest may as well be a paragraph of its own
    if (where.left.empty() || where.right.empty()) continue;
    const Verdict verdict = judge.of(where.left.of(above), where.right.of(below), where);
    if (verdict == Verdict::kLeave) continue;
    const std::string sign(verdict == Verdict::kKeepHyphen ? where.hyphen.of(above) : "");
    Editor whole(above);
    whole.replace(where.hyphen, sign + std::string(where.tail.of(below)), "line_hyphen");
    Editor rest(below);
    const bool blank_follows = where.tail.end < below.size();
    rest.replace({begin, where.tail.end + (blank_follows ? 1 : 0)}, "", "line_hyphen");
    first.apply(std::move(whole));
    second.apply(std::move(rest));
  }
}

}  // namespace frisaet::repairing
