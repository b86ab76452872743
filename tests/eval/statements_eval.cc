// Measures how wishes are read that are told in any words: statements of corpus/statements, each put into a
// plain letter and a plain e-mail by turns, and items of minutes, each put into minutes of its body.
//
//   statements_eval FILE.jsonl… [--details]
//
// A line of a file: {"id", "text", "priorities": [[area, rank or null], …], "open_set", "none", "withdraws"};
// with no priorities, none and withdraws false, nothing is wished for. Right: the areas with their places,
// whether the order is open, none and withdrawal are all as labelled. An item has `body`, `title`,
// `recommendation`, `decision` and `outcome` instead of `text`; its outcome is counted by itself. `--details`
// prints every fault.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/registry.h"
#include "models/records/record.h"
#include "tests/support/text_document.h"

namespace {

using frisaet::Declaration;
using nlohmann::json;

std::string letter(std::string_view statement) {
  return "Varde Kommune\nBytoften 2\n6800 Varde\n\nKL\nWeidekampsgade 10\n2300 København S\n\n28. september "
         "2022\n\n"
         "Svar på KL's brev om velfærdsaftaler\n\n" +
         std::string(statement) + "\n\nMed venlig hilsen\n\nBo Holm\nKommunaldirektør\n";
}

std::string mail(std::string_view statement) {
  return "Fra: Bo Holm <boho@varde.dk>\nSendt: 28. september 2022 10:14\nTil: svar@kl.dk\n"
         "Emne: Svar fra Varde Kommune\n\nKære KL\n\n" +
         std::string(statement) + "\n\nVenlig hilsen\nBo Holm\nVarde Kommune\n";
}

std::string minutes(const json& item) {
  const auto part = [&](const char* name) { return item.at(name).get<std::string>(); };
  const std::string recommendation = part("recommendation");
  return "Varde Kommune\nReferat\n" + part("body") + "\nMødedato: onsdag den 28. september 2022\n\n1. " +
         "Godkendelse af dagsorden\n\nBeslutning\nGodkendt.\n\n2. " + part("title") + "\n\n" +
         (recommendation.empty() ? "" : "Indstilling\n" + recommendation + "\n\n") + "Beslutning\n" +
         part("decision") + "\n";
}

/// `1:aeldre 2:dagtilbud`, `-:aeldre -:skole open`, `none`, `withdraws`; empty where nothing is wished for.
std::string told(std::vector<std::string> places, bool open, bool none, bool withdraws) {
  std::sort(places.begin(), places.end());
  std::string out;
  const auto add = [&](const std::string& word) { out += (out.empty() ? "" : " ") + word; };
  for (const std::string& place : places) add(place);
  if (open) add("open");
  if (none) add("none");
  if (withdraws) add("withdraws");
  return out;
}

std::string told(const json& label) {
  std::vector<std::string> places;
  for (const json& wish : label.at("priorities"))
    places.push_back((wish[1].is_null() ? "-" : std::to_string(wish[1].get<int>())) + ":" +
                     wish[0].get<std::string>());
  return told(std::move(places), label.at("open_set"), label.at("none"), label.at("withdraws"));
}

std::string told(const Declaration& value) {
  std::vector<std::string> places;
  for (const frisaet::Priority& wish : value.priorities)
    places.push_back((wish.rank ? std::to_string(*wish.rank) : "-") + ":" + wish.area);
  return told(std::move(places), value.open_set, value.none_of_areas, value.withdraws);
}

struct Score {
  int all = 0, right = 0, wrong = 0, missed = 0, made_up = 0;
  int items = 0, outcomes = 0;   ///< of minutes, and those whose outcome is right
  int sure = 0, sure_right = 0;  ///< at kReviewThreshold and above, which nobody is asked to look at

  void print(const std::string& name) const {
    std::cout << name << ": " << right << " of " << all << " right, " << wrong << " otherwise, " << missed
              << " missed, " << made_up << " made up; at " << frisaet::kReviewThreshold << " and above "
              << sure_right << " of " << sure << " right";
    if (items > 0) std::cout << "; outcomes " << outcomes << " of " << items;
    std::cout << '\n';
  }
};

Score measure(const std::string& path, bool details) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << "statements_eval: cannot read " << path << '\n';
    std::exit(1);
  }
  Score score;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty()) continue;
    const json label = json::parse(line);
    const bool item = label.contains("decision");
    const std::string text = label.at(item ? "decision" : "text");
    const std::string paper = item ? minutes(label) : score.all % 2 == 0 ? letter(text) : mail(text);
    ++score.all;
    const frisaet::Extraction found = frisaet::extract(frisaet::test::text_document(paper), {});
    const auto record = std::find_if(found.records.begin(), found.records.end(), [](const auto& one) {
      return std::holds_alternative<Declaration>(one.value);
    });
    const bool any = record != found.records.end();
    if (item) {
      ++score.items;
      score.outcomes += std::any_of(found.records.begin(), found.records.end(), [&](const auto& one) {
        const auto* decision = std::get_if<frisaet::Decision>(&one.value);
        return decision != nullptr && decision->item_number == "2" && decision->outcome &&
               to_string(*decision->outcome) == label.at("outcome").get<std::string>();
      });
    }
    const std::string want = told(label);
    const std::string got = any ? told(std::get<Declaration>(record->value)) : "";
    const bool right = want == got;
    (right ? score.right : !any ? score.missed : want.empty() ? score.made_up : score.wrong) += 1;
    if (any && record->confidence >= frisaet::kReviewThreshold) {
      ++score.sure;
      score.sure_right += right ? 1 : 0;
    }
    if (details && !right)
      std::cout << label.at("id").get<std::string>() << ": " << text << "\n  label: " << want
                << "\n  read:  " << got << '\n';
  }
  return score;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files(argv + 1, argv + argc);
  const bool details = std::erase(files, "--details") > 0;
  if (files.empty()) {
    std::cerr << "usage: statements_eval FILE.jsonl… [--details]\n";
    return 1;
  }
  for (const std::string& file : files) measure(file, details).print(file);
  return 0;
}
