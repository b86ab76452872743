#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/register/register.h"

namespace frisaet::test {

/// Builds a source in one line: municipality Frederikssund unless said otherwise.
struct Make {
  RegisterSource source;
  Make(std::string id, std::string day, DeclarationStatus status) {
    source.record_id = std::move(id);
    source.received_at = day + "T12:00:00Z";
    source.declaration.municipality = MunicipalityRef{"250", "Frederikssund"};
    source.declaration.date = parse_iso_date(day);
    source.declaration.status = status;
  }
  Make& wants(std::vector<std::string> areas) {
    int rank = 0;
    for (std::string& area : areas)
      source.declaration.priorities.push_back({std::move(area), ++rank, std::nullopt});
    return *this;
  }
  Make& none() { return source.declaration.none_of_areas = true, *this; }
  Make& body(BodyKind kind) { return source.body_kind = kind, *this; }
  Make& replaces(std::string words) { return source.declaration.replaces = std::move(words), *this; }
  Make& withdraws() { return source.declaration.withdraws = true, *this; }
  /// The decision that a paper tells of.
  Make& decided(const char* day) {
    source.declaration.decided = DecidedBy{"Byrådet", parse_iso_date(day), std::nullopt};
    return *this;
  }
  Make& kind(SourceKind k) { return source.kind = k, *this; }
  /// A row of the export that came on that day of October.
  Make& row(int export_number, std::string hour = "") {
    source.kind = SourceKind::kSurvey;
    source.hour = std::move(hour);
    source.received_at = "2022-10-0" + std::to_string(export_number) + "T09:00:00Z";
    source.document_sha256 = "export" + std::to_string(export_number);
    source.declaration.status = std::nullopt;
    return *this;
  }
  Make& confidence(double c) { return source.confidence = c, *this; }
  Make& confirmed() { return source.confirmed = true, *this; }
  operator RegisterSource() const { return source; }  // NOLINT(google-explicit-constructor)
};

inline constexpr auto kAdministrative = DeclarationStatus::kAdministrative;
inline constexpr auto kCommittee = DeclarationStatus::kCommittee;
inline constexpr auto kCouncil = DeclarationStatus::kCouncil;

class RegisterTest : public ::testing::Test {
 protected:
  const Round& round = *find_round("velfaerdsaftaler-2022");

  Register build(std::vector<RegisterSource> sources) {
    return build_register(round, MunicipalityIndex::standard(), std::move(sources));
  }
  /// The wishes that count, as `area:rank`.
  std::vector<std::string> wishes(const Register& view, std::string_view code = "250") {
    std::vector<std::string> all;
    for (const Reply& reply : replies_from(view, round)) {
      if (reply.municipality != code) continue;
      for (const Wish& wish : reply.wishes) all.push_back(wish.area + ":" + std::to_string(wish.rank));
    }
    return all;
  }
  static SourceState state(const Register& view, std::string_view id) {
    for (const RegisterLine& line : view.of("250")->lines) {
      if (line.source.record_id == id) return line.state;
    }
    return SourceState::kSaysNothing;
  }
};

}  // namespace frisaet::test
