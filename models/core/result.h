#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "models/core/check.h"
#include "models/core/error.h"

namespace frisaet {

/// A value or an Error. The class itself is [[nodiscard]]: a dropped failure does not compile (tl::expected
/// alone lets one pass in silence). `Result<void>` carries success or an Error.
///
///   Result<int> n = parse(text);
///   if (!n) return n.error();          // an Error converts to any Result
///   use(*n);
///
/// REQUIRES for `*` and `->`: ok(); checked, also in release builds.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}                      // NOLINT(google-explicit-constructor)
  Result(Error error) : value_(tl::unexpected(std::move(error))) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  const T& operator*() const& { return FRISAET_CHECK(ok()), *value_; }
  T& operator*() & { return FRISAET_CHECK(ok()), *value_; }
  T operator*() && { return FRISAET_CHECK(ok()), std::move(*value_); }
  const T* operator->() const { return FRISAET_CHECK(ok()), &*value_; }
  T* operator->() { return FRISAET_CHECK(ok()), &*value_; }

  /// REQUIRES: !ok().
  [[nodiscard]] const Error& error() const { return FRISAET_CHECK(!ok()), value_.error(); }

 private:
  tl::expected<T, Error> value_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : value_(tl::unexpected(std::move(error))) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const { return FRISAET_CHECK(!ok()), value_.error(); }

 private:
  tl::expected<void, Error> value_;
};

}  // namespace frisaet
