// Stores of earlier programs, filled, and opened by this one: whoever has one must find everything again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/migrations.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/words.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using sqlite::Database;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string kReferat(64, 'a');
const std::string kMail(64, 'b');
const std::string kLetter(64, 'd');
const std::string kErased(64, 'e');

/// What a program of the first schema wrote: minutes with one decision, whose title a person corrected, and a
/// mail in which a CPR number stands.
constexpr const char* kFirst = R"sql(
  INSERT INTO run VALUES (1, '0.1', 'regler', 'model', 'ingest', 'done', '2025-01-01T00:00:00Z', NULL);
  INSERT INTO document (id, media_type, bytes, archive_path, received_at, reading_id) VALUES
                              ('AAAA', 'application/pdf', 7, 'archive/aa/AAAA.pdf', '2025-01-01T00:00:00Z', NULL),
                              ('BBBB', 'message/rfc822', 9, 'archive/bb/BBBB.eml', '2025-01-02T00:00:00Z', NULL),
                              ('DDDD', 'text/plain', 9, 'archive/dd/DDDD.txt', '2025-01-03T00:00:00Z', NULL);
  INSERT INTO arrival VALUES (1, 'AAAA', 'referat.pdf', '/ind/referat.pdf', '250', '2025-01-01T00:00:00Z'),
                             (2, 'BBBB', 'svar.eml', '/ind/svar.eml', '', '2025-01-02T00:00:00Z'),
                             (3, 'DDDD', 'frister.txt', '/ind/frister.txt', '', '2025-01-03T00:00:00Z');
  INSERT INTO reading (id, document_id, run_id, confirmed_by, content_hash, pages_hash, pages_of, type, title, date,
    municipality_code, municipality_name, areas, confidence, created_at) VALUES
    (1, 'AAAA', 1, 1, 'h1', 'p1', 1, 'minutes', 'Referat', '2024-03-12', '250', 'Frederikssund', '[]', 0.9, ''),
    (2, 'BBBB', 1, 1, 'h2', 'p2', 2, 'other', 'Svar', NULL, NULL, NULL, '[]', 0.8, ''),
    (3, 'DDDD', 1, 1, 'h3', 'p3', 3, 'kl_letter', 'Frister', NULL, NULL, NULL, '[]', 0.8, '2025-01-01T00:00:00Z');
  UPDATE document SET reading_id = 1 WHERE id = 'AAAA';
  UPDATE document SET reading_id = 2 WHERE id = 'BBBB';
  UPDATE document SET reading_id = 3 WHERE id = 'DDDD';
  INSERT INTO page VALUES
    (1, 1, 'text_layer', 'tekstlag', 1, 'Punkt 4. Åbningstider i børnehaverne', '["Side 1"]', x'0100ff'),
    (2, 1, 'text_file', 'tekst', 1, 'Ansøger er 010190-1234.', '[]', x'');
  INSERT INTO diagnostic VALUES (1, 0, 'low_confidence', 'Utydelig side', 1);
  INSERT INTO record VALUES ('r1', 'decision', '250|udvalg|2024-03-12||4');
  INSERT INTO record_version VALUES ('r1', 1, 0, '{"kind":"decision","title":"Aabningstider","outcome":"approved",'
    || '"closed":false,"municipality":{"code":"250","name":"Frederikssund"},"meeting_date":"2024-03-12",'
    || '"decision_text":"Godkendt."}', 'Forældrene har ønsket det.', 'c1', 0.95);
  INSERT INTO record VALUES ('r2', 'deadline', 'DDDD|deadline|0'), ('r3', 'deadline', 'DDDD|deadline|1'),
    ('r4', 'deadline', 'DDDD|deadline|2');
  INSERT INTO record_version VALUES
    ('r2', 3, 0, '{"kind":"deadline","date_text":"1. maj","what":null}', '', 'c2', 0.95),
    ('r3', 3, 1, '{"kind":"deadline","date_text":"2. maj","what":null}', '', 'c3', 0.95),
    ('r4', 3, 2, '{"kind":"deadline","date_text":"3. maj","what":null}', '', 'c4', 0.95);
  INSERT INTO evidence VALUES (3, 'r4', 0, 'date_text', 1, NULL, NULL, NULL, NULL, 'den 3. maj kl. 12', 'den 3. maj kl. 12');
  INSERT INTO correction (id, record_id, field, operation, value, machine_value, author, reason, made_at, state)
    VALUES (3, 'r4', 'what', 'set', '"svar"', 'null', 'Anna', '', '2025-02-01', 'active');
  INSERT INTO current_record VALUES ('r2', 3, NULL, 1, 0, 0), ('r3', 3, NULL, 1, 0, 0), ('r4', 3, NULL, 1, 1, 0);
  INSERT INTO evidence VALUES (1, 'r1', 0, 'title', 1, 1, 2, 3, 4, 'Åbningstider', 'Aabningstider');
  INSERT INTO correction (id, record_id, field, operation, value, machine_value, author, reason, made_at, state)
    VALUES (1, 'r1', 'title', 'set', '"Åbningstid"', '"Aabningstider"', 'Anna', '', '2025-02-01', 'revoked'),
           (2, 'r1', 'title', 'set', '"Åbningstider"', '"Aabningstider"', 'Bo', '', '2025-02-02', 'active');
  INSERT INTO current_record VALUES ('r1', 1, NULL, 1, 1, 0);
  INSERT INTO search_doc (record_id, document_id, kind, document_type, municipality_code, closed, title, decision,
    summary, body) VALUES ('r1', 'AAAA', 'decision', 'minutes', '250', 0, 'Åbningstider', 'Godkendt.', '', '');
  INSERT INTO attempt (id, run_id, path, sha256, state, error_code, message, started_at, changed_at)
    VALUES (1, 1, '/ind/referat.pdf', 'AAAA', 'done', NULL, NULL, '', ''),
           (2, 1, '/ind/defekt.pdf', NULL, 'quarantined', 'unreadable', 'Nej.', '', '');
  INSERT INTO setting VALUES ('note.watch', '{}');
)sql";

/// What programs wrote more, from the schema of this number on.
const std::pair<int, const char*> kLater[] = {
    {2, "UPDATE correction SET replaced_by = 2 WHERE id = 1"},
    {3,
     "INSERT INTO ruling VALUES (1, 'r2026', 'wish', '250', 'r1', '[]', '', 'Anna', 'Den nyeste', "
     "'2025-03-01', "
     "NULL);"
     "INSERT INTO frozen_register VALUES ('juni', 'r2026', '{}', 'CCCC', 'Anna', 'Til mødet', '2025-03-02')"},
    {4, "INSERT INTO attachment VALUES ('BBBB', 0, 'referat.pdf', 'AAAA', '')"},
    {5,
     "UPDATE attempt SET municipality_code = '250', result = '{\"pages\":{\"text_layer\":1},\"doubts\":0}' "
     "WHERE id "
     "= 1;"
     "INSERT INTO retry VALUES ('00000001/brev.pdf', 2, 5)"},
    {7,
     "INSERT INTO withdrawal VALUES (1, 'AAAA', NULL, 'Anna', 'Fejl', '2025-04-01', 'Bo', 'Ingen fejl', "
     "'2025-04-02')"},
    {8,
     "INSERT INTO erasure VALUES (1, 'EEEE', 'Anna', 'Anmodning', '2025-05-01', 1, 1, 5, 'archive/ee/x.pdf', "
     "'2025-05-01')"},
    {9, "UPDATE document SET held = 1 WHERE id = 'BBBB'"},
    {10,
     "INSERT INTO document_correction VALUES (7, 'AAAA', 'raw_word', '{}', 'Anna', 'Fejl', '2025-06-01', "
     "NULL, NULL)"},
    {14,
     "INSERT INTO known_record SELECT 'DDDD', c.kind, c.natural_key, '', v.payload,"
     "  (SELECT json_group_array(json_array(page, raw_quote, x0, y0, x1, y1)) FROM evidence e"
     "    WHERE e.reading_id = 3 AND e.record_id = c.id), v.ordinal"
     " FROM record c JOIN record_version v ON v.record_id = c.id WHERE v.reading_id = 3"},
    {16, "UPDATE document SET round = 'r2026' WHERE id = 'AAAA'"},
};

/// With whole hashes for those of four letters.
std::string with_hashes(std::string sql) {
  for (const char c : {'A', 'B', 'C', 'D', 'E'}) {
    const std::string brief(4, c), whole(64, static_cast<char>(c + ('a' - 'A')));
    for (std::size_t at = sql.find(brief); at != std::string::npos; at = sql.find(brief, at + 64))
      sql.replace(at, 4, whole);
  }
  return sql;
}

class EarlierStore : public ::testing::TestWithParam<int> {
 protected:
  /// A store as the program of this schema left it.
  void SetUp() override {
    Analyzer analyzer;
    Database db(path, 1000);
    sqlite::register_tokenizer(db, analyzer);
    const auto& all = sqlite::migrations();
    expect_ok(sqlite::migrate(db, {all.begin(), all.begin() + GetParam()}));
    db.script(with_hashes(kFirst));
    for (const auto& [since, sql] : kLater)
      if (GetParam() >= since) db.script(with_hashes(sql));
  }
  TemporaryFolder folder;
  std::filesystem::path path = folder / "frisaet.db";
};

TEST_P(EarlierStore, IsWholeAndReadableAfterwards) {
  Store store = open_store(path);
  EXPECT_EQ(value_of(store.status()).schema_version, static_cast<int>(sqlite::migrations().size()));
  ASSERT_THAT(value_of(store.documents()), SizeIs(3));
  const StoredDocument referat = value_of(store.document(kReferat));
  EXPECT_EQ(referat.archive_path, "archive/aa/" + kReferat + ".pdf");
  ASSERT_THAT(referat.pages, SizeIs(1));
  EXPECT_THAT(referat.pages[0].text, HasSubstr("børnehaverne"));
  EXPECT_THAT(referat.pages[0].furniture, ElementsAre("Side 1"));
  EXPECT_EQ(referat.pages[0].blob, std::string("\x01\0\xff", 3));
  ASSERT_THAT(referat.diagnostics, SizeIs(1));
  EXPECT_EQ(value_of(store.arrivals(kReferat)).at(0).arrival.municipality_code, "250");
  const StoredRecord record = value_of(store.record("r1"));
  EXPECT_THAT(record.payload, HasSubstr(R"("title":"Åbningstider")")) << "what a person said holds";
  EXPECT_THAT(record.evidence, SizeIs(1));
  EXPECT_THAT(value_of(store.corrections("r1")), SizeIs(2));
  SearchQuery query;
  query.text = "åbningstid";  // found by what a person said, in an index that is made anew
  EXPECT_EQ(value_of(store.search(query)).total, 1);
  EXPECT_THAT(value_of(store.runs(9)), SizeIs(1));
  EXPECT_THAT(value_of(store.attempts(AttemptState::kQuarantined, 9)), SizeIs(1));
  EXPECT_EQ(value_of(store.note("watch")), "{}");
  Database plain(path, 1000, Database::Access::kRead);  // as others read it, without our tokenizer
  EXPECT_THAT(sqlite::texts(plain.query("SELECT titel || ' ' || gennemsyn FROM beslutninger")),
              ElementsAre("Åbningstider ok"));
}

TEST_P(EarlierStore, IsHeldToTheRulesThatCameSince) {
  Store store = open_store(path);
  EXPECT_THAT(value_of(store.held()), SizeIs(1)) << "a CPR number stands in the mail";
  expect_ok(store.release(kMail, "Anna", "Nummeret er opdigtet"));
  EXPECT_THAT(value_of(store.withdraw(kReferat, "Anna", "Forkert mappe")), ElementsAre(kReferat));
  expect_ok(store.revoke("r1", "title"));
  expect_ok(store.rebuild());
}

TEST_P(EarlierStore, KnowsItsRecordsAgainWhateverTheirNumberInANewReading) {
  Store store = open_store(path);
  DocumentInput letter;
  letter.source = {"frister.txt", kLetter, "text/plain", 9};
  letter.facts.type = DocumentType::kKlLetter;
  letter.arrival = {"frister.txt", "/ind/frister.txt", ""};
  letter.archive_path = "archive/dd/" + kLetter + ".txt";
  const auto add = [&](const std::string& payload, const std::string& quote) {
    letter.records.push_back({"deadline", kLetter + "|deadline|" + payload, payload, 0.95, {}, ""});
    if (!quote.empty()) letter.records.back().evidence = {{"date_text", 1, std::nullopt, quote, quote}};
  };
  add(R"({"kind":"deadline","date_text":"1. maj","what":null})", "");  // the second is gone
  add(R"({"kind":"deadline","date_text":"3. maj kl. 12","what":null})", "den 3. maj kl. 12");
  add(R"({"kind":"deadline","date_text":"4. maj","what":null})", "");
  value_of(store.put_document(value_of(store.begin_run(run_info())), letter));
  const auto records = value_of(store.document(kLetter)).records;
  ASSERT_THAT(records, SizeIs(3));
  EXPECT_EQ(records[0].id, "r2");
  EXPECT_EQ(records[1].id, "r4") << "what says otherwise stands where it stood";
  EXPECT_THAT(records[1].payload, HasSubstr(R"("what":"svar")"));
  EXPECT_THAT(records[2].payload, HasSubstr(R"("what":null)"));
  EXPECT_THAT(value_of(store.conflicts()), SizeIs(0));
}

TEST_P(EarlierStore, TellsWhatWasSaidOfARecordThatWasLostBeforeItWasTold) {
  {
    sqlite::Database db(path, 1000);
    db.script(
        with_hashes("INSERT INTO reading (id, document_id, run_id, confirmed_by, content_hash, pages_hash,"
                    " pages_of, type, areas, confidence, created_at) VALUES (4, 'DDDD', 1, 1, 'h4', 'p3', 3,"
                    " 'kl_letter', '[]', 0.8, '2025-03-01T00:00:00Z');"
                    "UPDATE document SET reading_id = 4 WHERE id = 'DDDD';"
                    "UPDATE current_record SET found = 0 WHERE record_id IN ('r2', 'r3', 'r4')"));
  }
  Store store = open_store(path);
  EXPECT_THAT(value_of(store.conflicts()), ElementsAre("r4"));
}

TEST_P(EarlierStore, KeepsWhatItsOwnProgramAlreadyKnew) {
  Store store = open_store(path);
  const int version = GetParam();
  const auto here = [&](int since) { return version >= since ? 1U : 0U; };
  EXPECT_THAT(value_of(store.rulings("r2026")), SizeIs(here(3)));
  EXPECT_THAT(value_of(store.frozen_registers()), SizeIs(here(3)));
  expect_ok(store.release(kMail, "Anna", "Nummeret er opdigtet"));  // what is held is named nowhere
  EXPECT_THAT(value_of(store.document(kReferat)).attached_to, SizeIs(here(4)));
  EXPECT_THAT(value_of(store.retries()), SizeIs(here(5)));
  EXPECT_EQ(value_of(store.runs(9)).at(0).pages.size(), here(5));
  EXPECT_THAT(value_of(store.erasures()), SizeIs(here(8)));
  EXPECT_THAT(value_of(store.document_corrections(kReferat)), SizeIs(here(10)));
  EXPECT_THAT(value_of(store.read_without_what_was_said()), SizeIs(0)) << "not known, and not stale";
  EXPECT_EQ(value_of(store.is_erased(kErased)), version >= 8);
  // The correction that another replaced comes back, where that is known, when the other is taken back.
  expect_ok(store.revoke("r1", "title"));
  EXPECT_THAT(value_of(store.record("r1")).payload,
              HasSubstr(version >= 2 ? R"("title":"Åbningstid")" : R"("title":"Aabningstider")"));
}

INSTANTIATE_TEST_SUITE_P(OfEachSchema, EarlierStore,
                         ::testing::Range(1, static_cast<int>(sqlite::migrations().size())));

}  // namespace
}  // namespace frisaet
