#pragma once

#include <memory>
#include <string>
#include <vector>

class Page;

namespace frisaet {

/// A file that a page shows as a pin or a paper clip.
struct PinnedFile {
  std::string name;   ///< a text string as the PDF has it (32000-1, 7.9.2.2)
  std::string bytes;  ///< empty where they cannot be had
  bool is_too_large = false;
};

/// Where the files lie that are pinned to a document's pages (annotations of the kind FileAttachment). Must
/// not outlive the document.
class PinnedFiles {
 public:
  PinnedFiles();
  ~PinnedFiles();

  /// Looks through a page, once each where pages come in order. Cost: its annotations, of which most pages
  /// have none; the first 10,000 of a page and 600 files of a document count.
  void note(int number, Page& page);

  /// The files of the pages that were noted, in that order. Of those larger than `largest` bytes, and of all
  /// behind the first 500 MiB, only the names. Cost: unpacking them.
  [[nodiscard]] std::vector<PinnedFile> unpacked(int largest) const;

 private:
  struct Specifications;
  std::unique_ptr<Specifications> found_;
  int seen_to_ = 0;  ///< the last page that was looked through
};

}  // namespace frisaet
