#include "models/allocation/declarations_csv.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "models/rounds/area_names.h"
#include "models/text/csv.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

/// Windows-1252 to UTF-8. 0x80–0x9F differ from Latin-1; five of them are not in use and become U+FFFD.
std::string from_windows_1252(std::string_view bytes) {
  static constexpr char32_t kHigh[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                         0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(text, byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80] : char32_t{byte});
  }
  return text;
}

char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  return first.find('\t') != std::string_view::npos ? '\t' : guess_separator(text);
}

constexpr std::string_view kColumns = "municipality, priority_1, priority_2 …, none, reservation, status";

class Reader {
 public:
  Reader(const Round& round, const MunicipalityIndex& municipalities)
      : round_(round), municipalities_(municipalities) {}

  Result<std::vector<Reply>> read(const std::vector<CsvRow>& rows) {
    if (rows.empty())
      return fault(1, "", "Filen er tom.",
                   "Første linje skal være overskrifter: " + std::string(kColumns) + ".");
    if (auto header = read_header(rows.front()); !header) return header.error();
    std::vector<Reply> replies;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      auto reply = read_row(rows[i]);
      if (!reply) return reply.error();
      const auto [first, added] = lines_.try_emplace(reply->municipality, rows[i].line);
      if (!added) {
        return fault(rows[i].line, "municipality",
                     municipalities_.by_code(reply->municipality)->name + " står også på linje " +
                         std::to_string(first->second) + ".",
                     "Behold den række, der gælder.");
      }
      replies.push_back(*std::move(reply));
    }
    return replies;
  }

 private:
  [[nodiscard]] Error fault(int line, const std::string& column, std::string message,
                            std::string hint = "") const {
    std::string where = "linje " + std::to_string(line);
    if (const auto at = columns_.find(column); at != columns_.end()) {
      where += ", kolonne " + std::to_string(at->second + 1) + " (" + column + ")";
    }
    return {ErrorCode::kInvalid, std::move(message), std::move(where), std::move(hint)};
  }

  Result<void> read_header(const CsvRow& header) {
    for (std::size_t c = 0; c < header.cells.size(); ++c) {
      const std::string name = to_lower(squeeze(header.cells[c]));
      if (name.empty()) continue;
      int rank = 0;
      if (name.starts_with("priority_")) {
        const auto [stop, error] = std::from_chars(name.data() + 9, name.data() + name.size(), rank);
        if (error != std::errc{} || stop != name.data() + name.size() || rank < 1) rank = 0;
      }
      if (rank == 0 && name != "municipality" && name != "none" && name != "reservation" &&
          name != "status") {
        columns_[name] = c;
        return fault(header.line, name, "Overskriften kendes ikke.", "Brug: " + std::string(kColumns) + ".");
      }
      const bool again = std::any_of(priorities_.begin(), priorities_.end(),
                                     [&](const auto& known) { return rank > 0 && known.first == rank; });
      if (!columns_.try_emplace(name, c).second || again)  // priority_01 is priority_1 once more
        return fault(header.line, name, "Overskriften står to gange.");
      if (rank > 0) priorities_.emplace_back(rank, name);
    }
    for (const char* needed : {"municipality", "priority_1"}) {
      if (!columns_.contains(needed)) {
        return fault(header.line, "", "Kolonnen " + std::string(needed) + " mangler.",
                     "Brug overskrifterne: " + std::string(kColumns) + ".");
      }
    }
    std::sort(priorities_.begin(), priorities_.end());
    return {};
  }

  [[nodiscard]] std::string cell(const CsvRow& row, const std::string& column) const {
    const auto at = columns_.find(column);
    return at == columns_.end() || at->second >= row.cells.size() ? "" : squeeze(row.cells[at->second]);
  }

  Result<Reply> read_row(const CsvRow& row) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const bool known = std::any_of(columns_.begin(), columns_.end(),
                                     [&](const auto& column) { return column.second == c; });
      if (!known && !squeeze(row.cells[c]).empty()) {
        return fault(row.line, "", "Feltet i kolonne " + std::to_string(c + 1) + " har ingen overskrift.",
                     "Sæt felter med skilletegn i anførselstegn.");
      }
    }
    Reply reply;
    if (auto named = read_municipality(row, reply); !named) return named.error();
    if (auto wished = read_wishes(row, reply); !wished) return wished.error();
    const std::string none = to_lower(cell(row, "none"));
    if (!none.empty() && none != "yes" && none != "ja")
      return fault(row.line, "none", "Der skal stå yes eller ingenting.");
    reply.none = !none.empty();
    if (reply.none && !reply.wishes.empty()) {
      return fault(row.line, "none",
                   "Rækken siger både, at kommunen ikke ønsker noget område, og at den ønsker et.");
    }
    if (!reply.none && reply.wishes.empty()) {
      return fault(row.line, "priority_1", "Rækken har hverken et ønske eller ja i none.",
                   "Skriv et område, skriv ja i none, eller slet rækken, hvis kommunen ikke har svaret.");
    }
    if (const std::string text = cell(row, "reservation"); !text.empty()) reply.reservation = text;
    reply.status = to_lower(cell(row, "status"));
    static constexpr std::string_view kStatus[] = {"", "reported", "administrative", "committee", "council"};
    if (std::find(std::begin(kStatus), std::end(kStatus), reply.status) == std::end(kStatus)) {
      return fault(row.line, "status", "Der skal stå reported, administrative, committee eller council.");
    }
    return reply;
  }

  Result<void> read_municipality(const CsvRow& row, Reply& reply) {
    std::string name = cell(row, "municipality");
    if (name.empty()) return fault(row.line, "municipality", "Kommunen mangler.");
    const Municipality* municipality =
        municipalities_.by_code(name.size() == 4 && name.front() == '0' ? name.substr(1) : name);
    if (municipality == nullptr) {
      const auto match = municipalities_.by_name(name);
      if (!match)
        return fault(row.line, "municipality", "Ingen kommune hedder \"" + name + "\".",
                     "Skriv navnet eller den trecifrede kode.");
      if (match->kind == SpellingKind::kGarbled) {
        return fault(row.line, "municipality",
                     "\"" + name + "\" ligner " + match->municipality->name + ", men er ikke sikkert det.",
                     "Skriv navnet helt ud eller brug koden " + match->municipality->code + ".");
      }
      municipality = match->municipality;
    }
    reply.municipality = municipality->code;
    return {};
  }

  Result<void> read_wishes(const CsvRow& row, Reply& reply) {
    std::string empty;  // the first priority without an area
    for (const auto& [rank, column] : priorities_) {
      const std::string text = cell(row, column);
      if (text.empty()) {
        if (empty.empty()) empty = column;
        continue;
      }
      if (!empty.empty())
        return fault(row.line, column, "Her står et område, men " + empty + " er tom.",
                     "Flyt ønsket frem, eller udfyld " + empty + ".");
      for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find('/', from), text.size());
        const std::string part = squeeze(text.substr(from, to - from));
        const Area* area = area_named(round_.areas, part);
        if (area == nullptr)
          return fault(row.line, column, "Området \"" + part + "\" er ikke med i runden.",
                       "Brug: " + area_codes() + ".");
        for (const Wish& wish : reply.wishes) {
          if (wish.area == area->code)
            return fault(row.line, column, "Området " + area->name + " er ønsket to gange.");
        }
        reply.wishes.push_back({area->code, rank});
        from = to + 1;
      }
    }
    return {};
  }

  [[nodiscard]] std::string area_codes() const {
    std::string codes;
    for (const Area& area : round_.areas) codes += (codes.empty() ? "" : ", ") + area.code;
    return codes;
  }

  const Round& round_;
  const MunicipalityIndex& municipalities_;
  std::map<std::string, std::size_t> columns_;           ///< by name, from 0
  std::vector<std::pair<int, std::string>> priorities_;  ///< rank and column, rising
  std::map<std::string, int> lines_;                     ///< where each municipality stands
};

}  // namespace

Result<std::vector<Reply>> parse_declarations_csv(std::string_view text, const Round& round,
                                                  const MunicipalityIndex& municipalities) {
  const std::string utf8 = is_valid_utf8(text) ? std::string(text) : from_windows_1252(text);
  const auto rows = parse_csv(utf8, separator_of(utf8));
  if (!rows) return rows.error();
  return Reader(round, municipalities).read(*rows);
}

}  // namespace frisaet
