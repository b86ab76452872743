#include "extractors/minutes/label_values.h"

#include <algorithm>
#include <limits>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {

bool has_form_of_label(std::string_view text, const Mark& mark) {
  constexpr std::size_t kLongest = 32;
  constexpr std::ptrdiff_t kMostBlanks = 2;
  const std::string_view words = mark.piece.span.of(text);
  if (mark.step || mark.lower_case || mark.case_number || mark.result || words.size() > kLongest ||
      std::count(words.begin(), words.end(), ' ') > kMostBlanks)
    return false;
  return is_letter(decode_utf8(words, 0).value) && words.find_first_of("0123456789,;()") == std::string::npos;
}

Dealt deal(std::size_t labels, std::size_t lines, std::size_t most, double all_taken,
           const std::function<double(std::size_t, std::size_t, std::size_t)>& worth) {
  constexpr double kNone = -std::numeric_limits<double>::infinity();
  std::vector<std::vector<double>> best(labels + 1, std::vector<double>(lines + 1, kNone));
  std::vector<std::vector<std::size_t>> took(labels + 1, std::vector<std::size_t>(lines + 1, 0));
  best[0][0] = 0;
  for (std::size_t l = 0; l < labels; ++l) {
    for (std::size_t first = 0; first <= lines; ++first) {
      if (best[l][first] == kNone) continue;
      for (std::size_t n = 0; n <= most && first + n <= lines; ++n) {
        const double sum = best[l][first] + worth(l, first, n);
        if (sum <= best[l + 1][first + n]) continue;
        best[l + 1][first + n] = sum;
        took[l + 1][first + n] = n;
      }
    }
  }
  std::vector<double>& ends = best[labels];
  ends.back() += all_taken;
  std::size_t at = static_cast<std::size_t>(std::max_element(ends.begin(), ends.end()) - ends.begin());
  Dealt dealt{std::vector<std::size_t>(labels), ends[at]};
  for (std::size_t l = labels; l-- > 0;) {
    dealt.lines[l] = took[l + 1][at];
    at -= dealt.lines[l];
  }
  return dealt;
}

}  // namespace frisaet::minutes
