#include "tests/eval/text_distance.h"

#include <algorithm>
#include <map>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::eval {
namespace {

using Symbols = std::vector<char32_t>;

Symbols letters_of(std::string_view text) {
  const std::string line = squeeze(text);
  Symbols symbols;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = decode_utf8(line, at);
    symbols.push_back(c.value);
    at += c.size;
  }
  return symbols;
}

/// Words of both texts as numbers: equal words get equal numbers.
std::pair<Symbols, Symbols> words_of(std::string_view a, std::string_view b) {
  std::map<std::string, char32_t> numbers;
  const auto split = [&](std::string_view text) {
    Symbols symbols;
    const std::string line = squeeze(text);
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      const auto next = static_cast<char32_t>(numbers.size());
      symbols.push_back(numbers.try_emplace(line.substr(begin, end - begin), next).first->second);
      begin = end + 1;
    }
    return symbols;
  };
  Symbols first = split(a);
  return {std::move(first), split(b)};
}

/// Edits within a band of `limit` around the diagonal; more than `limit` when the distance is larger.
std::size_t banded(const Symbols& a, const Symbols& b, std::size_t limit) {
  const std::size_t far = limit + 1;
  std::vector<std::size_t> row(b.size() + 1, far);
  for (std::size_t j = 0; j <= std::min(limit, b.size()); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t low = i > limit ? i - limit : 0;
    const std::size_t high = std::min(b.size(), i + limit);
    std::size_t diagonal = low > 0 ? row[low - 1] : row[0];
    if (low == 0) row[0] = i;
    std::size_t left = low == 0 ? row[0] : far;
    for (std::size_t j = std::max<std::size_t>(low, 1); j <= high; ++j) {
      const std::size_t above = row[j];
      const std::size_t best = std::min({diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), above + 1, left + 1});
      diagonal = above;
      row[j] = left = std::min(best, far);
    }
    if (low > 0) row[low - 1] = far;
  }
  return row[b.size()];
}

std::size_t edits_between(const Symbols& a, const Symbols& b) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  for (std::size_t limit = std::max<std::size_t>(16, difference);; limit *= 2) {
    const std::size_t edits = banded(a, b, limit);
    if (edits <= limit) return edits;
  }
}

bool is_danish(char32_t c) {
  return std::u32string_view(U"æøåÆØÅ").find(c) != std::u32string_view::npos;
}

/// For each letter of a, whether it has a partner in a longest common subsequence with b.
std::vector<bool> matched(const Symbols& a, const Symbols& b) {
  // Myers' greedy algorithm: trace[d][k] is how far along diagonal k (shifted) d edits lead.
  const auto n = static_cast<std::ptrdiff_t>(a.size());
  const auto m = static_cast<std::ptrdiff_t>(b.size());
  const auto at = [](std::ptrdiff_t i) { return static_cast<std::size_t>(i); };
  std::vector<std::vector<std::ptrdiff_t>> trace;
  std::vector<std::ptrdiff_t> front(at(2 * (n + m) + 3), 0);
  const std::ptrdiff_t middle = n + m + 1;
  std::ptrdiff_t edits = 0;
  for (;; ++edits) {
    trace.emplace_back(front.begin() + (middle - edits - 1), front.begin() + (middle + edits + 2));
    bool done = false;
    for (std::ptrdiff_t k = -edits; k <= edits && !done; k += 2) {
      const bool down = k == -edits || (k != edits && front[at(middle + k - 1)] < front[at(middle + k + 1)]);
      std::ptrdiff_t x = down ? front[at(middle + k + 1)] : front[at(middle + k - 1)] + 1;
      while (x < n && x - k < m && x - k >= 0 && a[at(x)] == b[at(x - k)]) ++x;
      front[at(middle + k)] = x;
      done = x >= n && x - k >= m;
    }
    if (done) break;
  }
  std::vector<bool> result(a.size(), false);
  std::ptrdiff_t x = n, y = m;
  for (std::ptrdiff_t d = edits; d >= 0 && (x > 0 || y > 0); --d) {
    const auto reach = [&](std::ptrdiff_t k) { return trace[at(d)][at(k + d + 1)]; };
    const std::ptrdiff_t k = x - y;
    const bool down = k == -d || (k != d && reach(k - 1) < reach(k + 1));
    const std::ptrdiff_t from_k = down ? k + 1 : k - 1;
    const std::ptrdiff_t from_x = d == 0 ? 0 : reach(from_k);
    const std::ptrdiff_t start = d == 0 ? 0 : (down ? from_x : from_x + 1);
    while (x > start) {
      --x;
      --y;
      result[at(x)] = true;
    }
    x = from_x;
    y = from_x - from_k;
  }
  return result;
}

}  // namespace

Distance letter_distance(std::string_view truth, std::string_view read) {
  const Symbols a = letters_of(truth);
  return {edits_between(a, letters_of(read)), a.size()};
}

Distance word_distance(std::string_view truth, std::string_view read) {
  const auto [a, b] = words_of(truth, read);
  return {edits_between(a, b), a.size()};
}

Distance danish_letters(std::string_view truth, std::string_view read) {
  const Symbols a = letters_of(truth);
  const std::vector<bool> same = matched(a, letters_of(read));
  Distance result;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!is_danish(a[i])) continue;
    ++result.length;
    result.edits += same[i] ? 0 : 1;
  }
  return result;
}

}  // namespace frisaet::eval
