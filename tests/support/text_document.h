#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/document/document.h"

namespace frisaet::test {

/// A document as a text file would give it: `\f` parts pages, no boxes, nothing repaired.
inline Document text_document(std::string_view text) {
  std::vector<Page> pages;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\f', begin), text.size());
    Page page;
    page.raw.number = static_cast<int>(pages.size()) + 1;
    page.raw.text = std::string(text.substr(begin, end - begin));
    page.repaired.text = page.raw.text;
    page.repaired.to_raw = OffsetMap::identity(page.raw.text.size());
    pages.push_back(std::move(page));
    if (end == text.size()) break;
    begin = end + 1;
  }
  return {SourceFile{"prøve.txt", std::string(64, '0'), "text/plain", text.size()}, std::move(pages), {}};
}

}  // namespace frisaet::test
