#include "extractors/rules/rule_filter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace frisaet {
namespace {

/// Below, to look for the words costs as much as to run the machines.
constexpr int kFewestRules = 3;
/// Shorter ones stand in every sentence. In bytes, as all here.
constexpr int kShortestWord = 3;
/// Indexes of words are kept in sixteen bits.
constexpr std::size_t kMostWords = 60000;

/// Letters that begin with `byte` and `next` may have a capital or a small one that is not the other by one
/// bit, or that is `s`, `k` or `å` to `(?i)` (long s, the signs of kelvin and ångström), or the Greek letter
/// of the micro sign. None of the rest has: Latin-1, dashes and quotation marks, money, signs, bullets of a
/// font's own.
bool may_fold(unsigned char byte, unsigned char next) {
  if (byte <= 0xC3) return byte == 0xC2 && next == 0xB5;
  if (byte == 0xE2) return (next >= 0x84 && next <= 0x86) || next == 0x92 || next == 0x93 || next >= 0xB0;
  if (byte == 0xEF) return next >= 0xA4 && next != 0xBF;
  return byte != 0xEE;
}

/// The text in small letters, byte for byte; nothing where some may fold otherwise, and every rule is asked.
std::optional<std::string> lowered(std::string_view text) {
  std::string lower(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto byte = static_cast<unsigned char>(lower[i]);
    if (byte < 0x80) {
      if (byte >= 'A' && byte <= 'Z') lower[i] = static_cast<char>(byte + ('a' - 'A'));
      continue;
    }
    if (byte < 0xC0 || i + 1 == lower.size()) continue;  // behind a first byte, or broken
    const auto next = static_cast<unsigned char>(lower[i + 1]);
    if (may_fold(byte, next)) return std::nullopt;
    if (byte == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97)  // À to Þ, but not ×
      lower[i + 1] = static_cast<char>(next + 0x20);
  }
  return lower;
}

}  // namespace

/// Words in small letters, by what they begin with.
class RuleFilter::Words {
 public:
  /// `without_words`: the rules that may match where none of the words stands.
  Words(std::vector<std::string> words, std::vector<int> without_words)
      : words_(std::move(words)), without_words_(std::move(without_words)) {
    unsigned bits = 6;
    while ((std::size_t{1} << bits) < 4 * words_.size()) ++bits;
    shift_ = 32 - bits;
    by_bucket_.resize(words_.size());
    std::iota(by_bucket_.begin(), by_bucket_.end(), 0);
    const auto bucket = [&](int word) { return bucket_of(words_[static_cast<std::size_t>(word)].data()); };
    std::sort(by_bucket_.begin(), by_bucket_.end(), [&](int a, int b) { return bucket(a) < bucket(b); });
    begins_.assign((std::size_t{1} << bits) + 1, 0);
    for (const int word : by_bucket_) ++begins_[bucket(word) + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  }

  [[nodiscard]] const std::vector<int>& without_words() const { return without_words_; }

  [[nodiscard]] std::vector<int> within(std::string_view lowered) const {
    std::vector<int> found;
    std::vector<char> known(words_.size(), 0);
    for (std::size_t at = 0; at + kShortestWord <= lowered.size(); ++at) {
      const std::size_t bucket = bucket_of(lowered.data() + at);
      for (std::size_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
        const auto word = static_cast<std::size_t>(by_bucket_[i]);
        if (known[word] != 0 || lowered.compare(at, words_[word].size(), words_[word]) != 0) continue;
        known[word] = 1;
        found.push_back(by_bucket_[i]);
      }
    }
    return found;
  }

 private:
  [[nodiscard]] std::size_t bucket_of(const char* letters) const {
    const auto byte = [&](int i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(letters[i]));
    };
    constexpr std::uint32_t kSpread = 2654435761U;  // Knuth's, of the golden section
    return ((byte(0) | byte(1) << 8U | byte(2) << 16U) * kSpread) >> shift_;
  }

  std::vector<std::string> words_;
  std::vector<int> without_words_;
  std::vector<int> by_bucket_;         ///< indexes of words_
  std::vector<std::uint16_t> begins_;  ///< of each bucket in by_bucket_, and the end
  unsigned shift_ = 0;
};

RuleFilter::RuleFilter() : machines_(kShortestWord) {}
RuleFilter::~RuleFilter() = default;

const RE2* RuleFilter::add(const std::string& pattern, const RE2::Options& options) {
  int id = 0;
  return machines_.Add(pattern, options, &id) == RE2::NoError ? &machines_.GetRE2(id) : nullptr;
}

std::unique_ptr<const RuleFilter::Words> RuleFilter::words() const {
  if (machines_.NumRegexps() < kFewestRules) return nullptr;
  std::vector<std::string> words;
  std::vector<int> without_words;
  machines_.Compile(&words);
  if (words.empty() || words.size() > kMostWords) return nullptr;
  machines_.AllPotentials({}, &without_words);
  if (static_cast<int>(without_words.size()) + 1 >= machines_.NumRegexps()) return nullptr;
  return std::make_unique<const Words>(std::move(words), std::move(without_words));
}

std::optional<std::vector<int>> RuleFilter::candidates(std::string_view text) const {
  if (asked_.load(std::memory_order_relaxed) < kQuestionsWithout) {
    asked_.fetch_add(1, std::memory_order_relaxed);
    return std::nullopt;
  }
  std::call_once(once_, [this] { words_ = words(); });
  const auto lower = words_ != nullptr ? lowered(text) : std::nullopt;
  if (!lower) return std::nullopt;
  const std::vector<int> found = words_->within(*lower);
  if (found.empty()) return words_->without_words();
  std::vector<int> rules;
  machines_.AllPotentials(found, &rules);
  return rules;
}

}  // namespace frisaet
