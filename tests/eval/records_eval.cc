// Precision and recall of the records read from gold texts, per kind, and field by field for declarations.
//   records_eval GOLD_DIR [-v] [STEM…]      gold texts GOLD_DIR/STEM.txt with STEM.json (frisaet.extract/1)
//   records_eval --show FILE.txt…           prints what is read, for looking
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "extractors/registry.h"
#include "models/text/danish.h"
#include "tests/support/text_document.h"

namespace {

using frisaet::Record;
using nlohmann::json;

json text_or_null(const std::optional<std::string>& value) {
  return value ? json(*value) : json();
}
json date_or_null(const std::optional<frisaet::Date>& value) {
  return value ? json(frisaet::to_iso(*value)) : json();
}
json place_or_null(const std::optional<frisaet::MunicipalityRef>& value) {
  return value ? json(value->name) : json();
}
json contact_or_null(const std::optional<frisaet::ContactDetails>& value) {
  if (!value) return {};
  return {{"name", text_or_null(value->name)},
          {"title", text_or_null(value->title)},
          {"email", text_or_null(value->email)},
          {"phone", text_or_null(value->phone)}};
}

/// The record's fields by name, as the gold files have them; municipality as its name.
json fields_of(const Record& record) {
  json fields = {{"kind", frisaet::kind_of(record)}};
  if (const auto* d = std::get_if<frisaet::Deadline>(&record.value)) {
    fields.update({{"date", date_or_null(d->date)},
                   {"date_text", d->date_text},
                   {"what", text_or_null(d->what)},
                   {"areas", d->areas},
                   {"contact", contact_or_null(d->contact)}});
  } else if (const auto* c = std::get_if<frisaet::Contact>(&record.value)) {
    fields.update(contact_or_null(c->details));
    fields["organisation"] = text_or_null(c->organisation);
  } else if (const auto* l = std::get_if<frisaet::Link>(&record.value)) {
    fields.update({{"url", l->url}, {"what", text_or_null(l->what)}});
  } else if (const auto* q = std::get_if<frisaet::Quota>(&record.value)) {
    fields.update({{"area", text_or_null(q->area)},
                   {"count", q->count},
                   {"of", text_or_null(q->of)},
                   {"what", text_or_null(q->what)}});
  } else if (const auto* a = std::get_if<frisaet::AgreementAssignment>(&record.value)) {
    json period;
    if (a->period) period = {{"from", date_or_null(a->period->from)}, {"to", date_or_null(a->period->to)}};
    fields.update({{"municipality", place_or_null(a->municipality)}, {"area", a->area}, {"period", period}});
  } else if (const auto* w = std::get_if<frisaet::Declaration>(&record.value)) {
    json priorities = json::array();
    for (const auto& p : w->priorities) {
      priorities.push_back({{"area", p.area},
                            {"rank", p.rank ? json(*p.rank) : json()},
                            {"condition", text_or_null(p.condition)}});
    }
    json decided;
    if (w->decided) {
      decided = {{"body", text_or_null(w->decided->body)},
                 {"date", date_or_null(w->decided->date)},
                 {"item_number", text_or_null(w->decided->item_number)}};
    }
    fields.update({{"municipality", place_or_null(w->municipality)},
                   {"priorities", priorities},
                   {"open_set", w->open_set},
                   {"none_of_areas", w->none_of_areas},
                   {"reservation", w->reservation ? json{{"text", *w->reservation}} : json()},
                   {"status", w->status ? json(to_string(*w->status)) : json()},
                   {"decided", decided},
                   {"contact", contact_or_null(w->contact)},
                   {"date", date_or_null(w->date)},
                   {"replaces", text_or_null(w->replaces)},
                   {"withdraws", w->withdraws},
                   {"late", w->late ? json(*w->late) : json()},
                   {"justification", text_or_null(w->justification)}});
  } else if (const auto* m = std::get_if<frisaet::Decision>(&record.value)) {
    fields.update({{"item_number", text_or_null(m->item_number)},
                   {"title", text_or_null(m->title)},
                   {"outcome", m->outcome ? json(to_string(*m->outcome)) : json()}});
  }
  return fields;
}

/// What must be equal for two records to be the same fact.
std::vector<std::string> key_fields(const std::string& kind) {
  if (kind == "deadline") return {"date_text"};
  if (kind == "contact") return {"name"};
  if (kind == "link") return {"url"};
  if (kind == "quota") return {"area", "count"};
  if (kind == "agreement_assignment") return {"municipality", "area"};
  if (kind == "declaration") return {"municipality", "date"};
  return {"item_number", "title"};
}

json normal(json value) {
  if (value.is_object() && value.contains("code")) return value["name"];
  if (value.is_string()) return frisaet::squeeze(value.get<std::string>());
  if (value.is_array() && !value.empty() && value[0].is_string()) std::sort(value.begin(), value.end());
  return value;
}

bool same_key(const json& a, const json& b) {
  const std::string kind = a.at("kind");
  if (kind != b.at("kind")) return false;
  const auto keys = key_fields(kind);
  return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return normal(a.value(key, json())) == normal(b.value(key, json()));
  });
}

struct Tally {
  int found = 0, gold = 0, right = 0;
  std::map<std::string, std::pair<int, int>> fields;  ///< right, all
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void compare(const std::string& stem, const std::vector<json>& gold, std::vector<json> found, bool verbose,
             std::map<std::string, Tally>& tallies) {
  for (const json& record : gold) ++tallies[record.at("kind")].gold;
  for (const json& record : found) ++tallies[record.at("kind")].found;
  for (const json& expected : gold) {
    Tally& tally = tallies[expected.at("kind")];
    const auto it = std::find_if(found.begin(), found.end(),
                                 [&](const json& record) { return same_key(expected, record); });
    if (it == found.end()) {
      if (verbose) std::cout << stem << ": missing " << expected.dump() << "\n";
      continue;
    }
    ++tally.right;
    for (const auto& [field, value] : it->items()) {
      if (!expected.contains(field) || field == "kind") continue;
      auto& [right, all] = tally.fields[field];
      ++all;
      if (normal(expected[field]) == normal(value)) {
        ++right;
      } else if (verbose) {
        std::cout << stem << ": " << std::string(expected["kind"]) << "." << field << "\n   gold "
                  << expected[field].dump() << "\n   read " << value.dump() << "\n";
      }
    }
    found.erase(it);
  }
  if (verbose) {
    for (const json& record : found) std::cout << stem << ": invented " << record.dump() << "\n";
  }
}

void show(const std::string& file) {
  const auto result = frisaet::extract(frisaet::test::text_document(read_file(file)), {});
  std::cout << "== " << file << "\n"
            << to_string(result.facts.type) << " " << result.facts.confidence << " "
            << text_or_null(result.facts.title).dump() << " " << date_or_null(result.facts.date).dump() << " "
            << place_or_null(result.facts.municipality).dump() << " " << json(result.facts.areas).dump()
            << "\n";
  for (const Record& record : result.records)
    std::cout << "  " << record.confidence << " " << fields_of(record).dump() << "\n";
  for (const auto& diagnostic : result.diagnostics)
    std::cout << "  ! " << diagnostic.code << ": " << diagnostic.message << "\n";
}

int evaluate(const std::filesystem::path& folder, bool verbose, const std::set<std::string>& only) {
  std::map<std::string, Tally> tallies;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (std::filesystem::path path : files) {
    const std::string stem = path.stem().string();
    std::filesystem::path text = path;
    text.replace_extension(".txt");
    if (!std::filesystem::exists(text) || (!only.empty() && only.count(stem) == 0)) continue;
    const json gold = json::parse(read_file(path));
    const auto result = frisaet::extract(frisaet::test::text_document(read_file(text)), {});
    Tally& facts = tallies["document"];
    ++facts.gold, ++facts.found, ++facts.right;
    const json read = {{"type", to_string(result.facts.type)},
                       {"title", text_or_null(result.facts.title)},
                       {"date", date_or_null(result.facts.date)},
                       {"municipality", place_or_null(result.facts.municipality)},
                       {"areas", result.facts.areas}};
    for (const auto& [field, value] : read.items()) {
      auto& [right, all] = facts.fields[field];
      ++all;
      const bool same = normal(gold["document"][field]) == normal(value);
      right += same;
      if (!same && verbose)
        std::cout << stem << ": document." << field << " gold " << gold["document"][field].dump() << " read "
                  << value.dump() << "\n";
    }
    std::vector<json> found;
    for (const Record& record : result.records) found.push_back(fields_of(record));
    compare(stem, gold["records"].get<std::vector<json>>(), std::move(found), verbose, tallies);
  }
  for (const auto& [kind, tally] : tallies) {
    std::cout << kind << ": gold " << tally.gold << ", read " << tally.found << ", right " << tally.right
              << "\n";
    for (const auto& [field, counts] : tally.fields) {
      if (counts.first != counts.second)
        std::cout << "    " << field << " " << counts.first << "/" << counts.second << "\n";
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) {
    std::cerr << "records_eval GOLD_DIR [-v] [STEM...] | records_eval --show FILE...\n";
    return 1;
  }
  if (arguments.front() == "--show") {
    std::for_each(arguments.begin() + 1, arguments.end(), show);
    return 0;
  }
  bool verbose = false;
  std::set<std::string> only;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "-v") {
      verbose = true;
    } else {
      only.insert(arguments[i]);
    }
  }
  return evaluate(arguments.front(), verbose, only);
}
