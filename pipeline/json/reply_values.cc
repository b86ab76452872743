#include "pipeline/json/reply_values.h"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

namespace frisaet::json {
namespace {

int read_rank(const Json& value) {
  if (!value.is_number_integer()) throw std::invalid_argument("rank is not a whole number");
  const auto rank = value.get<std::int64_t>();
  if (rank < 1 || rank > std::numeric_limits<int>::max())
    throw std::invalid_argument("rank is not a whole number from 1");
  return static_cast<int>(rank);
}

}  // namespace

Json of_reply(const Reply& reply) {
  Json wishes = Json::array();
  for (const Wish& wish : reply.wishes) wishes.push_back({{"area", wish.area}, {"rank", wish.rank}});
  Json object{
      {"wishes", std::move(wishes)}, {"none", reply.none},         {"reservation", of(reply.reservation)},
      {"status", reply.status},      {"in_doubt", reply.in_doubt}, {"late", reply.late},
      {"doubt", reply.doubt}};
  if (!reply.late_phases.empty()) object["late_phases"] = reply.late_phases;  // else a reply as it always was
  return object;
}

Reply read_reply(const Json& object, const std::string& municipality) {
  Reply reply;
  reply.municipality = municipality;
  if (!object.at("wishes").is_array()) throw std::invalid_argument("wishes is no list");
  for (const Json& wish : object.at("wishes"))
    reply.wishes.push_back({wish.at("area").get<std::string>(), read_rank(wish.at("rank"))});
  reply.none = object.at("none").get<bool>();
  if (const Json& reservation = object.at("reservation"); !reservation.is_null())
    reply.reservation = reservation.get<std::string>();
  reply.status = object.at("status").get<std::string>();
  reply.in_doubt = object.at("in_doubt").get<bool>();
  reply.late = object.at("late").get<bool>();
  if (const auto late = object.find("late_phases"); late != object.end())
    reply.late_phases = late->get<std::vector<std::string>>();
  reply.doubt = object.at("doubt").get<std::string>();
  return reply;
}

}  // namespace frisaet::json
