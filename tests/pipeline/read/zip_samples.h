#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Zip files made byte by byte (PKWARE APPNOTE 6.3), honest and hostile ones.
namespace frisaet::samples {

inline std::uint32_t crc_of(std::string_view bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t byte = 0; byte < made.size(); ++byte) {
      made[byte] = byte;
      for (int bit = 0; bit < 8; ++bit)
        made[byte] = (made[byte] >> 1) ^ ((made[byte] & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return made;
  }();
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) crc = (crc >> 8) ^ table[(crc ^ static_cast<unsigned char>(c)) & 0xFF];
  return ~crc;
}

inline std::string little(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
  return out;
}

/// An entry: stored unless `deflated` gives its compressed bytes.
struct ZipEntry {
  std::string name;
  std::string bytes;
  std::string deflated = {};
  std::uint64_t claimed_size = 0;  ///< 0 = the true one
};

inline std::string zip(const std::vector<ZipEntry>& entries) {
  std::string out, directory;
  for (const ZipEntry& entry : entries) {
    const bool deflated = !entry.deflated.empty();
    const std::string& data = deflated ? entry.deflated : entry.bytes;
    const std::uint64_t size = entry.claimed_size != 0 ? entry.claimed_size : entry.bytes.size();
    const std::string common = little(0, 2) + little(deflated ? 8 : 0, 2) + little(0, 4) +
                               little(crc_of(entry.bytes), 4) + little(data.size(), 4) + little(size, 4) +
                               little(entry.name.size(), 2) + little(0, 2);
    directory += "PK\1\2" + little(20, 2) + little(20, 2) + common + little(0, 2) + little(0, 2) +
                 little(0, 2) + little(0, 4) + little(out.size(), 4) + entry.name;
    out += "PK\3\4" + little(20, 2) + common + entry.name + data;
  }
  const std::size_t begin = out.size();
  const auto count = static_cast<std::uint64_t>(entries.size());
  return out + directory + "PK\5\6" + little(0, 4) + little(count, 2) + little(count, 2) +
         little(directory.size(), 4) + little(begin, 4) + little(0, 2);
}

/// DEFLATE (RFC 1951) of `count` times 258 spaces and one: a literal, then matches of the greatest length one
/// byte back, in the fixed code. 1,270 bytes unpacked for each packed one.
inline std::string deflated_spaces(std::size_t count) {
  std::string out;
  unsigned held = 0, used = 0;
  const auto bit = [&](unsigned value) {
    held |= value << used;
    if (++used == 8) out += static_cast<char>(held), held = used = 0;
  };
  const auto code = [&](unsigned value, int length) {  // Huffman codes go most significant bit first
    for (int i = length - 1; i >= 0; --i) bit((value >> i) & 1);
  };
  bit(1), bit(1), bit(0);  // the last block, fixed codes
  code(0x30 + ' ', 8);
  for (std::size_t i = 0; i < count; ++i) {
    code(0b11000101, 8);  // length 258
    code(0, 5);           // distance 1
  }
  code(0, 7);  // end of block
  while (used != 0) bit(0);
  return out;
}

inline std::string word_part(std::string_view root, std::string_view inner) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + std::string(root) +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + std::string(inner) +
         "</w:" + std::string(root) + ">";
}

/// A document with that body, and other parts beside it.
inline std::string docx(std::string_view body, std::vector<ZipEntry> others = {}) {
  std::vector<ZipEntry> entries{
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", word_part("document", "<w:body>" + std::string(body) + "</w:body>")}};
  for (ZipEntry& entry : others) entries.push_back(std::move(entry));
  return zip(entries);
}

inline std::string paragraph(std::string_view text, std::string_view properties = {}) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t xml:space=\"preserve\">" +
         std::string(text) + "</w:t></w:r></w:p>";
}

}  // namespace frisaet::samples
