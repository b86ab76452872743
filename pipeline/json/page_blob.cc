#include "pipeline/json/page_blob.h"

#include <cmath>
#include <cstdint>
#include <utility>

#include "pipeline/json/values.h"

namespace frisaet {
namespace json {
namespace {

constexpr int kVersion = 1;

std::int64_t hundredths(double value) {
  return std::llround(value * 100);
}

Json words_of(const RawPage& page) {
  Json list = Json::array();
  for (const Word& w : page.words) {
    for (const std::int64_t n :
         {static_cast<std::int64_t>(w.span.begin), static_cast<std::int64_t>(w.span.end),
          hundredths(w.box.x0), hundredths(w.box.y0), hundredths(w.box.x1), hundredths(w.box.y1),
          hundredths(w.confidence), hundredths(w.font_size), static_cast<std::int64_t>(w.font)}) {
      list.push_back(n);
    }
  }
  return list;
}

Json map_of(const OffsetMap& map) {
  Json list = Json::array({map.target_size(), map.source_size()});
  for (const OffsetMap::Piece& piece : map.pieces()) {
    list.push_back(piece.target_begin);
    list.push_back(piece.source.begin);
    list.push_back(piece.source.end);
    list.push_back(static_cast<int>(piece.kind));
  }
  return list;
}

/// Reads an array of integers; throws nlohmann's exception on anything else.
std::vector<std::int64_t> numbers(const Json& list) {
  return list.get<std::vector<std::int64_t>>();
}

[[noreturn]] void refuse() {
  throw std::invalid_argument("page blob");
}

std::size_t offset(std::int64_t value, std::size_t limit) {
  if (value < 0 || static_cast<std::uint64_t>(value) > limit) refuse();
  return static_cast<std::size_t>(value);
}

Span span_in(std::int64_t begin, std::int64_t end, std::size_t limit) {
  const Span span{offset(begin, limit), offset(end, limit)};
  if (span.begin > span.end) refuse();
  return span;
}

OffsetMap read_map(const Json& list, std::size_t target_size, std::size_t source_size) {
  const auto n = numbers(list);
  if (n.size() < 2 || (n.size() - 2) % 4 != 0 || offset(n[0], target_size) != target_size ||
      offset(n[1], source_size) != source_size) {
    refuse();
  }
  std::vector<OffsetMap::Piece> pieces;
  for (std::size_t i = 2; i < n.size(); i += 4) {
    if (n[i + 3] < 0 || n[i + 3] > 2) refuse();
    pieces.push_back({offset(n[i], target_size), span_in(n[i + 1], n[i + 2], source_size),
                      static_cast<OffsetMap::Kind>(n[i + 3])});
  }
  OffsetMap map = OffsetMap::from_pieces(std::move(pieces), target_size, source_size);
  if (!map.valid()) refuse();
  return map;
}

std::vector<Word> read_words(const Json& list, const RawPage& page) {
  const auto n = numbers(list);
  if (n.size() % 9 != 0) refuse();
  std::vector<Word> words;
  for (std::size_t i = 0; i < n.size(); i += 9) {
    const auto points = [&](std::size_t k) { return static_cast<double>(n[i + k]) / 100; };
    if (n[i + 8] < -1 || n[i + 8] >= static_cast<std::int64_t>(page.fonts.size())) refuse();
    words.push_back({span_in(n[i], n[i + 1], page.text.size()),
                     {points(2), points(3), points(4), points(5)},
                     points(6),
                     points(7),
                     static_cast<int>(n[i + 8])});
  }
  return words;
}

/// true, false, or `"taken_back"`, `"taken_up"` (which blobs made before people could do that do not have).
Json status_of(Repair::Status status) {
  if (status == Repair::Status::kTakenBack) return "taken_back";
  if (status == Repair::Status::kTakenUp) return "taken_up";
  return status == Repair::Status::kApplied;
}

Repair::Status read_status(const Json& value) {
  if (value == "taken_back") return Repair::Status::kTakenBack;
  if (value == "taken_up") return Repair::Status::kTakenUp;
  return value.get<bool>() ? Repair::Status::kApplied : Repair::Status::kSuggested;
}

Json repair_of(const Repair& r) {
  return Json::array({r.rule, status_of(r.status), r.raw.begin, r.raw.end, r.repaired.begin, r.repaired.end,
                      r.before, r.after, r.score, r.alternatives});
}

Repair read_repair(const Json& a, std::size_t raw_size, std::size_t repaired_size) {
  const auto number = [&](std::size_t i) { return a.at(i).get<std::int64_t>(); };
  return {a.at(0).get<std::string>(),
          read_status(a.at(1)),
          span_in(number(2), number(3), raw_size),
          span_in(number(4), number(5), repaired_size),
          a.at(6).get<std::string>(),
          a.at(7).get<std::string>(),
          a.at(8).get<double>(),
          a.at(9).get<std::vector<std::string>>()};
}

Json repaired_of(const RepairedText& repaired) {
  Json furniture = Json::array();
  for (const Furniture& f : repaired.furniture) furniture.push_back(Json::array({f.text, map_of(f.to_raw)}));
  Json repairs = Json::array();
  for (const Repair& r : repaired.repairs) repairs.push_back(repair_of(r));
  return {{"text", repaired.text},
          {"map", map_of(repaired.to_raw)},
          {"furniture", std::move(furniture)},
          {"repairs", std::move(repairs)}};
}

RepairedText read_repaired(const Json& o, const RawPage& raw) {
  RepairedText repaired;
  repaired.text = o.at("text").get<std::string>();
  repaired.to_raw = read_map(o.at("map"), repaired.text.size(), raw.text.size());
  for (const Json& piece : o.at("furniture")) {
    Furniture furniture;
    furniture.text = piece.at(0).get<std::string>();
    furniture.to_raw = read_map(piece.at(1), furniture.text.size(), raw.text.size());
    repaired.furniture.push_back(std::move(furniture));
  }
  for (const Json& repair : o.at("repairs"))
    repaired.repairs.push_back(read_repair(repair, raw.text.size(), repaired.text.size()));
  return repaired;
}

Page read_page(const Json& o) {
  if (o.at("v").get<int>() != kVersion) refuse();
  Page page;
  RawPage& raw = page.raw;
  raw.number = o.at("number").get<int>();
  const auto origin = parse_page_origin(o.at("origin").get<std::string>());
  if (!origin) refuse();
  raw.origin = *origin;
  raw.reason = o.at("reason").get<std::string>();
  raw.confidence = o.at("confidence").get<double>();
  raw.width = o.at("width").get<double>();
  raw.height = o.at("height").get<double>();
  raw.text = o.at("raw").get<std::string>();
  for (const Json& font : o.at("fonts"))
    raw.fonts.push_back({font.at(0).get<std::string>(), font.at(1).get<bool>()});
  raw.words = read_words(o.at("words"), raw);
  page.repaired = read_repaired(o, raw);
  if (o.contains("machine")) page.machine = read_repaired(o.at("machine"), raw);
  return page;
}

}  // namespace
}  // namespace json

std::string page_to_blob(const Page& page) {
  using namespace json;
  Json fonts = Json::array();
  for (const Font& font : page.raw.fonts) fonts.push_back(Json::array({font.name, font.bold}));
  Json object{{"v", kVersion},
              {"number", page.raw.number},
              {"origin", to_string(page.raw.origin)},
              {"reason", page.raw.reason},
              {"confidence", page.raw.confidence},
              {"width", page.raw.width},
              {"height", page.raw.height},
              {"raw", page.raw.text},
              {"fonts", std::move(fonts)},
              {"words", words_of(page.raw)}};
  object.update(repaired_of(page.repaired));
  if (page.machine) object["machine"] = repaired_of(*page.machine);
  std::string bytes;
  Json::to_cbor(object, bytes);
  return bytes;
}

Result<Page> page_from_blob(std::string_view bytes) {
  try {
    return json::read_page(json::Json::from_cbor(bytes));
  } catch (const std::exception&) {  // nlohmann's, and refuse()
    return Error{ErrorCode::kInvalid, "Den gemte side kan ikke læses.", "",
                 "Databasen er beskadiget; hent den fra en sikkerhedskopi, eller læs originalen ind i en ny "
                 "datamappe."};
  }
}

}  // namespace frisaet
