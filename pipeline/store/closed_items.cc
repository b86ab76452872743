#include "pipeline/store/closed_items.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "models/text/danish.h"
#include "pipeline/store/projection.h"

namespace frisaet::sqlite {
namespace {

/// SQL: whether the decision with these two payloads (as read, as it counts) is closed: a person's word, else
/// either of them.
std::string closed_decision(const std::string& record, const std::string& read, const std::string& now) {
  return "coalesce((SELECT CASE k.operation WHEN 'set' THEN k.value ELSE k.machine_value END ->> '$'"
         " FROM correction k WHERE k.record_id = " +
         record +
         " AND k.field = 'closed' AND k.state <> 'revoked' AND (k.operation = 'set'"
         "  OR k.operation = 'confirm' AND (k.machine_value = 'true' OR " +
         read_in_sight("k.machine_value") +
         "))),"
         " coalesce(" +
         read + " ->> '$.closed', 0) OR coalesce(" + now + " ->> '$.closed', 0))";
}

using Words = std::vector<std::string>;

/// Folded words, without the signs around them; hyphens part words, as fold() has it.
Words words_of(std::string_view text) {
  Words words;
  const std::string folded = fold(text);
  const std::string_view signs = ".,:;!?()[]{}\"'»«”“„|*_–—-•·…";
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t first = word.find_first_not_of(signs);
    if (first == std::string_view::npos) continue;
    word = word.substr(first, word.find_last_not_of(signs) - first + 1);
    words.emplace_back(word);
  }
  return words;
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

/// Decisions that tell only how it went, folded.
const std::set<std::string, std::less<>> kBareOutcomes = {
    "",
    "intet",
    "ingen",
    "ingen bemaerkninger",
    "godkendt",
    "godkendes",
    "indstillingen godkendt",
    "indstillingen godkendes",
    "indstillingen blev godkendt",
    "indstillingen er godkendt",
    "indstillingen tiltraadt",
    "indstillingen tiltraedes",
    "indstillingen vedtaget",
    "indstillingen foelges",
    "indstillingen anbefales",
    "indstilling godkendt",
    "tiltraadt",
    "tiltraedes",
    "vedtaget",
    "anbefales",
    "anbefalet",
    "anbefales godkendt",
    "udsat",
    "sagen udsat",
    "sagen udsaettes",
    "punktet udsat",
    "punktet udsaettes",
    "afvist",
    "forkastet",
    "droeftet",
    "sagen droeftet",
    "orienteret",
    "taget til efterretning",
    "tages til efterretning",
    "til efterretning",
    "orienteringen taget til efterretning",
    "orienteringen tages til efterretning",
    "orienteringen blev taget til efterretning",
    "orientering taget til efterretning",
    "taget af dagsordenen",
    "udgaar",
    "udgik",
};

/// Words that stand with the title of any item: what kind it is, its numbers, its headings.
const std::set<std::string, std::less<>> kAroundTitle = {
    "sag",
    "sagen",
    "sags",
    "sagsnr",
    "sagsnummer",
    "sagsid",
    "nr",
    "nummer",
    "journalnr",
    "journalnummer",
    "punkt",
    "pkt",
    "punktnr",
    "punkttype",
    "dagsordenspunkt",
    "lukket",
    "lukkede",
    "fortrolig",
    "fortroligt",
    "ikke",
    "offentlig",
    "offentligt",
    "beslutning",
    "beslutningen",
    "indstilling",
    "sagsfremstilling",
    "resume",
    "bilag",
    "side",
    "af",
    "og",
    "id",
    "dok",
    "dokument",
    "doknr",
    "dokumentnr",
    "kle",
    "type",
    "status",
    "aaben",
    "a",
    "g",
    "k",
    "p",
};

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A person's number, with or without the hyphen; nothing else in a title's neighbourhood looks like one.
bool holds_person_number(std::string_view text) {
  std::string shape;
  for (const char c : text) shape += c >= '0' && c <= '9' ? '9' : c;
  for (const std::string_view form : {"999999-9999", "9999999999", "999999 9999"}) {
    for (std::size_t at = shape.find(form); at != std::string::npos; at = shape.find(form, at + 1)) {
      const bool begins = at == 0 || shape[at - 1] != '9';
      const bool ends = at + form.size() == shape.size() || shape[at + form.size()] != '9';
      if (begins && ends) return true;
    }
  }
  return false;
}

bool pages_speak_of_closed_items(Database& db, std::int64_t reading) {
  Rows pages = db.query(
      "SELECT text, furniture FROM page WHERE reading_id = (SELECT pages_of FROM reading WHERE id = ?1)",
      reading);
  while (pages.next()) {
    if (speaks_of_closed_items(pages.view(0)) || speaks_of_closed_items(pages.view(1))) return true;
  }
  return false;
}

}  // namespace

const std::string& from_closed_item() {
  static const std::string item = closed_decision("w.record_id", "w.payload", "m.payload");
  static const std::string same_number =
      "ltrim(coalesce(w.payload ->> '$.item_number', ''), '0') ="
      " ltrim(coalesce(coalesce(n.payload, v.payload) ->> '$.decided.item_number', ''), '0')";
  static const std::string items =
      "SELECT 1 FROM record_version w JOIN record k ON k.id = w.record_id"
      " LEFT JOIN current_record m ON m.record_id = w.record_id"
      " WHERE w.reading_id = v.reading_id AND +k.kind = 'decision' AND ";
  static const std::string sql =
      "(EXISTS (SELECT 1 FROM reading hr JOIN document hd ON hd.id = hr.document_id"
      // CASE and not AND: of a column's AND SQLite works out both sides, and would go through the items for
      // each.
      " WHERE hr.id = v.reading_id AND hd.held) OR CASE c.kind WHEN 'decision' THEN (" +
      closed_decision("c.id", "v.payload", "n.payload") + ") WHEN 'declaration' THEN EXISTS (" + items + "(" +
      item + ") AND (" + same_number + " OR NOT EXISTS (" + items + same_number + "))) ELSE 0 END)";
  return sql;
}

bool is_bare(std::string_view title, std::string_view decision, std::string_view body) {
  if (!kBareOutcomes.contains(joined(words_of(decision)))) return false;
  if (holds_person_number(body)) return false;
  std::set<std::string, std::less<>> known;
  for (std::string& word : words_of(title)) known.insert(std::move(word));
  for (std::string& word : words_of(decision)) known.insert(std::move(word));
  const Words words = words_of(body);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return has_digit(word) || known.contains(word) || kAroundTitle.contains(word);
  });
}

bool speaks_of_closed_items(std::string_view text) {
  static constexpr std::array<std::string_view, 16> kHeadings = {
      "lukket punkt",
      "lukkede punkt",
      "lukket sag",
      "lukkede sag",
      "lukket dagsorden",
      "lukkede dagsorden",
      "lukket moede",
      "lukket del",
      "lukkede doere",
      "lukkede del",
      "ikke offentligt punkt",
      "ikke offentlige punkt",
      "ikke offentlig sag",
      "ikke offentlig dagsorden",
      "fortroligt punkt",
      "fortrolige punkt",
  };
  const std::string folded = fold(text);
  return std::any_of(kHeadings.begin(), kHeadings.end(),
                     [&](std::string_view heading) { return folded.find(heading) != std::string::npos; });
}

bool prints_closed_text(Database& db, std::string_view document) {
  if (db.integer("SELECT held FROM document WHERE id = ?1", document) != 0) return true;
  Rows items = db.query(
      "SELECT v.payload ->> '$.title', v.payload ->> '$.decision_text', v.body,"
      "  json_array_length(coalesce(v.payload -> '$.recommendation', '[]')), " +
          from_closed_item() +
          " FROM document d JOIN record_version v ON v.reading_id = d.reading_id"
          " JOIN record c ON c.id = v.record_id LEFT JOIN current_record n ON n.record_id = c.id"
          " WHERE d.id = ?1 AND +c.kind = 'decision'",
      document);
  bool has_decisions = false;
  while (items.next()) {
    has_decisions = true;
    if (items.integer(4) == 0) continue;
    if (items.integer(3) > 0 || !is_bare(items.view(0), items.view(1), items.view(2))) return true;
  }
  if (has_decisions) return false;
  return pages_speak_of_closed_items(db,
                                     db.integer("SELECT reading_id FROM document WHERE id = ?1", document));
}

}  // namespace frisaet::sqlite
