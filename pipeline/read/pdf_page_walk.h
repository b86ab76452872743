#pragma once

#include <memory>
#include <vector>

class Catalog;
class PDFDoc;
class Page;

namespace frisaet {

/// The pages of a document, of which Poppler keeps every one it met (6 KiB, for as long as the document is
/// open). Here a hundred at a time are met by a catalogue of their own, and let go (figures: README,
/// "Memory"). One thread at a time.
class PdfPageWalk {
 public:
  /// `document` must outlive this. The objects of its tree of pages are exchanged during at() and put back.
  explicit PdfPageWalk(PDFDoc& document);
  PdfPageWalk(const PdfPageWalk&) = delete;
  PdfPageWalk& operator=(const PdfPageWalk&) = delete;
  ~PdfPageWalk();

  /// Page `number` (1 = the first), as Poppler makes it, but for its own number, which counts within the
  /// hundred. Valid until another page is asked for; nothing where the tree has no sound page of that number.
  /// Cost: reading the page's dictionary twice, where pages are asked for in order; those of all pages before
  /// it where it is before the last one.
  Page* at(int number);

 private:
  struct Node;

  void start();
  bool next_run();
  void meet(const std::vector<int>& kids);

  PDFDoc& document_;
  std::vector<std::unique_ptr<Node>> path_;  ///< from the root of the tree to where the walk stands
  std::unique_ptr<Catalog> met_;
  int first_ = 1;  ///< the first page of those met
  int count_ = 0;
};

}  // namespace frisaet
