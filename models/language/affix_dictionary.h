#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"

namespace frisaet {

/// All word forms of a Hunspell dictionary (a .dic list of stems and an .aff table of endings), expanded once
/// and kept as hashes, so that asking for a form costs one probe of a table.
///
/// Why not Hunspell itself: its spell() answers some 30,000 words a second and a compound costs it many times
/// that; a noisy channel asks for hundreds of candidates for every damaged word. Expanding hunspell-da gives
/// about a million forms, which is little. Hunspell stays the judge: tests compare the two on every stem.
///
/// What is read of the format: SET UTF-8, FLAG num, SFX (two levels, as Hunspell has them), the COMPOUND…
/// flags, ONLYINCOMPOUND, NEEDAFFIX, FORBIDDENWORD. Left out, as hunspell-da uses them for a handful of forms
/// only or not at all: prefixes (invented place names such as Nord- and Syd-), and CHECKCOMPOUNDREP, which is
/// about misspellings.
///
/// Expanding costs 130 ms and more, which is too long for a program that starts for one letter. So the build
/// does it once (main.cc in this folder) and compiles the table in as an *image*; `from_image` takes it as it
/// lies there.
///
/// Immutable, cheap to copy (copies share); any number of threads may ask. A wrong yes by colliding hashes
/// comes about once in 10^8 questions about forms that do not exist.
class AffixDictionary {
 public:
  /// How a form may be used; a set of bits.
  using Roles = std::uint8_t;
  static constexpr Roles kWord = 1;    ///< stands alone
  static constexpr Roles kBegin = 2;   ///< first part of a compound
  static constexpr Roles kMiddle = 4;  ///< inner part
  static constexpr Roles kEnd = 8;     ///< last part
  static constexpr Roles kForbidden = 16;

  /// Reads the two files' contents and adds `words`, which stand alone. Fails with kInvalid when `aff` is not
  /// in UTF-8 with numeric flags. Cost: about 130 ms and 12 MB for hunspell-da.
  static Result<AffixDictionary> parse(std::string_view aff, std::string_view dic,
                                       std::span<const std::string_view> words = {});

  /// The table as bytes, for from_image() on a machine of the same byte order. `source` says what it was made
  /// of (fingerprint() of the files).
  [[nodiscard]] std::string image(std::uint64_t source) const;

  /// The table in `image`, without copying it; nothing when it is no image, or one of another source.
  /// REQUIRES: `image` is aligned to 16 bytes and outlives every copy of the result.
  static std::optional<AffixDictionary> from_image(std::string_view image, std::uint64_t source);

  /// What the image says it was made of; 0 when it is no image.
  static std::uint64_t source_of(std::string_view image);

  /// Tells files apart (FNV-1a over eight bytes at a time); for images, not for secrets. Cost: about 1 ms for
  /// hunspell-da.
  static std::uint64_t fingerprint(std::string_view aff, std::string_view dic);

  /// The roles of exactly this form (case counts); 0 when it is none.
  [[nodiscard]] Roles roles(std::string_view form) const { return find(hash(form)); }

  /// A word taken apart by the dictionary's rules for compounds.
  struct Compound {
    int parts = 0;                  ///< 0: not a compound; fewest possible otherwise, at least 2
    std::size_t shortest = 0;       ///< letters of its shortest part
    std::vector<std::size_t> ends;  ///< where each part ends, in bytes
  };
  /// REQUIRES: nothing; lower case expected, as parts are compared exactly. Words over 64 bytes are never
  /// compounds.
  [[nodiscard]] Compound compound(std::string_view word) const;

  [[nodiscard]] std::size_t size() const { return size_; }

  /// A walk along a word, byte by byte, for searching words that fulfil some condition: `may_go_on` says
  /// whether any form begins with the bytes so far (wrong yes one time in twenty, never a wrong no).
  ///
  ///   Walk walk;
  ///   for (char c : word) if (!dictionary.may_go_on(walk = walk.on({&c, 1}))) return nothing;
  ///   dictionary.roles(walk)
  struct Walk {
    std::uint64_t state = 0xCBF29CE484222325ULL;
    [[nodiscard]] Walk on(std::string_view bytes) const { return {hash_on(state, bytes)}; }
  };
  [[nodiscard]] bool may_go_on(Walk walk) const {
    const std::uint64_t bit = mixed(walk.state) & (kPrefixBits - 1);
    return ((prefixes_[bit / 64] >> (bit % 64)) & 1) != 0;
  }
  [[nodiscard]] Roles roles(Walk walk) const { return find(walk.state); }

 private:
  static constexpr std::uint64_t kPrefixBits = std::uint64_t{1} << 25;

  AffixDictionary() = default;
  class Builder;
  struct Tables {
    std::vector<std::uint32_t> slots;
    std::vector<std::uint64_t> prefixes;
  };

  static std::uint64_t hash_on(std::uint64_t state, std::string_view bytes) {
    for (const char c : bytes) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return state;
  }
  static std::uint64_t hash(std::string_view bytes) { return hash_on(0xCBF29CE484222325ULL, bytes); }
  static std::uint64_t mixed(std::uint64_t key) {
    key ^= key >> 32;
    key *= 0x9E3779B97F4A7C15ULL;
    return key ^ (key >> 29);
  }
  [[nodiscard]] Roles find(std::uint64_t key) const;

  /// A slot holds 27 bits of the hash and, below them, the roles; 0 = empty. 21 more bits of the hash (or as
  /// many as the table is large) choose the slot where looking begins.
  std::span<const std::uint32_t> slots_;
  std::span<const std::uint64_t> prefixes_;  ///< one bit for each hash of a beginning of a form
  std::size_t size_ = 0;
  std::shared_ptr<const Tables> owned_;  ///< what the spans show; null for an image
};

}  // namespace frisaet
