#include <algorithm>
#include <map>
#include <set>

#include "models/core/sha256.h"
#include "models/records/record.h"
#include "pipeline/store/erasures.h"
#include "pipeline/store/holds.h"
#include "pipeline/store/known_records.h"
#include "pipeline/store/pages_hash.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"
#include "pipeline/store/withdrawals.h"

namespace frisaet {
namespace {

using sqlite::Blob;
using sqlite::Database;
using sqlite::Rows;
using sqlite::Transaction;

/// Bytes that differ whenever the values given differ: each is preceded by its length.
class Canonical {
 public:
  Canonical& add(std::string_view text) {
    bytes_.append(std::to_string(text.size())).append(":").append(text);
    return *this;
  }
  Canonical& add(double value) { return add(std::string_view(std::to_string(value))); }
  Canonical& add(int value) { return add(std::string_view(std::to_string(value))); }
  Canonical& add(const std::vector<Evidence>& list) {
    add(static_cast<int>(list.size()));
    for (const Evidence& e : list) {
      add(e.field).add(e.page).add(e.quote).add(e.raw_quote);
      if (e.box) add(e.box->x0).add(e.box->y0).add(e.box->x1).add(e.box->y1);
    }
    return *this;
  }
  [[nodiscard]] std::string hash() const { return sha256_hex(bytes_); }

 private:
  std::string bytes_;
};

std::string hash_of(const std::vector<StoredPage>& pages) {
  Canonical all;
  for (const StoredPage& page : pages) {
    all.add(page.number).add(to_string(page.origin)).add(page.reason).add(page.confidence).add(page.text);
    for (const std::string& piece : page.furniture) all.add(piece);
    all.add(static_cast<int>(page.furniture.size())).add(page.blob);
  }
  return all.hash();
}

std::string hash_of(const RecordInput& record) {
  return Canonical().add(record.payload).add(record.confidence).add(record.body).add(record.evidence).hash();
}

/// `keys`: of its records, not numbered yet.
std::string hash_of(const DocumentInput& input, const std::vector<std::string>& keys,
                    std::string_view pages_hash) {
  Canonical all;
  const DocumentFacts& facts = input.facts;
  all.add(pages_hash).add(to_string(facts.type)).add(facts.title.value_or("")).add(facts.confidence);
  all.add(facts.date ? to_iso(*facts.date) : "");
  all.add(facts.municipality ? facts.municipality->code : "").add(facts.evidence);
  for (const std::string& area : facts.areas) all.add(area);
  for (std::size_t i = 0; i < keys.size(); ++i)
    all.add(input.records[i].kind).add(keys[i]).add(hash_of(input.records[i]));
  for (const Diagnostic& d : input.diagnostics) all.add(d.code).add(d.message).add(d.page);
  return all.hash();
}

/// 80 bits: among 100 million records the chance of any two sharing an id is one in 200 million.
std::string record_id(std::string_view kind, std::string_view natural_key) {
  return "r" + sha256_hex(Canonical().add(kind).add(natural_key).hash()).substr(0, 20);
}

void add_evidence(Database& db, std::int64_t reading, std::string_view record,
                  const std::vector<Evidence>& list) {
  int ordinal = 0;
  for (const Evidence& e : list) {
    const auto side = [&](double Box::*member) {
      return e.box ? std::optional(*e.box.*member) : std::nullopt;
    };
    db.run(
        "INSERT INTO evidence (reading_id, record_id, ordinal, field, page, x0, y0, x1, y1, quote, raw_quote)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        reading, record, ordinal++, e.field, e.page, side(&Box::x0), side(&Box::y0), side(&Box::x1),
        side(&Box::y1), e.quote, e.raw_quote);
  }
}

/// A document's newest reading before this one.
struct Before {
  std::int64_t reading = 0;
  std::string content_hash;
  std::string pages_hash;
  std::int64_t pages_of = 0;
  std::optional<std::string> said;
};

std::optional<Before> reading_before(Database& db, std::string_view document) {
  Rows rows = db.query(
      "SELECT r.id, r.content_hash, r.pages_hash, r.pages_of, r.said FROM document d JOIN reading r ON r.id "
      "= d.reading_id WHERE d.id = ?1",
      document);
  if (!rows.next()) return std::nullopt;
  return Before{rows.integer(0), rows.text(1), rows.text(2), rows.integer(3),
                rows.is_null(4) ? std::nullopt : std::optional(rows.text(4))};
}

void add_pages(Database& db, std::int64_t reading, const std::vector<StoredPage>& pages) {
  for (const StoredPage& page : pages) {
    db.run(
        "INSERT INTO page (reading_id, number, origin, reason, confidence, text, furniture, blob)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        reading, page.number, to_string(page.origin), page.reason, page.confidence, page.text,
        sqlite::to_json_list(db, page.furniture), Blob{page.blob});
  }
}

/// The number of this combination of rule files; nothing where none was asked.
std::optional<std::int64_t> rules_asked(Database& db, const std::map<std::string, std::string>& rules) {
  if (rules.empty()) return std::nullopt;
  const std::string files = sqlite::to_json_object(db, rules);
  const std::int64_t known = db.integer("SELECT id FROM rules_asked WHERE files = ?1", files);
  if (known != 0) return known;
  db.run("INSERT INTO rules_asked (files) VALUES (?1)", files);
  return db.last_row();
}

/// As reading.said has it.
std::optional<std::string> said_column(const DocumentInput& input) {
  if (!input.said) return std::nullopt;
  std::string ids;
  for (const std::int64_t id : *input.said) ids += (ids.empty() ? "" : ",") + std::to_string(id);
  return ids;
}

std::int64_t add_reading(Database& db, RunId run, const DocumentInput& input, const std::string& content_hash,
                         const std::string& pages_hash, const std::optional<Before>& before,
                         const std::string& now) {
  const DocumentFacts& facts = input.facts;
  const bool has_same_pages = before && before->pages_hash == pages_hash;
  db.run(
      "INSERT INTO reading (document_id, run_id, confirmed_by, content_hash, pages_hash, pages_of, type, "
      "title, date,"
      "  municipality_code, municipality_name, areas, confidence, created_at, rules_asked, said)"
      " VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
      input.source.sha256, run, content_hash, pages_hash, has_same_pages ? before->pages_of : std::int64_t{0},
      to_string(facts.type), facts.title, facts.date ? std::optional(to_iso(*facts.date)) : std::nullopt,
      facts.municipality ? std::optional(facts.municipality->code) : std::nullopt,
      facts.municipality ? std::optional(facts.municipality->name) : std::nullopt,
      sqlite::to_json_list(db, facts.areas), facts.confidence, now, rules_asked(db, input.rules),
      said_column(input));
  const std::int64_t reading = db.last_row();
  if (!has_same_pages) {
    db.run("UPDATE reading SET pages_of = id WHERE id = ?1", reading);
    add_pages(db, reading, input.pages);
  }
  add_evidence(db, reading, "", facts.evidence);
  int ordinal = 0;
  for (const Diagnostic& d : input.diagnostics) {
    db.run("INSERT INTO diagnostic (reading_id, ordinal, code, message, page) VALUES (?1, ?2, ?3, ?4, ?5)",
           reading, ordinal++, d.code, d.message, d.page);
  }
  return reading;
}

/// Adds the reading's records under these keys and returns their ids.
std::vector<std::string> add_records(Database& db, std::int64_t reading,
                                     const std::vector<RecordInput>& records,
                                     const std::vector<std::string>& keys) {
  std::vector<std::string> ids;
  for (const RecordInput& record : records) {
    const std::string& key = keys[ids.size()];
    std::string id = record_id(record.kind, key);
    db.run(
        "INSERT INTO record (id, kind, natural_key) VALUES (?1, ?2, ?3) ON CONFLICT (kind, natural_key) DO "
        "NOTHING",
        id, record.kind, key);
    if (db.changes() == 0)
      id = db.text("SELECT id FROM record WHERE kind = ?1 AND natural_key = ?2", record.kind, key);
    db.run(
        "INSERT INTO record_version (record_id, reading_id, ordinal, payload, body, content_hash, confidence)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        id, reading, static_cast<int>(ids.size()), record.payload, record.body, hash_of(record),
        record.confidence);
    add_evidence(db, reading, id, record.evidence);
    ids.push_back(id);
  }
  return ids;
}

std::vector<std::string> records_in(Database& db, std::int64_t reading) {
  std::vector<std::string> ids;
  Rows rows = db.query("SELECT record_id FROM record_version WHERE reading_id = ?1", reading);
  while (rows.next()) ids.push_back(rows.text(0));
  return ids;
}

/// Whether a ruling in force, of any round, is for it or was made with it in sight. Looks through all
/// rulings: a few hundred at most.
bool is_ruled_on(Database& db, std::string_view record) {
  return db.integer(
             "SELECT count(*) FROM ruling WHERE revoked_at IS NULL AND (record_id = ?1 OR EXISTS"
             " (SELECT 1 FROM json_each(seen) WHERE value = ?1))",
             record) > 0;
}

/// Whether a person said something of it, or ruled on it.
bool is_spoken_of(Database& db, std::string_view record) {
  return db.integer("SELECT count(*) FROM correction WHERE record_id = ?1 AND state <> 'revoked'", record) >
             0 ||
         is_ruled_on(db, record);
}

/// What was said of one record and what was ruled on it, as said of the other. Rulings that were taken back
/// go along: they tell of the same record.
void move_what_was_said(Database& db, const std::string& from, const std::string& to) {
  db.run("UPDATE correction SET record_id = ?2, said_of = coalesce(said_of, record_id) WHERE record_id = ?1",
         from, to);
  db.run("UPDATE ruling SET record_id = ?2 WHERE record_id = ?1", from, to);
  db.run(
      "UPDATE ruling SET seen = (SELECT json_group_array(iif(value = ?1, ?2, value)) FROM json_each(seen))"
      " WHERE EXISTS (SELECT 1 FROM json_each(seen) WHERE value = ?1)",
      from, to);
}

/// The decisions of a reading that the other has not.
std::vector<std::string> decisions_only_in(Database& db, std::int64_t reading, std::int64_t other) {
  return sqlite::texts(db.query(
      "SELECT c.id FROM record_version v JOIN record c ON c.id = v.record_id"
      " WHERE v.reading_id = ?1 AND +c.kind = 'decision' AND NOT EXISTS (SELECT 1 FROM record_version w"
      "  WHERE w.record_id = v.record_id AND w.reading_id = ?2) ORDER BY v.ordinal",
      reading, other));
}

sqlite::Likeness likeness_of(Database& db, const std::string& record, std::int64_t reading) {
  sqlite::Likeness one;
  one.payload =
      db.text("SELECT payload FROM record_version WHERE record_id = ?1 AND reading_id = ?2", record, reading);
  one.places = sqlite::evidence_of(db, reading, record);
  return one;
}

/// A decision's name is made of what it says (committee, day, number). Where a word of a person's or another
/// rule gives it another, what people said of it and ruled on it goes along: else it would stand twice, once
/// as corrected and once as read. Only where it is surely known again (same_records()), no other document
/// ever read either, and nobody spoke of the one that it is called now.
void carry_what_was_said(Database& db, std::string_view document, std::int64_t before, std::int64_t now) {
  const auto is_read_by_others = [&](std::string_view record) {
    return db.integer(
               "SELECT count(*) FROM record_version v JOIN reading r ON r.id = v.reading_id"
               " WHERE v.record_id = ?1 AND r.document_id <> ?2",
               record, document) > 0;
  };
  const std::vector<std::string> were = decisions_only_in(db, before, now);
  if (std::none_of(were.begin(), were.end(), [&](const std::string& was) { return is_spoken_of(db, was); }))
    return;
  const std::vector<std::string> are = decisions_only_in(db, now, before);
  std::vector<sqlite::Likeness> old_ones, new_ones;
  for (const std::string& was : were) old_ones.push_back(likeness_of(db, was, before));
  for (const std::string& is : are) new_ones.push_back(likeness_of(db, is, now));
  const auto same = sqlite::same_records(new_ones, old_ones);
  for (std::size_t i = 0; i < are.size(); ++i) {
    if (!same[i]) continue;
    const std::string& was = were[*same[i]];
    if (is_spoken_of(db, was) && !is_spoken_of(db, are[i]) && !is_read_by_others(was) &&
        !is_read_by_others(are[i]))
      move_what_was_said(db, was, are[i]);
  }
}

/// Whoever says a word of a reading is there to be asked: what was said of a record that it takes away, or
/// that could not go along, is taken back first. (A rule that does the same leaves a conflict.)
void require_nothing_lost(Database& db, std::int64_t before, std::int64_t now) {
  for (const std::string& was : sqlite::texts(
           db.query("SELECT v.record_id FROM record_version v WHERE v.reading_id = ?1 AND NOT EXISTS"
                    " (SELECT 1 FROM record_version w WHERE w.record_id = v.record_id AND w.reading_id = ?2)"
                    " ORDER BY v.ordinal",
                    before, now))) {
    if (is_ruled_on(db, was))
      throw Refusal(
          {ErrorCode::kUsage, "Registeret har en afgørelse om posten, der ikke kan følge med.", was,
           "Tag afgørelsen tilbage først (frisaet register decide --undo), og afgør det bagefter."});
    if (is_spoken_of(db, was))
      throw Refusal({ErrorCode::kUsage, "Et menneske har allerede sagt noget om posten.", was,
                     "Tag det tilbage på posten først (»Hvem gjorde hvad«)."});
  }
}

void put_attachments(Database& db, std::string_view mail, const std::vector<AttachedDocument>& attachments) {
  db.run("DELETE FROM attachment WHERE mail_id = ?1", mail);
  int ordinal = 0;
  for (const AttachedDocument& attached : attachments) {
    db.run(
        "INSERT INTO attachment (mail_id, ordinal, name, document_id, problem) VALUES (?1, ?2, ?3, ?4, ?5)",
        mail, ordinal++, attached.name, sqlite::or_null(attached.document), attached.problem);
  }
}

/// Names are codes of ours, without quotes.
std::string json_of(const std::map<std::string, std::int64_t>& counts) {
  std::string json = "{";
  for (const auto& [name, count] : counts)
    json += (json.size() > 1 ? ",\"" : "\"") + name + "\":" + std::to_string(count);
  return json + "}";
}

/// attempt.result: what was read, for RunSummary.
std::string result_of(const DocumentInput& input) {
  std::map<std::string, std::int64_t> pages, records;
  std::int64_t doubts = 0;
  for (const StoredPage& page : input.pages) ++pages[std::string(to_string(page.origin))];
  for (const RecordInput& record : input.records) {
    ++records[record.kind];
    doubts += record.confidence < kReviewThreshold;
  }
  return R"({"pages":)" + json_of(pages) + R"(,"records":)" + json_of(records) + R"(,"doubts":)" +
         std::to_string(doubts) + R"(,"ms":)" + json_of(input.milliseconds) + "}";
}

void require_valid(Database& db, const DocumentInput& input) {
  if (input.source.sha256.size() != 64) {
    throw Refusal(
        {ErrorCode::kInvalid, "Dokumentet har intet fingeraftryk (SHA-256).", input.source.name, ""});
  }
  for (const RecordInput& record : input.records) {
    if (db.integer("SELECT CASE WHEN json_valid(?1) THEN json_type(?1) = 'object' ELSE 0 END",
                   record.payload) != 0)
      continue;
    throw Refusal({ErrorCode::kInvalid, "En oplysning af slagsen " + record.kind + " er ikke et JSON-objekt.",
                   input.source.name, ""});
  }
}

}  // namespace

namespace {

std::vector<std::string> numbered(const std::vector<RecordInput>& records, std::vector<std::string> keys) {
  std::map<std::string, int> uses;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (const int use = ++uses[records[i].kind + '|' + keys[i]]; use > 1)
      keys[i] += "~" + std::to_string(use);
  }
  return keys;
}

std::vector<std::string> keys_of(const std::vector<RecordInput>& records) {
  std::vector<std::string> keys;
  for (const RecordInput& record : records) keys.push_back(record.natural_key);
  return keys;
}

}  // namespace

std::vector<std::string> stored_keys(const std::vector<RecordInput>& records) {
  return numbered(records, keys_of(records));
}

Result<void> Store::recognise(DocumentInput& input) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kRead);
    input.known = sqlite::known_records(impl_->db, input.source.sha256, input.records);
    for (std::size_t i = 0; i < input.records.size(); ++i)
      input.records[i].natural_key = (*input.known)[i].natural_key;
  });
}

std::string sqlite::pages_hash(Database& db, std::int64_t reading) {
  std::vector<StoredPage> pages;
  Rows rows = db.query(
      "SELECT number, origin, reason, confidence, text, furniture, blob FROM page WHERE reading_id = ?1"
      " ORDER BY number",
      reading);
  while (rows.next()) {
    pages.push_back({static_cast<int>(rows.integer(0)),
                     parse_page_origin(rows.view(1)).value_or(PageOrigin::kTextFile), rows.text(2),
                     rows.real(3), rows.text(4), from_json_list(db, rows.view(5)), rows.text(6)});
  }
  return hash_of(pages);
}

PutOutcome Store::Impl::put_document(RunId run, const DocumentInput& input,
                                     std::optional<AttemptId> attempt) {
  const std::string& id = input.source.sha256;
  const std::string pages_hash = hash_of(input.pages);
  Transaction transaction(db, Transaction::Kind::kWrite);
  require_valid(db, input);
  sqlite::require_not_erased(db, id);
  sqlite::require_not_withdrawn(db, id);
  db.run(
      "INSERT INTO document (id, media_type, bytes, archive_path, received_at) VALUES (?1, ?2, ?3, ?4, ?5)"
      " ON CONFLICT (id) DO NOTHING",
      id, input.source.media_type, static_cast<std::int64_t>(input.source.bytes), input.archive_path, now());
  if (!input.round.empty()) db.run("UPDATE document SET round = ?2 WHERE id = ?1", id, input.round);
  // All names are there before the document is looked through, once: they can hold personal data too.
  const bool has_new_names = insert_arrival(id, input.arrival) || !input.attachments.empty();
  if (!input.attachments.empty()) put_attachments(db, id, input.attachments);
  if (attempt) {
    advance_attempt(*attempt, AttemptState::kStored, id, std::nullopt);
    db.run("UPDATE attempt SET result = ?1 WHERE id = ?2", result_of(input), *attempt);
  }

  const std::vector<KnownRecord> known =
      input.known ? *input.known : sqlite::known_records(db, id, input.records);
  std::vector<std::string> keys = keys_of(input.records);
  if (!input.known)
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = known[i].natural_key;
  sqlite::keep_known_records(db, id, known);
  const std::string content_hash = hash_of(input, keys, pages_hash);
  const std::optional<Before> before = reading_before(db, id);
  if (before && before->content_hash == content_hash) {
    db.run("UPDATE reading SET confirmed_by = ?1, rules_asked = ?3, said = ?4 WHERE id = ?2", run,
           before->reading, rules_asked(db, input.rules), said_column(input));
    if (has_new_names) sqlite::refresh_hold_and_rows(db, id);
    transaction.commit();
    return PutOutcome::kUnchanged;
  }
  const std::int64_t reading = add_reading(db, run, input, content_hash, pages_hash, before, now());
  const std::vector<std::string> records =
      add_records(db, reading, input.records, numbered(input.records, std::move(keys)));
  db.run("UPDATE document SET reading_id = ?1 WHERE id = ?2", reading, id);
  if (before) {
    carry_what_was_said(db, id, before->reading, reading);
    if (before->said && input.said && before->said != said_column(input))
      require_nothing_lost(db, before->reading, reading);
  }

  std::set<std::string> touched(records.begin(), records.end());
  if (before) {
    for (std::string& record : records_in(db, before->reading)) touched.insert(std::move(record));
  }
  if (sqlite::refresh_hold(db, id))
    for (std::string& record : sqlite::records_of(db, id)) touched.insert(std::move(record));
  for (const std::string& record : touched) sqlite::refresh_record(db, record);
  sqlite::refresh_document(db, id);
  transaction.commit();
  return before ? PutOutcome::kChanged : PutOutcome::kNew;
}

bool Store::Impl::add_arrival(std::string_view sha256, const Arrival& arrival) {
  if (db.integer("SELECT count(*) FROM document WHERE id = ?1", sha256) == 0) {
    throw Refusal(
        {ErrorCode::kNotFound, "Der er intet dokument med dette fingeraftryk.", std::string(sha256), ""});
  }
  const bool is_new = insert_arrival(sha256, arrival);
  if (is_new) sqlite::refresh_hold_and_rows(db, sha256);  // a name can hold personal data too
  return is_new;
}

bool Store::Impl::insert_arrival(std::string_view sha256, const Arrival& arrival) {
  db.run(
      "INSERT INTO arrival (document_id, name, path, municipality_code, received_at) VALUES (?1, ?2, ?3, ?4, "
      "?5)"
      " ON CONFLICT (document_id, name, path, municipality_code) DO NOTHING",
      sha256, arrival.name, arrival.path, arrival.municipality_code, now());
  return db.changes() > 0;
}

}  // namespace frisaet
