#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/text/utf8.h"
#include "pipeline/read/raster.h"

/// Small files of every kind that is read, made where they are needed: a test then shows what is wrong with
/// its file.
namespace frisaet::samples {

/// Text at a place: points from the lower left corner of the unrotated page, as PDF counts. Latin-1 letters
/// only.
struct Print {
  double x = 0;
  double y = 0;
  std::string text;  ///< UTF-8
  double size = 10;
  bool bold = false;
  int turn = 0;  ///< quarter turns clockwise of the letters
};

struct SamplePage {
  std::vector<Print> prints;
  double width = 595;
  double height = 842;
  int rotate = 0;
  std::string crop;  ///< `x0 y0 x1 y1`; empty: none
  Raster picture;  ///< drawn over the box from `picture_at` (lower left) of `picture_size`, under the prints
  double picture_x = 0, picture_y = 0, picture_width = 0, picture_height = 0;
  std::string content;           ///< further operators
  std::string xobjects;          ///< `/F0 100 0 R`: what they draw
  std::string annotations = "";  ///< `<< /Type /Annot … >>`, one behind the other
};

/// One page with the lines from the top down, 14 points apart, in 10 point print.
inline SamplePage page_with(const std::vector<std::string>& lines, double size = 10) {
  SamplePage page;
  double y = 842 - 72;
  for (const std::string& line : lines) {
    page.prints.push_back({72, y, line, size});
    y -= size * 1.4;
  }
  return page;
}

inline std::string latin1_string(std::string_view utf8) {
  std::string out = "(";
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = decode_utf8(utf8, at);
    at += point.size;
    const auto byte = static_cast<char>(point.value < 256 ? point.value : U'?');
    if (byte == '(' || byte == ')' || byte == '\\') out += '\\';
    out += byte;
  }
  return out + ")";
}

inline std::string stream(const std::string& dictionary, const std::string& data) {
  return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
         "\nendstream";
}

inline std::string content_of(const SamplePage& page) {
  std::string out;
  if (!page.picture.empty()) {
    out += "q " + std::to_string(page.picture_width) + " 0 0 " + std::to_string(page.picture_height) + " " +
           std::to_string(page.picture_x) + " " + std::to_string(page.picture_y) + " cm /Im Do Q\n";
  }
  constexpr std::string_view kTurns[] = {"1 0 0 1", "0 -1 1 0", "-1 0 0 -1", "0 1 -1 0"};
  for (const Print& print : page.prints) {
    out += "BT /" + std::string(print.bold ? "B" : "R") + " " + std::to_string(print.size) + " Tf ";
    out += std::string(kTurns[print.turn]) + " " + std::to_string(print.x) + " " + std::to_string(print.y) +
           " Tm ";
    out += latin1_string(print.text) + " Tj ET\n";
  }
  return out + page.content;
}

/// A PDF 1.4 with these pages; `objects` are added as they are, numbered from 1000; `trailer` into the
/// trailer, `catalog` into the catalogue.
inline std::string pdf_of(const std::vector<SamplePage>& pages, const std::vector<std::string>& objects = {},
                          const std::string& trailer = "", const std::string& catalog = "") {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::pair<int, std::size_t>> offsets;
  const auto add = [&](int number, const std::string& body) {
    offsets.emplace_back(number, pdf.size());
    pdf += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  };
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(10 + 3 * i) + " 0 R ";
  add(1, "<< /Type /Catalog /Pages 2 0 R " + catalog + " >>");
  add(2, "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
  add(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const SamplePage& page = pages[i];
    const int number = static_cast<int>(10 + 3 * i);
    std::string xobjects = page.xobjects;
    if (!page.picture.empty()) {
      xobjects += " /Im " + std::to_string(number + 2) + " 0 R";
      add(number + 2,
          stream("/Type /XObject /Subtype /Image /Width " + std::to_string(page.picture.width) + " /Height " +
                     std::to_string(page.picture.height) + " /ColorSpace /DeviceGray /BitsPerComponent 8",
                 std::string(page.picture.pixels.begin(), page.picture.pixels.end())));
    }
    add(number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + std::to_string(page.width) + " " +
                    std::to_string(page.height) + "]" +
                    (page.crop.empty() ? "" : " /CropBox [" + page.crop + "]") + " /Rotate " +
                    std::to_string(page.rotate) +
                    (page.annotations.empty() ? "" : " /Annots [" + page.annotations + "]") +
                    " /Resources << /Font << /R 3 0 R /B 4 0 R >> /XObject << " + xobjects +
                    " >> >> /Contents " + std::to_string(number + 1) + " 0 R >>");
    add(number + 1, stream("", content_of(page)));
  }
  for (std::size_t i = 0; i < objects.size(); ++i) add(static_cast<int>(1000 + i), objects[i]);
  const std::size_t table = pdf.size();
  pdf += "xref\n0 1\n0000000000 65535 f \n";
  for (const auto& [number, offset] : offsets) {
    const std::string digits = std::to_string(offset);
    pdf += std::to_string(number) + " 1\n" + std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return pdf + "trailer\n<< /Root 1 0 R /Size 3000 " + trailer + " >>\nstartxref\n" + std::to_string(table) +
         "\n%%EOF\n";
}

/// A PDF with a password that nobody knows (standard handler, 40 bits; its check values are of no password).
inline std::string locked_pdf() {
  const std::string check(64, 'A');
  return pdf_of({page_with({"hemmeligt"})},
                {"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + check + "> /U <" + check + "> >>"},
                "/Encrypt 1000 0 R /ID [<31323334> <31323334>]");
}

/// A page that draws `copies` to the power of `depth` times what `unit` says: forms within forms, a few bytes
/// each. Returned are the objects to add from number 1000 on; the page draws /F0.
inline std::vector<std::string> nested_forms(int copies, int depth, const std::string& unit) {
  std::vector<std::string> objects;
  for (int level = 0; level < depth; ++level) {
    std::string content;
    const bool last = level + 1 == depth;
    for (int i = 0; i < copies; ++i) content += last ? unit : "/F" + std::to_string(level + 1) + " Do\n";
    const std::string inner =
        last ? "" : "/F" + std::to_string(level + 1) + " " + std::to_string(1001 + level) + " 0 R";
    objects.push_back(stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /R 3 0 R >> /XObject << " +
            inner + " >> >>",
        content));
  }
  return objects;
}

/// Uncompressed little-endian TIFF, one directory after the other.
inline std::string tiff_of(const std::vector<Raster>& pages) {
  std::string out("II*\0", 4);
  const auto put = [&](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
  };
  for (const Raster& page : pages) {
    const auto here = static_cast<std::uint32_t>(out.size());
    const auto size = static_cast<std::uint32_t>(page.pixels.size());
    const std::uint32_t resolution = here + 4 + size;
    const std::uint32_t directory = resolution + 8;
    put(directory, 4);  // where the offset of this directory is expected
    out.append(page.pixels.begin(), page.pixels.end());
    put(static_cast<std::uint32_t>(page.dpi), 4);
    put(1, 4);
    const std::vector<std::array<std::uint32_t, 3>> fields = {
        {256, 4, static_cast<std::uint32_t>(page.width)},
        {257, 4, static_cast<std::uint32_t>(page.height)},
        {258, 3, 8},
        {259, 3, 1},
        {262, 3, 1},
        {273, 4, here + 4},
        {277, 3, 1},
        {278, 4, static_cast<std::uint32_t>(page.height)},
        {279, 4, size},
        {282, 5, resolution},
        {283, 5, resolution},
        {296, 3, 2}};
    put(static_cast<std::uint32_t>(fields.size()), 2);
    for (const auto& [tag, type, value] : fields) {
      put(tag, 2);
      put(type, 2);
      put(1, 4);
      put(value, 4);
    }
  }
  put(0, 4);
  return out;
}

/// PNG with its rows stored, not compressed.
inline std::string png_of(const Raster& picture) {
  const auto big = [](std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFF);
    return out;
  };
  const auto chunk = [&](const std::string& kind, const std::string& data) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : kind + data) {
      crc ^= static_cast<unsigned char>(c);
      for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return big(static_cast<std::uint32_t>(data.size())) + kind + data + big(~crc);
  };
  std::string rows;
  for (int y = 0; y < picture.height; ++y) {
    rows += '\0';
    for (int x = 0; x < picture.width; ++x) rows += static_cast<char>(picture.at(x, y));
  }
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const char c : rows) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  std::string data("\x78\x01", 2);
  for (std::size_t at = 0; at < rows.size(); at += 65535) {
    const std::size_t size = std::min<std::size_t>(65535, rows.size() - at);
    data += at + size == rows.size() ? '\1' : '\0';
    for (const std::size_t value : {size, size ^ 0xFFFF}) {
      data += static_cast<char>(value & 0xFF);
      data += static_cast<char>((value >> 8) & 0xFF);
    }
    data += rows.substr(at, size);
  }
  data += big((b << 16) | a);
  const std::string header = big(static_cast<std::uint32_t>(picture.width)) +
                             big(static_cast<std::uint32_t>(picture.height)) +
                             std::string("\x08\x00\x00\x00\x00", 5);
  return std::string("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", data) +
         chunk("IEND", "");
}

}  // namespace frisaet::samples
