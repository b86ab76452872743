#include "pipeline/cli/table.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "models/core/check.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {

std::string shortened(const std::string& text, std::size_t letters) {
  std::string line = squeeze(text);
  if (letters == 0 || count_code_points(line) <= letters) return line;
  std::size_t end = 0;
  for (std::size_t i = 0; i + 1 < letters; ++i) end += decode_utf8(line, end).size;
  return line.substr(0, end) + "…";
}

std::pair<std::string, std::string> shortened_where_they_differ(const std::string& before,
                                                                const std::string& after,
                                                                std::size_t letters) {
  const std::string one = squeeze(before), other = squeeze(after);
  const auto same = static_cast<std::size_t>(
      std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin());
  constexpr std::size_t kLead = 20;  // bytes of what both have, to know the place by
  const bool fits = count_code_points(one) <= letters && count_code_points(other) <= letters;
  const std::size_t from = fits || same <= kLead ? 0 : floor_code_point(one, same - kLead);
  const auto cut = [&](const std::string& text) {
    return (from > 0 ? "…" : "") + shortened(text.substr(std::min(from, text.size())), letters);
  };
  return {cut(one), cut(other)};
}

Table::Table(std::vector<std::string> head, std::size_t max_width) : max_width_(max_width) {
  rows_.push_back(std::move(head));
}

void Table::add(std::vector<std::string> row) {
  FRISAET_CHECK(row.size() == rows_.front().size());
  for (std::string& cell : row) cell = shortened(cell, max_width_);
  rows_.push_back(std::move(row));
}

void Table::print(std::ostream& out) const {
  std::vector<std::size_t> widths(rows_.front().size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], count_code_points(row[i]));
  }
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - count_code_points(row[i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace frisaet
