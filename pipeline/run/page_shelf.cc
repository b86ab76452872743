#include "pipeline/run/page_shelf.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "pipeline/run/page_wire.h"

namespace frisaet {
namespace {

/// A file without a name in the folder for temporary files; nothing where that is not to be had.
Descriptor nameless_file() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) return {};
  Descriptor file(open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (file) return file;
  std::string name = (folder / "frisaet-XXXXXX").string();  // network shares and the like have no O_TMPFILE
  Descriptor named(mkostemp(name.data(), O_CLOEXEC));
  if (named) unlink(name.c_str());
  return named;
}

/// Whether all bytes were moved; `move` is pread or pwrite of the rest.
template <typename Move>
bool move_all(std::size_t size, Move&& move) {
  for (std::size_t done = 0; done < size;) {
    const ssize_t moved = move(done);
    if (moved < 0 && errno == EINTR) continue;
    if (moved <= 0) return false;
    done += static_cast<std::size_t>(moved);
  }
  return true;
}

}  // namespace

void PageShelf::add(RawPage page) {
  Place place;
  if (pages_.size() >= in_memory_ && may_write_) {
    if (!file_) file_ = nameless_file();
    const std::string bytes = encode(page);
    may_write_ = file_ && move_all(bytes.size(), [&](std::size_t done) {
                   return pwrite(file_.get(), bytes.data() + done, bytes.size() - done,
                                 static_cast<off_t>(written_ + done));
                 });
    if (may_write_) {
      place = {written_, bytes.size()};
      written_ += bytes.size();
      RawPage text_only;
      text_only.number = page.number;
      text_only.text = std::move(page.text);
      text_only.text.shrink_to_fit();
      page = std::move(text_only);
    }
  }
  pages_.push_back(std::move(page));
  places_.push_back(place);
}

RawPage PageShelf::fetch(std::size_t index) {
  const Place& place = places_[index];
  std::string bytes(place.size, '\0');
  const bool is_read = move_all(bytes.size(), [&](std::size_t done) {
    return pread(file_.get(), bytes.data() + done, bytes.size() - done,
                 static_cast<off_t>(place.offset + done));
  });
  std::optional<RawPage> page = is_read ? decode_page(bytes) : std::nullopt;
  if (page) return *std::move(page);
  is_whole_ = false;
  return pages_[index];
}

const RawPage& PageShelf::at(std::size_t index) {
  if (places_[index].size == 0) return pages_[index];
  if (fetched_index_ != index) {
    fetched_ = fetch(index);
    fetched_index_ = index;
  }
  return fetched_;
}

std::string_view PageShelf::text(std::size_t index) const {
  return pages_[index].text;
}

RawPage PageShelf::take(std::size_t index) {
  RawPage page = places_[index].size == 0 ? std::move(pages_[index]) : fetch(index);
  pages_[index] = {};
  places_[index] = {};
  if (fetched_index_ == index) fetched_index_ = static_cast<std::size_t>(-1);
  return page;
}

}  // namespace frisaet
