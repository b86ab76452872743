#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

/// What the Danish model of Tesseract, which has no @, writes for it (drawn in three typefaces and read), the
/// longest first. A blank may follow: `navn& by.dk`.
constexpr std::array<std::string_view, 13> kForAt = {"&æ", "æ&", "æé", "éå", "(Ø", "(d", "(æ",
                                                     "©",  "®",  "&",  "æ",  "Ø",  "G"};
constexpr std::array<std::string_view, 5> kDomainEnds = {".dk", ".com", ".eu", ".org", ".net"};

bool is_host(std::string_view host) {
  const bool ends = std::any_of(kDomainEnds.begin(), kDomainEnds.end(), [&](std::string_view end) {
    return host.ends_with(end) && host.size() > end.size() + 1;
  });
  return ends && std::all_of(host.begin(), host.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
         });
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_mailbox(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_capital(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_';
  });
}

std::string_view without_marks(std::string_view chunk) {
  while (!chunk.empty() && (chunk.back() == '.' || chunk.back() == ',' || chunk.back() == ';' ||
                            chunk.back() == ')' || chunk.back() == ':')) {
    chunk.remove_suffix(1);
  }
  return chunk;
}

/// The hosts of all addresses that were read whole: `@by.dk`, `www.by.dk`.
std::set<std::string, std::less<>> hosts_of(const DocumentDraft& document) {
  std::set<std::string, std::less<>> hosts;
  for (const PageDraft& page : document) {
    const std::string& text = page.flow.text();
    for (const std::string_view mark : {"@", "www.", "://"}) {
      for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size();
        const std::size_t end = std::min(text.find_first_of(" \n\t\r/", begin), text.size());
        const std::string_view host = without_marks(Span{begin, end}.of(text));
        if (is_host(host)) hosts.emplace(host);
      }
    }
  }
  return hosts;
}

class Addresses {
 public:
  Addresses(const std::string& text, const std::set<std::string, std::less<>>& hosts,
            const DanishLanguage& language)
      : text_(text), hosts_(hosts), language_(language), edits_(text) {}

  Editor repaired() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = text_.find_first_not_of(" \n\t\r", at);
      if (begin == std::string::npos) break;
      at = std::min(text_.find_first_of(" \n\t\r", begin), text_.size());
      const std::string_view chunk = without_marks(Span{begin, at}.of(text_));
      if (chunk.find('@') != std::string_view::npos) {
        lost_letter(begin, chunk);
      } else {
        lost_at(begin, chunk, at);
      }
      last_ = chunk;
    }
    return std::move(edits_);
  }

 private:
  /// `[tr@by.dk`: no address begins with a bracket, and l is what readers take for one; I is as likely.
  void lost_letter(std::size_t begin, std::string_view chunk) {
    const bool bracket = chunk.front() == '[' || chunk.front() == '|';
    if (!bracket || chunk.find(']') != std::string_view::npos || chunk.find('.') == std::string_view::npos)
      return;
    edits_.suggest({begin, begin + chunk.size()}, "l" + std::string(chunk.substr(1)), "damaged_address", 0.5,
                   {"I" + std::string(chunk.substr(1))});
  }

  /// `navnæby.dk`, `navn& by.dk`: an address that has lost its @. The host that the document has elsewhere
  /// proves it; otherwise it is suggested, as `æ` may stand in the name of a web page, after `Mail:` too.
  void lost_at(std::size_t begin, std::string_view chunk, std::size_t end) {
    if (chunk.starts_with("www.")) return;
    for (const std::string_view sign : kForAt) {
      const std::size_t at = chunk.find(sign);
      if (at == std::string_view::npos || at == 0 || !is_mailbox(chunk.substr(0, at))) continue;
      const std::string_view name = chunk.substr(0, at);
      if (sign == "G" && std::any_of(name.begin(), name.end(), is_capital)) continue;  // `TILMELDING`
      std::string_view host = chunk.substr(at + sign.size());
      if (host.empty()) host = host_after_blank(sign, name, end);
      if (!is_host(host)) continue;
      const auto host_begin = static_cast<std::size_t>(host.data() - text_.data());
      const Span lost{begin + at, host_begin};
      if (hosts_.contains(host)) {
        edits_.replace(lost, "@", "damaged_address", 0.9);
      } else {
        edits_.suggest(lost, "@", "damaged_address", follows_label() ? 0.8 : 0.6);
      }
      return;
    }
  }

  /// The host behind one blank, where the sign before it ends no word (`lavet af træ borger.dk`) and joins no
  /// two names (`Hansen& bog.dk`).
  [[nodiscard]] std::string_view host_after_blank(std::string_view sign, std::string_view name,
                                                  std::size_t end) const {
    const bool stands_alone = sign == "&" || sign == "©" || sign == "®";
    if (!stands_alone || end >= text_.size() || text_[end] != ' ' || language_.lexicon.knows(name)) return {};
    const std::size_t next = end + 1;
    return without_marks(Span{next, std::min(text_.find_first_of(" \n\t\r", next), text_.size())}.of(text_));
  }

  [[nodiscard]] bool follows_label() const {
    const std::string label = to_lower(last_);
    return label == "mail" || label == "e-mail" || label == "email" || label == "mailadresse" ||
           label == "mailto";
  }

  const std::string& text_;
  const std::set<std::string, std::less<>>& hosts_;
  const DanishLanguage& language_;
  Editor edits_;
  std::string_view last_;
};

}  // namespace

void repair_damaged_addresses(DocumentDraft& document, const DanishLanguage& language) {
  if (std::none_of(document.begin(), document.end(), [](const PageDraft& p) { return p.from_picture; }))
    return;
  const auto hosts = hosts_of(document);
  for (PageDraft& page : document) {
    if (!page.from_picture) continue;
    page.flow.apply(Addresses(page.flow.text(), hosts, language).repaired());
    for (Draft& piece : page.furniture) piece.apply(Addresses(piece.text(), hosts, language).repaired());
  }
}

}  // namespace frisaet::repairing
