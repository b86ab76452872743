#include "tests/oracle/byte_origins.h"

namespace frisaet::oracle {

ByteOrigins ByteOrigins::identity(std::size_t size) {
  ByteOrigins result{{}, size};
  for (std::size_t at = 0; at < size; ++at) result.origins.push_back({at, at + 1});
  return result;
}

Span ByteOrigins::to_source(Span target) const {
  if (target.empty()) {
    const std::size_t at = target.begin < origins.size() ? origins[target.begin].begin : source_size;
    return {at, at};
  }
  Span result = origins[target.begin];
  for (std::size_t at = target.begin; at < target.end; ++at) result = hull(result, origins[at]);
  return result;
}

Span ByteOrigins::to_target(Span source) const {
  bool found = false;
  Span result;
  for (std::size_t at = 0; at < origins.size(); ++at) {
    if (source.empty() || !origins[at].overlaps(source)) continue;
    result = found ? hull(result, {at, at + 1}) : Span{at, at + 1};
    found = true;
  }
  if (found) return result;
  for (std::size_t at = 0; at < origins.size(); ++at) {
    if (origins[at].begin >= source.begin) return {at, at};
  }
  return {origins.size(), origins.size()};
}

ByteOrigins compose(const ByteOrigins& first, const ByteOrigins& second) {
  ByteOrigins result{{}, first.source_size};
  for (const Span origin : second.origins) result.origins.push_back(first.to_source(origin));
  return result;
}

ByteOrigins origins_of(const OffsetMap& map) {
  ByteOrigins result{{}, map.source_size()};
  for (std::size_t at = 0; at < map.target_size(); ++at)
    result.origins.push_back(map.to_source(Span{at, at + 1}));
  return result;
}

Rewritten rewrite(std::string_view source, const std::vector<Edit>& edits) {
  Rewritten result{{}, {{}, source.size()}};
  const auto copy = [&](Span span) {
    for (std::size_t at = span.begin; at < span.end; ++at) {
      result.text += source[at];
      result.origins.origins.push_back({at, at + 1});
    }
  };
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.kind == Edit::Kind::kTake) {
      copy(edit.span);
      continue;
    }
    copy({at, edit.span.begin});
    at = edit.span.end;
    for (const char c : edit.with) {
      result.text += c;
      result.origins.origins.push_back(edit.span);
    }
  }
  copy({at, source.size()});
  return result;
}

Mapped rewrite_with_rewriter(std::string_view source, const std::vector<Edit>& edits) {
  Rewriter out(source);
  for (const Edit& edit : edits) {
    if (edit.kind == Edit::Kind::kTake) {
      out.take(edit.span);
    } else {
      out.replace(edit.span, edit.with);
    }
  }
  return out.finish();
}

}  // namespace frisaet::oracle
