#include "pipeline/read/pdf_page_walk.h"

#include <poppler/Catalog.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace frisaet {
namespace {

constexpr std::size_t kMostAtATime = 100;

}  // namespace

/// A node of the tree of pages, and how far its children have been walked.
struct PdfPageWalk::Node {
  Ref ref;
  Object dict;
  Object kids;
  int next = 0;
};

PdfPageWalk::PdfPageWalk(PDFDoc& document) : document_(document) {
  start();
}

PdfPageWalk::~PdfPageWalk() = default;

Page* PdfPageWalk::at(int number) {
  if (number < 1 || number > document_.getNumPages()) return nullptr;
  if (number < first_) start();
  while (number >= first_ + count_) {
    if (next_run()) continue;
    start();  // whatever is asked for next
    return nullptr;
  }
  return met_->getPage(number - first_ + 1);
}

void PdfPageWalk::start() {
  met_.reset();
  path_.clear();
  first_ = 1;
  count_ = 0;
  const Object catalog = document_.getXRef()->getCatalog();
  if (!catalog.isDict() || !catalog.dictLookupNF("Pages").isRef()) return;
  const Ref ref = catalog.dictLookupNF("Pages").getRef();
  Object root = catalog.dictLookup("Pages");
  if (!root.isDict()) return;
  Object kids = root.dictLookup("Kids");
  path_.push_back(std::make_unique<Node>(Node{ref, std::move(root), std::move(kids)}));
}

/// Meets the next pages that hang on one node. What is a page, what is skipped and where the walk ends is as
/// in Poppler's own. False at the end.
bool PdfPageWalk::next_run() {
  std::vector<int> run;
  while (!path_.empty()) {
    Node& node = *path_.back();
    const int size = node.kids.isArray() ? node.kids.arrayGetLength() : 0;
    for (; node.next < size && run.size() < kMostAtATime; ++node.next) {
      const Object& kid = node.kids.arrayGetNF(node.next);
      if (!kid.isRef()) break;
      const Ref ref = kid.getRef();
      const bool is_loop = std::any_of(path_.begin(), path_.end(),
                                       [&](const auto& above) { return above->ref.num == ref.num; });
      Object dict = node.kids.arrayGet(node.next);
      if (is_loop || !dict.isDict()) continue;
      // Some files call their nodes nothing at all, so what has no children is a page.
      if (dict.isDict("Page") || !dict.getDict()->hasKey("Kids")) {
        run.push_back(node.next);
        continue;
      }
      if (!run.empty()) break;
      ++node.next;
      Object kids = dict.dictLookup("Kids");
      path_.push_back(std::make_unique<Node>(Node{ref, std::move(dict), std::move(kids)}));
      break;
    }
    if (!run.empty()) {
      meet(run);
      return true;
    }
    if (&node != path_.back().get()) continue;
    if (node.next < size) return false;
    path_.pop_back();
  }
  return false;
}

/// Has Poppler make those children of the last node: for as long as that takes, the tree is the path to them
/// and has no other pages. What pages inherit comes along, which is why the nodes stay.
void PdfPageWalk::meet(const std::vector<int>& kids) {
  XRef* xref = document_.getXRef();
  first_ += count_;
  count_ = static_cast<int>(kids.size());
  for (std::size_t i = 0; i < path_.size(); ++i) {
    auto* shown = new Array(xref);  // which its object takes over
    if (i + 1 < path_.size()) {
      shown->add(Object(path_[i + 1]->ref));
    } else {
      for (const int kid : kids) shown->add(path_[i]->kids.arrayGetNF(kid).copy());
    }
    Object node(path_[i]->dict.getDict()->copy(xref));
    node.dictSet("Kids", Object(shown));
    node.dictSet("Count", Object(count_));
    xref->setModifiedObject(&node, path_[i]->ref);
  }
  met_ = std::make_unique<Catalog>(&document_);
  met_->getPage(count_);
  for (const auto& node : path_) xref->setModifiedObject(&node->dict, node->ref);
}

}  // namespace frisaet
