// Measures what a search finds.
//
//   search_eval FILE.toml [--details]
//
// FILE holds the indexed items and the questions with what each should find (tests/eval/queries/danish.toml,
// its head says how). The items go into an ordinary store; beside it the same texts stand in FTS5 tables with
// SQLite's own tokenizers, asked the same: all words, in quotation marks.
//
// recall@10: of what should be found (ten at most), how much is among the first ten. MRR: 1 / place of the
// first hit that should be found, 0 beyond the tenth. precision@10: how much of the first ten should be
// found. Means over the questions. Every third question is held out: rules are made by looking at the others.
#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "models/core/sha256.h"
#include "models/municipality/municipality.h"
#include "pipeline/store/query.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::eval {
namespace {

using Ids = std::vector<std::string>;

struct Item {
  std::string id, municipality, body, day, number, outcome, case_number, title, decision, text;
};
struct Question {
  std::string kind, text;
  std::set<std::string> wanted;
  bool is_held_out = false;
};
struct Gold {
  std::vector<Item> items;
  std::vector<Question> questions;
};

Gold read_gold(const std::string& path) {
  const toml::table table = toml::parse_file(path);
  Gold gold;
  for (const toml::node& node : *table["items"].as_array()) {
    const toml::array& row = *node.as_array();
    const auto at = [&row](std::size_t i) { return row.at(i).value_or(std::string()); };
    gold.items.push_back({at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)});
  }
  for (const toml::node& node : *table["queries"].as_array()) {
    const toml::array& row = *node.as_array();
    Question question{row.at(0).value_or(std::string()), row.at(1).value_or(std::string()), {}, false};
    for (const toml::node& id : *row.at(2).as_array()) question.wanted.insert(id.value_or(std::string()));
    question.is_held_out = gold.questions.size() % 3 == 2;
    gold.questions.push_back(std::move(question));
  }
  return gold;
}

/// The item as minutes print it: what the extractors give as a record's extent.
std::string printed(const Item& item) {
  if (item.body.empty()) return item.title + "\n" + item.text + "\n";
  return item.number + ". " + item.title + "\n" +
         (item.case_number.empty() ? "" : "Sagsnr.: " + item.case_number + "\n") + item.text +
         "\nBeslutning\n" + item.decision + "\n";
}

nlohmann::json or_null(const std::string& text) {
  return text.empty() ? nlohmann::json(nullptr) : nlohmann::json(text);
}

std::optional<MunicipalityRef> municipality_of(const Item& item) {
  const auto match = MunicipalityIndex::standard().by_name(item.municipality);
  if (!match) return std::nullopt;
  return MunicipalityRef{match->municipality->code, match->municipality->name};
}

RecordInput decision_of(const Item& item) {
  const auto municipality = municipality_of(item);
  const bool closed = item.outcome == "closed";
  RecordInput record;
  record.kind = "decision";
  record.natural_key = item.id;
  record.confidence = 0.95;
  record.body = printed(item);
  record.payload = nlohmann::json{{"kind", "decision"},
                                  {"municipality",
                                   {{"code", municipality ? municipality->code : ""},
                                    {"name", municipality ? municipality->name : ""}}},
                                  {"committee", item.body},
                                  {"meeting_date", item.day},
                                  {"item_number", item.number},
                                  {"title", item.title},
                                  {"case_number", or_null(item.case_number)},
                                  {"closed", closed},
                                  {"recommendation", nlohmann::json::array()},
                                  {"decision_text", or_null(item.decision)},
                                  {"outcome", closed ? "no_decision" : item.outcome},
                                  {"dissents", nlohmann::json::array()},
                                  {"areas", nlohmann::json::array()}}
                       .dump();
  return record;
}

DocumentInput document_of(const Item& item) {
  DocumentInput input;
  StoredPage page;
  page.number = 1;
  page.text = printed(item);
  input.source = {item.id + ".txt", sha256_hex(item.id), "text/plain", page.text.size()};
  input.facts.type = item.body.empty() ? DocumentType::kKlLetter : DocumentType::kMinutes;
  input.facts.title = item.title;
  input.facts.date = parse_iso_date(item.day);
  input.facts.municipality = municipality_of(item);
  input.pages = {std::move(page)};
  if (!item.body.empty()) input.records = {decision_of(item)};
  input.arrival = {item.id + ".txt", "/" + item.id + ".txt", ""};
  input.archive_path = "archive/" + item.id;
  return input;
}

/// A way of searching: the first ten ids.
using Search = std::function<Ids(const std::string&)>;

Search ours(Store& store, const Gold& gold) {
  std::map<std::string, std::string> by_document;
  const Result<RunId> run = store.begin_run({"eval", "", "", "eval"});
  for (const Item& item : gold.items) {
    const DocumentInput input = document_of(item);
    by_document[input.source.sha256] = item.id;
    if (auto put = store.put_document(*run, input); !put) {
      std::cerr << put.error().describe() << '\n';
      std::exit(2);
    }
  }
  return [&store, by_document](const std::string& text) {
    SearchQuery query;
    query.with_closed = true;
    query.text = text;
    query.limit = 10;
    Ids found;
    const Result<SearchPage> page = store.search(query);
    if (!page) return found;
    for (const SearchHit& hit : page->hits) found.push_back(by_document.at(hit.document));
    return found;
  };
}

/// What a straightforward program asks FTS5 for: every word and phrase quoted, all of them.
std::string plain_match(const std::string& text) {
  const Query query = parse_query(text);
  const auto term = [](const QueryTerm& t) {
    std::string words;
    for (const std::string& word : t.words) words += (words.empty() ? "" : " ") + word;
    return "\"" + words + "\"" + (t.kind == QueryTerm::Kind::kPrefix ? "*" : "");
  };
  std::string match;
  for (const auto& group : query.groups) {
    std::string any;
    for (const QueryTerm& t : group) any += (any.empty() ? "" : " OR ") + term(t);
    match += (match.empty() ? "(" : " AND (") + any + ")";
  }
  for (const QueryTerm& t : query.without) match = "(" + match + ") NOT " + term(t);
  return match;
}

/// `tokenizer` over the same texts; municipality, body and day are searched too, as ours are.
Search theirs(sqlite::Database& db, const Gold& gold, const std::string& tokenizer) {
  db.script(
      "CREATE VIRTUAL TABLE search USING fts5 (id UNINDEXED, title, decision, body, place, tokenize=\"" +
      tokenizer + "\")");
  for (const Item& item : gold.items) {
    db.run("INSERT INTO search (id, title, decision, body, place) VALUES (?1, ?2, ?3, ?4, ?5)", item.id,
           item.title, item.decision, printed(item), item.municipality + " " + item.body + " " + item.day);
  }
  return [&db](const std::string& text) {
    Ids found;
    sqlite::Rows rows = db.query(
        "SELECT id FROM search WHERE search MATCH ?1 ORDER BY bm25(search, 0, 8.0, 5.0, 1.0, 1.0), id LIMIT "
        "10",
        plain_match(text));
    while (rows.next()) found.push_back(rows.text(0));
    return found;
  };
}

struct Score {
  int questions = 0;
  double recall = 0, reciprocal = 0, precision = 0;
  void add(const Score& other) {
    questions += other.questions;
    recall += other.recall;
    reciprocal += other.reciprocal;
    precision += other.precision;
  }
};

Score score_of(const Question& question, const Ids& found) {
  Score score{1, 0, 0, 0};
  double right = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!question.wanted.contains(found[i])) continue;
    if (right == 0) score.reciprocal = 1.0 / static_cast<double>(i + 1);
    ++right;
  }
  score.recall = right / static_cast<double>(std::min<std::size_t>(10, question.wanted.size()));
  score.precision = found.empty() ? 0 : right / static_cast<double>(found.size());
  return score;
}

void print_score(const std::string& name, const std::string& group, const Score& s) {
  const double n = s.questions;
  std::printf("%-32s %-16s %9d %9.3f %6.3f %12.3f\n", name.c_str(), group.c_str(), s.questions, s.recall / n,
              s.reciprocal / n, s.precision / n);
}

void measure(const std::string& name, const Gold& gold, const Search& search, bool by_kind, bool details) {
  std::map<std::string, Score> kinds;
  Score shown, held_out, all;
  for (const Question& question : gold.questions) {
    const Ids found = search(question.text);
    const Score score = score_of(question, found);
    (question.is_held_out ? held_out : shown).add(score);
    all.add(score);
    kinds[question.kind].add(score);
    if (!details || question.is_held_out || (score.recall == 1 && score.precision == 1)) continue;
    std::cout << question.kind << ": " << question.text << "  recall " << score.recall << "\n   missed:";
    for (const std::string& id : question.wanted)
      if (std::find(found.begin(), found.end(), id) == found.end()) std::cout << ' ' << id;
    std::cout << "\n   not wanted:";
    for (const std::string& id : found)
      if (!question.wanted.contains(id)) std::cout << ' ' << id;
    std::cout << '\n';
  }
  for (const auto& [kind, score] : kinds)
    if (by_kind) print_score(name, kind, score);
  if (by_kind) print_score(name, "looked at", shown);
  if (by_kind) print_score(name, "held out", held_out);
  print_score(name, "all", all);
}

int run(const std::string& path, bool details) {
  const Gold gold = read_gold(path);
  const support::TemporaryFolder folder;
  {
    Result<Store> store = Store::open(folder / "frisaet.db");
    if (!store) {
      std::cerr << store.error().describe() << '\n';
      return 2;
    }
    const Search search = ours(*store, gold);
    std::printf("%zu items, %zu questions\n", gold.items.size(), gold.questions.size());
    std::printf("%-32s %-16s %9s %9s %6s %12s\n", "", "", "questions", "recall@10", "MRR", "precision@10");
    measure("dansk", gold, search, true, details);
  }
  for (const char* tokenizer :
       {"unicode61", "unicode61 remove_diacritics 0", "unicode61 remove_diacritics 2", "trigram"}) {
    sqlite::Database db(folder / (sha256_hex(tokenizer) + ".db"), 1000);
    measure(tokenizer, gold, theirs(db, gold, tokenizer), false, false);
  }
  return 0;
}

}  // namespace
}  // namespace frisaet::eval

int main(int argc, char** argv) {
  const bool details = argc == 3 && std::string(argv[2]) == "--details";
  if (argc < 2 || argc > 3 || (argc == 3 && !details)) {
    std::cerr << "usage: search_eval FILE.toml [--details]\n";
    return 1;
  }
  try {
    return frisaet::eval::run(argv[1], details);
  } catch (const std::exception& failure) {  // of toml++ and SQLite: tell, and end
    std::cerr << failure.what() << '\n';
    return 2;
  }
}
