#include "pipeline/read/pinned_files.h"

#include <poppler/FileSpec.h>
#include <poppler/Page.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <utility>

namespace frisaet {
namespace {

PinnedFile unpack(const Object& specification, int largest) {
  PinnedFile pinned;
  FileSpec file(&specification);
  if (!file.isOk()) return pinned;
  if (file.getFileName() != nullptr) pinned.name = file.getFileName()->toStr();
  EmbFile* embedded = file.getEmbeddedFile();
  Stream* stream = embedded == nullptr ? nullptr : embedded->stream();
  if (stream == nullptr) return pinned;
  stream->reset();
  for (int byte = stream->getChar(); byte != EOF; byte = stream->getChar()) {
    if (pinned.bytes.size() == static_cast<std::size_t>(largest)) {
      pinned.bytes.clear();
      pinned.is_too_large = true;
      break;
    }
    pinned.bytes += static_cast<char>(byte);
  }
  stream->close();
  return pinned;
}

}  // namespace

struct PinnedFiles::Specifications {
  std::vector<Object> all;
};

PinnedFiles::PinnedFiles() : found_(std::make_unique<Specifications>()) {}
PinnedFiles::~PinnedFiles() = default;

void PinnedFiles::note(int number, Page& page) {
  constexpr std::size_t kMostFiles = 600;
  constexpr int kMostAnnotations = 10'000;
  if (number <= seen_to_ || found_->all.size() >= kMostFiles) return;
  seen_to_ = number;
  const Object annotations = page.getAnnotsObject();
  if (!annotations.isArray()) return;
  const int count = std::min(kMostAnnotations, annotations.arrayGetLength());
  for (int i = 0; i < count && found_->all.size() < kMostFiles; ++i) {
    const Object annotation = annotations.arrayGet(i);
    if (!annotation.isDict() || !annotation.dictLookup("Subtype").isName("FileAttachment")) continue;
    Object file = annotation.dictLookup("FS");
    if (file.isDict()) found_->all.push_back(std::move(file));
  }
}

std::vector<PinnedFile> PinnedFiles::unpacked(int largest) const {
  constexpr std::size_t kMostInAll = std::size_t{500} << 20;
  std::vector<PinnedFile> files;
  std::size_t in_all = 0;
  for (const Object& specification : found_->all) {
    files.push_back(unpack(specification, in_all < kMostInAll ? largest : 0));
    in_all += files.back().bytes.size();
  }
  return files;
}

}  // namespace frisaet
