#include "pipeline/json/frozen.h"

#include <stdexcept>
#include <utility>

#include "pipeline/json/register.h"
#include "pipeline/json/reply_values.h"

namespace frisaet {

std::string frozen_json(const Round& round, const Register& view) {
  using namespace json;
  Json replies = Json::array();
  for (const Reply& reply : replies_from(view, round))
    replies.push_back({{"municipality", reply.municipality}, {"reply", of_reply(reply)}});
  return print(Json{{"schema", "frisaet.frozen/1"},
                    {"round", round.code},
                    {"replies", std::move(replies)},
                    {"register", Json::parse(register_json(round, view))}},
               1);
}

Result<std::vector<Reply>> replies_from_frozen(std::string_view text, const Round& round) {
  try {
    const json::Json object = json::Json::parse(text);
    if (object.at("schema") != "frisaet.frozen/1")
      throw std::invalid_argument("schema is not frisaet.frozen/1");
    if (object.at("round") != round.code) {
      return Error{ErrorCode::kUsage,
                   "Det fastfrosne register er fra runden " + object.at("round").get<std::string>() +
                       " og ikke " + round.code + ".",
                   "", "Vælg runden med --round."};
    }
    std::vector<Reply> replies;
    for (const json::Json& entry : object.at("replies"))
      replies.push_back(json::read_reply(entry.at("reply"), entry.at("municipality").get<std::string>()));
    return replies;
  } catch (const std::exception& fault) {  // nlohmann's, which name the key, and ours
    return Error{ErrorCode::kInvalid, "Indholdet er ikke et fastfrosset register.", fault.what(),
                 "Frys registeret igen under et andet navn."};
  }
}

}  // namespace frisaet
