#include "models/text/offset_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "tests/oracle/byte_origins.h"

namespace frisaet {
namespace {

using oracle::ByteOrigins;
using oracle::Edit;

// ---- by hand: the examples of the header
// ------------------------------------------------------------------------

TEST(OffsetMap, IdentityMapsEverySpanToItself) {
  const OffsetMap map = OffsetMap::identity(5);
  EXPECT_TRUE(map.is_identity());
  EXPECT_TRUE(map.valid());
  EXPECT_EQ(map.to_source({1, 3}), (Span{1, 3}));
  EXPECT_EQ(map.to_target({1, 3}), (Span{1, 3}));
  EXPECT_EQ(map.to_source({5, 5}), (Span{5, 5}));
}

TEST(OffsetMap, EveryByteOfAReplacementHasTheWholeReplacedSpanAsOrigin) {
  Rewriter out("x\xEF\xAC\x81y");  // xﬁy
  out.replace({1, 4}, "fi");
  const Mapped mapped = out.finish();
  EXPECT_EQ(mapped.text, "xfiy");
  EXPECT_EQ(mapped.map.to_source({1, 2}), (Span{1, 4}));
  EXPECT_EQ(mapped.map.to_source({2, 3}), (Span{1, 4}));
  EXPECT_EQ(mapped.map.to_source({0, 2}), (Span{0, 4}));
  EXPECT_EQ(mapped.map.to_target({2, 3}), (Span{1, 3}));
}

TEST(OffsetMap, DroppedBytesMapToTheEmptySpanWhereTheyStood) {
  Rewriter out("fol-\nkeskole");
  out.replace({3, 5}, "");
  const Mapped mapped = out.finish();
  EXPECT_EQ(mapped.text, "folkeskole");
  EXPECT_EQ(mapped.map.to_target({3, 5}), (Span{3, 3}));
  EXPECT_EQ(mapped.map.to_source({2, 4}), (Span{2, 6}));
}

TEST(OffsetMap, InsertedBytesHaveAnEmptyOrigin) {
  Rewriter out("ja,da");
  out.insert(3, " ");
  const Mapped mapped = out.finish();
  EXPECT_EQ(mapped.text, "ja, da");
  EXPECT_EQ(mapped.map.to_source({3, 4}), (Span{3, 3}));
  EXPECT_EQ(mapped.map.to_source({0, 6}), (Span{0, 5}));
}

TEST(OffsetMap, AnEmptySpanInsideAReplacedPieceMapsToAnEmptySpan) {
  Rewriter out("abcdef");
  out.replace({1, 5}, "XY");
  const Mapped mapped = out.finish();
  EXPECT_TRUE(mapped.map.to_target({3, 3}).empty());
}

TEST(OffsetMap, TakenPiecesAreFoundAtBothPlaces) {
  Rewriter out("tekst 1.");
  out.take({6, 8});
  out.insert(0, " ");
  out.copy_to(5);
  out.replace({5, 8}, "");
  const Mapped mapped = out.finish();
  EXPECT_EQ(mapped.text, "1. tekst");
  EXPECT_EQ(mapped.map.to_target({6, 8}), (Span{0, 2}));
  EXPECT_EQ(mapped.map.to_source({3, 8}), (Span{0, 5}));
}

TEST(OffsetMap, EqualTextsHaveEqualMapsHoweverTheyWereCopied) {
  Rewriter out("abcdef");
  out.copy_to(2);
  out.copy_to(4);
  EXPECT_EQ(out.finish().map, OffsetMap::identity(6));
}

TEST(OffsetMap, MapsOfBrokenPartsAreNotValid) {
  using Kind = OffsetMap::Kind;
  EXPECT_TRUE(OffsetMap::from_pieces({}, 0, 7).valid());
  EXPECT_FALSE(OffsetMap::from_pieces({}, 1, 7).valid());
  EXPECT_FALSE(OffsetMap::from_pieces({{1, {0, 2}, Kind::kCopied}}, 3, 7).valid()) << "does not begin at 0";
  EXPECT_FALSE(OffsetMap::from_pieces({{0, {0, 3}, Kind::kCopied}}, 2, 7).valid())
      << "copied runs keep their size";
  EXPECT_FALSE(OffsetMap::from_pieces({{0, {5, 8}, Kind::kCopied}}, 3, 7).valid()) << "beyond the source";
  EXPECT_FALSE(OffsetMap::from_pieces({{0, {3, 3}, Kind::kReplaced}}, 2, 7).valid());
  EXPECT_FALSE(OffsetMap::from_pieces({{0, {3, 4}, Kind::kInserted}}, 2, 7).valid());
  EXPECT_FALSE(
      OffsetMap::from_pieces({{0, {0, 2}, Kind::kCopied}, {2, {3, 3}, Kind::kInserted}}, 2, 7).valid());
}

TEST(OffsetMap, IsRebuiltFromItsPieces) {
  Rewriter out("abcdef");
  out.replace({1, 2}, "xyz");
  out.replace({4, 4}, "-");
  const OffsetMap map = out.finish().map;
  EXPECT_EQ(OffsetMap::from_pieces(map.pieces(), map.target_size(), map.source_size()), map);
}

// ---- against the oracle, on random texts and edits
// ----------------------------------------------------------------

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }

  std::string text(std::size_t longest) {
    static const std::vector<std::string> kLetters = {"a", "e", "n", " ", "-", "\n",
                                                      "æ", "ø", "å", "é", "ﬁ", "\u00AD"};
    std::string result;
    for (std::size_t n = below(longest + 1); n > 0; --n) result += kLetters[below(kLetters.size())];
    return result;
  }

  std::vector<Edit> edits(std::size_t source_size) {
    std::vector<Edit> result;
    std::size_t at = 0;
    for (std::size_t n = below(6); n > 0; --n) {
      if (source_size > 0 && below(4) == 0) {
        const std::size_t begin = below(source_size);
        result.push_back({Edit::Kind::kTake, {begin, begin + below(source_size - begin + 1)}, {}});
        continue;
      }
      const std::size_t begin = at + below(source_size - at + 1);
      const std::size_t end = begin + below(std::min<std::size_t>(4, source_size - begin + 1));
      result.push_back({Edit::Kind::kReplace, {begin, end}, below(3) == 0 ? "" : text(3)});
      at = end;
    }
    return result;
  }

 private:
  std::mt19937 engine_;
};

/// Every span, both ways.
void expect_same(const OffsetMap& map, const ByteOrigins& origins) {
  ASSERT_TRUE(map.valid());
  ASSERT_EQ(map.target_size(), origins.origins.size());
  ASSERT_EQ(map.source_size(), origins.source_size);
  for (std::size_t begin = 0; begin <= map.target_size(); ++begin) {
    for (std::size_t end = begin; end <= map.target_size(); ++end) {
      ASSERT_EQ(map.to_source({begin, end}), origins.to_source({begin, end})) << begin << "-" << end;
    }
  }
  for (std::size_t begin = 0; begin <= map.source_size(); ++begin) {
    for (std::size_t end = begin; end <= map.source_size(); ++end) {
      ASSERT_EQ(map.to_target({begin, end}), origins.to_target({begin, end})) << begin << "-" << end;
    }
  }
}

TEST(OffsetMapProperty, RandomRewritesAgreeWithTheOracle) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const std::string source = random.text(16);
    const std::vector<Edit> edits = random.edits(source.size());
    const Mapped mapped = oracle::rewrite_with_rewriter(source, edits);
    const oracle::Rewritten wanted = oracle::rewrite(source, edits);
    ASSERT_EQ(mapped.text, wanted.text);
    expect_same(mapped.map, wanted.origins);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(OffsetMapProperty, ComposedRewritesAgreeWithTheOracle) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed + 10'000);
    const std::string source = random.text(12);
    OffsetMap map = OffsetMap::identity(source.size());
    ByteOrigins origins = ByteOrigins::identity(source.size());
    std::string text = source;
    for (int step = 0; step < 3; ++step) {
      const std::vector<Edit> edits = random.edits(text.size());
      const Mapped mapped = oracle::rewrite_with_rewriter(text, edits);
      origins = compose(origins, oracle::rewrite(text, edits).origins);
      map = compose(map, mapped.map);
      text = mapped.text;
    }
    expect_same(map, origins);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(OffsetMapProperty, CompositionDoesNotDependOnWhereTheParenthesesStand) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed + 20'000);
    // Without reordering and insertions: hulls of hulls are wider than hulls (the oracle says the same).
    const auto step = [&](const std::string& text) {
      std::vector<Edit> edits = random.edits(text.size());
      std::erase_if(edits, [](const Edit& e) { return e.kind == Edit::Kind::kTake || e.span.empty(); });
      return oracle::rewrite_with_rewriter(text, edits);
    };
    const std::string source = random.text(14);
    const Mapped a = step(source);
    const Mapped b = step(a.text);
    const Mapped c = step(b.text);
    ASSERT_EQ(oracle::origins_of(compose(compose(a.map, b.map), c.map)),
              oracle::origins_of(compose(a.map, compose(b.map, c.map))));
  }
}

TEST(OffsetMapProperty, NfcMapsEveryLetterToTheBytesItWasMadeOf) {
  static const std::vector<std::string> kPieces = {"a",       "e", "å", "a\u030A", "o\u0308",
                                                   "e\u0301", " ", "æ", "\u212B",  "x"};
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed + 30'000);
    std::string source;
    std::vector<std::pair<Span, std::string>> letters;  // where each came from, and what it becomes
    for (std::size_t n = random.below(12); n > 0; --n) {
      const std::string& piece = kPieces[random.below(kPieces.size())];
      letters.push_back({{source.size(), source.size() + piece.size()}, to_nfc(piece).text});
      source += piece;
    }
    const Mapped mapped = to_nfc(source);
    ASSERT_TRUE(mapped.map.valid());
    ASSERT_TRUE(is_valid_utf8(mapped.text));
    ASSERT_EQ(to_nfc(mapped.text).text, mapped.text);
    std::size_t at = 0;
    for (const auto& [span, becomes] : letters) {
      ASSERT_EQ(mapped.text.substr(at, becomes.size()), becomes);
      ASSERT_EQ(mapped.map.to_source({at, at + becomes.size()}), span);
      at += becomes.size();
    }
  }
}

}  // namespace
}  // namespace frisaet
