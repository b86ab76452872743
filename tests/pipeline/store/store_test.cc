#include "pipeline/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/sqlite.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using testing::declaration;
using ::testing::ElementsAre;
using testing::expect_ok;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::letter;
using testing::Meeting;
using testing::minutes;
using testing::open_store;
using testing::run_info;
using ::testing::SizeIs;
using testing::TemporaryFolder;
using testing::two_items;
using testing::value_of;

class StoreTest : public ::testing::Test {
 protected:
  PutOutcome put(const DocumentInput& input) { return value_of(store.put_document(run, input)); }
  std::string dump() { return value_of(store.dump()); }

  TemporaryFolder folder;
  Store store = open_store(folder / "frisaet.db");
  RunId run = value_of(store.begin_run(run_info()));
};

TEST_F(StoreTest, DocumentComesBackAsItWasPut) {
  DocumentInput input = minutes(two_items());
  input.diagnostics = {{"page_unreadable", "Side 3 kunne ikke læses.", 3}};
  input.facts.areas = {"dagtilbud", "aeldre"};
  input.facts.evidence = {{"date", 1, std::nullopt, "2024-03-12", "2024-03-12"}};
  EXPECT_EQ(put(input), PutOutcome::kNew);

  const StoredDocument document = value_of(store.document(input.source.sha256));
  EXPECT_EQ(document.source, input.source);
  EXPECT_EQ(document.facts, input.facts);
  EXPECT_EQ(document.pages, input.pages);
  EXPECT_EQ(document.diagnostics, input.diagnostics);
  EXPECT_EQ(document.archive_path, input.archive_path);
  ASSERT_THAT(document.records, SizeIs(2));
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(document.records[i].payload, input.records[i].payload);
    EXPECT_EQ(document.records[i].evidence, input.records[i].evidence);
    EXPECT_EQ(document.records[i].confidence, input.records[i].confidence);
    EXPECT_TRUE(document.records[i].found);
  }
  ASSERT_THAT(document.arrivals, SizeIs(1));
  EXPECT_EQ(document.arrivals[0].arrival, input.arrival);
  EXPECT_EQ(value_of(store.page(input.source.sha256, 1)), input.pages[0]);
}

TEST_F(StoreTest, SameDocumentTwiceChangesNothing) {
  const DocumentInput input = minutes(two_items());
  put(input);
  const std::string once = dump();
  const RunId again = value_of(store.begin_run(run_info()));
  EXPECT_EQ(value_of(store.put_document(again, input)), PutOutcome::kUnchanged);
  EXPECT_EQ(dump(), once);
  EXPECT_EQ(value_of(store.status()).readings, 1);
}

TEST_F(StoreTest, ExamineFindsWhatIsStaleInTheRowsThatSearchReads) {
  put(minutes(two_items()));
  EXPECT_THAT(value_of(store.examine()), IsEmpty());
  for (const char* stale : {"facets = ''", "words = 999", "review = 'conflict'"}) {
    {
      sqlite::Database db(folder / "frisaet.db", 1000);
      db.run(std::string("UPDATE search_doc SET ") + stale);
    }
    EXPECT_THAT(value_of(store.examine()), SizeIs(1)) << stale;
    EXPECT_THAT(value_of(store.examine()), IsEmpty()) << stale << ": they were made anew";
  }
}

TEST_F(StoreTest, OrderOfDocumentsDoesNotMatter) {
  Meeting other = two_items();
  other.file = "samme møde, skannet.pdf";
  const DocumentInput first = minutes(two_items());
  DocumentInput second = minutes(other);
  for (RecordInput& record : second.records) record.confidence = 0.6;
  put(first);
  put(second);
  Store reverse = open_store(folder / "reverse.db");
  const RunId reverse_run = value_of(reverse.begin_run(run_info()));
  value_of(reverse.put_document(reverse_run, second));
  value_of(reverse.put_document(reverse_run, first));
  EXPECT_EQ(dump(), value_of(reverse.dump()));
}

TEST_F(StoreTest, ASecondIssueOfTheSameMinutesIsSeenAsOneAndADifferentOutcomeIsForAPerson) {
  Meeting corrected = two_items();
  corrected.file = "rettet referat.pdf";
  corrected.items[0].outcome = "rejected";
  Meeting later = two_items();
  later.date = "2024-04-09";
  const DocumentInput first = minutes(two_items());
  const DocumentInput second = minutes(corrected);
  put(first);
  put(minutes(later));
  EXPECT_THAT(value_of(store.other_versions(first.source.sha256)), IsEmpty())
      << "another day is another meeting";
  put(second);
  const auto versions = value_of(store.other_versions(first.source.sha256));
  ASSERT_THAT(versions, SizeIs(1));
  EXPECT_EQ(versions[0].document, second.source.sha256);
  EXPECT_EQ(versions[0].name, "rettet referat.pdf");
  EXPECT_EQ(versions[0].shared, 2);
  EXPECT_EQ(versions[0].different, 1);
  EXPECT_THAT(value_of(store.document(second.source.sha256)).other_versions, SizeIs(1));

  const auto queue = value_of(store.review_queue(0.9, 10, 0, true));
  ASSERT_THAT(queue.items, SizeIs(1)) << "both are read with 0.95";
  EXPECT_TRUE(queue.items[0].versions_disagree);
  const std::string record = queue.items[0].record;
  EXPECT_TRUE(value_of(store.record(record)).versions_disagree);
  for (const DocumentInput* issue : {&first, &second}) {
    const auto records = value_of(store.document(issue->source.sha256)).records;
    EXPECT_TRUE(records.at(0).versions_disagree) << "each shows its own, and the other's is another";
    EXPECT_FALSE(records.at(1).versions_disagree);
  }
  EXPECT_THAT(value_of(store.versions(record)), SizeIs(2));
  expect_ok(store.confirm(record, "KL", ""));
  EXPECT_EQ(value_of(store.review_queue(0.9, 10, 0, true)).total, 0) << "a person has said which";
}

TEST_F(StoreTest, APaperThatSharesLessThanHalfIsNoOtherIssue) {
  const auto add = [](Meeting& meeting, int from, int to) {
    for (int i = from; i < to; ++i)
      meeting.items.push_back({std::to_string(i), "Sag", "Godkendt.", "approved", "", "", ""});
  };
  Meeting year = two_items();
  year.file = "hele aaret.pdf";
  add(year, 6, 12);
  Meeting other = two_items();
  other.items.resize(1);
  add(other, 20, 23);
  const DocumentInput input = minutes(other);
  put(minutes(year));
  put(input);
  EXPECT_THAT(value_of(store.other_versions(input.source.sha256)), IsEmpty()) << "one of four";
}

TEST_F(StoreTest, SameFactInTwoDocumentsIsOneRecord) {
  Meeting copy = two_items();
  copy.file = "kopi.pdf";
  const DocumentInput first = minutes(two_items());
  DocumentInput second = minutes(copy);
  second.records[0].confidence = 0.5;
  put(first);
  put(second);
  EXPECT_EQ(value_of(store.status()).records.at("decision"), 2);
  const std::string id = value_of(store.document(second.source.sha256)).records[0].id;
  const StoredRecord record = value_of(store.record(id));
  EXPECT_THAT(record.documents, SizeIs(2));
  EXPECT_EQ(record.document, first.source.sha256) << "the surer reading counts";
  SearchQuery query;
  query.text = "børnehaverne";
  EXPECT_EQ(value_of(store.search(query)).total, 1);
}

TEST_F(StoreTest, ChangedReadingIsOneMoreVersionOfTheSameRecord) {
  DocumentInput input = minutes(two_items());
  put(input);
  const std::string id = value_of(store.document(input.source.sha256)).records[1].id;
  Meeting better = two_items();
  better.items[1].decision = "Sagen blev hjemvist til forvaltningen.";
  input.records[1] = record_of(better, better.items[1]);
  const RunId second = value_of(store.begin_run(run_info("rules-2")));
  EXPECT_EQ(value_of(store.put_document(second, input)), PutOutcome::kChanged);
  EXPECT_THAT(value_of(store.record(id)).payload, HasSubstr("hjemvist"));
  SearchQuery query;
  query.text = "hjemvist";
  EXPECT_EQ(value_of(store.search(query)).total, 1);
  query.text = "beslutning:udsat";
  EXPECT_EQ(value_of(store.search(query)).total, 0);
  EXPECT_EQ(value_of(store.document(input.source.sha256)).pages, input.pages)
      << "kept with the first reading";
}

TEST_F(StoreTest, RecordNoLongerFoundLeavesTheIndexButStaysInTheStore) {
  DocumentInput input = minutes(two_items());
  put(input);
  const std::string id = value_of(store.document(input.source.sha256)).records[1].id;
  input.records.pop_back();
  put(input);
  EXPECT_FALSE(value_of(store.record(id)).found);
  EXPECT_THAT(value_of(store.record(id)).payload, HasSubstr("Cykelsti"));
  SearchQuery query;
  query.text = "cykelsti";
  EXPECT_EQ(value_of(store.search(query)).total, 0);
  EXPECT_EQ(value_of(store.status()).records.at("decision"), 1);
}

TEST_F(StoreTest, RepeatedNaturalKeysWithinADocumentLoseNothing) {
  DocumentInput input = minutes(two_items());
  input.records[1].natural_key = input.records[0].natural_key;
  put(input);
  EXPECT_THAT(value_of(store.document(input.source.sha256)).records, SizeIs(2));
}

TEST_F(StoreTest, InvalidPayloadStoresNothing) {
  DocumentInput input = minutes(two_items());
  input.records[1].payload = "[1,";
  const Result<PutOutcome> result = store.put_document(run, input);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(dump(), "");
}

TEST_F(StoreTest, NamesAreKeptOnceEach) {
  const DocumentInput input = minutes(two_items());
  put(input);
  EXPECT_FALSE(value_of(store.add_arrival(input.source.sha256, input.arrival)));
  EXPECT_TRUE(
      value_of(store.add_arrival(input.source.sha256, {"andet navn.pdf", "/ind/andet navn.pdf", "250"})));
  EXPECT_THAT(value_of(store.document(input.source.sha256)).arrivals, SizeIs(2));
  EXPECT_THAT(value_of(store.arrivals(input.source.sha256)), SizeIs(2));
  EXPECT_THAT(value_of(store.arrivals(std::string(64, '0'))), IsEmpty());
  EXPECT_EQ(store.add_arrival(std::string(64, '0'), input.arrival).error().code, ErrorCode::kNotFound);
}

TEST_F(StoreTest, DocumentIsFreshUnderTheVersionsThatReadIt) {
  const DocumentInput input = minutes(two_items());
  EXPECT_FALSE(value_of(store.is_fresh(input.source.sha256, run_info())));
  put(input);
  EXPECT_TRUE(value_of(store.is_fresh(input.source.sha256, run_info())));
  EXPECT_FALSE(value_of(store.is_fresh(input.source.sha256, run_info("rules-2"))));
  value_of(store.put_document(value_of(store.begin_run(run_info("rules-2"))), input));
  EXPECT_TRUE(value_of(store.is_fresh(input.source.sha256, run_info("rules-2"))))
      << "confirmed by the second run";
}

TEST_F(StoreTest, IdsAreFoundByAnUnambiguousBeginning) {
  const DocumentInput input = minutes(two_items());
  put(input);
  const std::string record = value_of(store.document(input.source.sha256)).records[0].id;
  EXPECT_EQ(value_of(store.find(input.source.sha256.substr(0, 10))).id, input.source.sha256);
  EXPECT_EQ(value_of(store.find(record)).kind, Store::Found::Kind::kRecord);
  EXPECT_EQ(store.find("r").error().code, ErrorCode::kUsage);
  EXPECT_EQ(store.find("zzzzzz").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store.find("' OR 1=1 --").error().code, ErrorCode::kNotFound);
}

TEST_F(StoreTest, AmbiguousBeginningIsRefused) {
  DocumentInput one = letter({"Et brev."});
  DocumentInput two = letter({"Et andet brev."});
  one.source.sha256 = "abcd0" + std::string(59, '1');
  two.source.sha256 = "abcd2" + std::string(59, '1');
  put(one);
  put(two);
  EXPECT_EQ(store.find("abcd").error().code, ErrorCode::kUsage);
  EXPECT_EQ(value_of(store.find("abcd2")).id, two.source.sha256);
}

TEST_F(StoreTest, DeclarationsAreListedWithTheirDocument) {
  DocumentInput input = letter({"Byrådet ønsker folkeskoleområdet."}, DocumentType::kDeclaration);
  input.records = {declaration(input, 0, "folkeskole"), declaration(input, 1, "aeldre")};
  put(input);
  put(minutes(two_items()));
  const std::vector<StoredDeclaration> list = value_of(store.declarations());
  ASSERT_THAT(list, SizeIs(2));
  for (const StoredDeclaration& row : list) {
    EXPECT_EQ(row.document, input.source.sha256);
    EXPECT_EQ(row.name, "brev.txt");
    EXPECT_EQ(row.received_at, "2026-01-02T03:04:05Z");
  }
  EXPECT_THAT(list[0].payload + list[1].payload, HasSubstr("folkeskole"));
}

TEST_F(StoreTest, LedgerTellsWhatWasCutOff) {
  const AttemptId seen = value_of(store.begin_attempt(run, "/ind/a.pdf"));
  const AttemptId stored = value_of(store.begin_attempt(run, "/ind/b.pdf"));
  const AttemptId locked = value_of(store.begin_attempt(run, "/ind/låst.pdf"));
  const DocumentInput input = minutes(two_items());
  value_of(store.put_document(run, input, stored));
  expect_ok(
      store.advance_attempt(locked, AttemptState::kQuarantined, "",
                            Error{ErrorCode::kEncrypted, "Filen er låst.", "", "Bed om en åben kopi."}));
  const std::vector<Attempt> open = value_of(store.open_attempts());
  ASSERT_THAT(open, SizeIs(2));
  EXPECT_EQ(open[0].id, seen);
  EXPECT_EQ(open[1].state, AttemptState::kStored);
  EXPECT_EQ(open[1].sha256, input.source.sha256);
  const std::vector<Attempt> quarantined = value_of(store.attempts(AttemptState::kQuarantined, 10));
  ASSERT_THAT(quarantined, SizeIs(1));
  EXPECT_EQ(quarantined[0].error_code, "encrypted");
  EXPECT_EQ(quarantined[0].message, "Filen er låst. Bed om en åben kopi.");
  EXPECT_EQ(value_of(store.status()).attempts.at("quarantined"), 1);
}

TEST_F(StoreTest, RebuiltProjectionsEqualThoseKeptUpToDate) {
  put(minutes(two_items()));
  DocumentInput changed = minutes(two_items());
  changed.records.pop_back();
  put(changed);
  put(letter({"Frist for svar", "Side to"}));
  const std::string before = dump();
  expect_ok(store.rebuild());
  EXPECT_EQ(dump(), before);
}

TEST_F(StoreTest, TwoConnectionsSeeEachOther) {
  Store other = open_store(folder / "frisaet.db");
  put(minutes(two_items()));
  EXPECT_EQ(value_of(other.status()).documents, 1);
  EXPECT_EQ(value_of(other.put_document(run, minutes(two_items()))), PutOutcome::kUnchanged);
}

// ---- corrections ----

class CorrectionTest : public StoreTest {
 protected:
  CorrectionTest() {
    put(input);
    id = value_of(store.document(input.source.sha256)).records[1].id;
  }
  void correct(Correction::Operation operation, const std::string& field, const std::string& value = "") {
    expect_ok(store.correct({id, field, operation, value, "kbh", "set på siden"}));
  }
  void machine_reads_outcome(const std::string& outcome) {
    Meeting meeting = two_items();
    meeting.items[1].outcome = outcome;
    DocumentInput next = input;
    next.records[1] = record_of(meeting, meeting.items[1]);
    put(next);
  }
  std::string payload() { return value_of(store.record(id)).payload; }
  /// State of the only correction, as the dump has it.
  std::string state() {
    const std::string all = dump();
    const std::size_t begin = all.find("correction\t");
    const std::string line = all.substr(begin, all.find('\n', begin) - begin);
    return line.substr(line.rfind('\t') + 1);
  }

  DocumentInput input = minutes(two_items());
  std::string id;
};

TEST_F(CorrectionTest, StandsOnTopOfTheMachine) {
  correct(Correction::Operation::kSet, "outcome", R"("rejected")");
  EXPECT_THAT(payload(), HasSubstr(R"("outcome":"rejected")"));
  EXPECT_TRUE(value_of(store.record(id)).corrected);
  SearchQuery query;
  query.filters.outcome = "rejected";
  EXPECT_EQ(value_of(store.search(query)).total, 1);
}

TEST_F(CorrectionTest, SurvivesTheNextReading) {
  correct(Correction::Operation::kSet, "title", R"("Cykelsti langs fjorden")");
  machine_reads_outcome("noted");
  EXPECT_THAT(payload(), HasSubstr("fjorden"));
  EXPECT_THAT(payload(), HasSubstr("noted"));
  EXPECT_EQ(state(), "active");
}

TEST_F(CorrectionTest, IsAgreedWhenTheMachineComesToSayTheSame) {
  correct(Correction::Operation::kSet, "outcome", R"("rejected")");
  machine_reads_outcome("rejected");
  EXPECT_EQ(state(), "agreed");
}

TEST_F(CorrectionTest, IsAConflictWhenTheMachineSaysAThirdThing) {
  correct(Correction::Operation::kSet, "outcome", R"("rejected")");
  machine_reads_outcome("noted");
  EXPECT_THAT(payload(), HasSubstr(R"("outcome":"rejected")"));
  EXPECT_EQ(state(), "conflict");
}

TEST_F(CorrectionTest, ConfirmedValueStaysWhenTheMachineChangesItsMind) {
  correct(Correction::Operation::kConfirm, "outcome");
  EXPECT_EQ(state(), "active");
  machine_reads_outcome("noted");
  EXPECT_THAT(payload(), HasSubstr(R"("outcome":"postponed")"));
  EXPECT_EQ(state(), "conflict");
}

TEST_F(CorrectionTest, ClearedValueIsUnknown) {
  correct(Correction::Operation::kClear, "outcome");
  EXPECT_THAT(payload(), HasSubstr(R"("outcome":null)"));
}

TEST_F(CorrectionTest, WithdrawnRecordStaysAwayWhenReadAgain) {
  correct(Correction::Operation::kWithdraw, "");
  machine_reads_outcome("noted");
  SearchQuery query;
  query.text = "cykelsti";
  EXPECT_EQ(value_of(store.search(query)).total, 0);
  EXPECT_TRUE(value_of(store.record(id)).withdrawn);
}

TEST_F(CorrectionTest, KeepsARecordThatIsNoLongerFound) {
  correct(Correction::Operation::kSet, "outcome", R"("rejected")");
  DocumentInput next = input;
  next.records.pop_back();
  put(next);
  SearchQuery query;
  query.text = "cykelsti";
  EXPECT_EQ(value_of(store.search(query)).total, 1);
  EXPECT_FALSE(value_of(store.record(id)).found);
}

TEST_F(CorrectionTest, OneOfAFieldIsInForce) {
  correct(Correction::Operation::kSet, "outcome", R"("rejected")");
  correct(Correction::Operation::kSet, "outcome", R"("noted")");
  EXPECT_THAT(payload(), HasSubstr(R"("outcome":"noted")"));
}

TEST_F(CorrectionTest, WhatCannotBeAppliedIsRefused) {
  const auto code = [&](const std::string& record, const std::string& field, const std::string& value) {
    return store.correct({record, field, Correction::Operation::kSet, value, "kbh", ""}).error().code;
  };
  EXPECT_EQ(code("r0000", "outcome", "1"), ErrorCode::kNotFound);
  EXPECT_EQ(code(id, "outcome", "afvist"), ErrorCode::kInvalid);
  EXPECT_EQ(code(id, "no_such_field", "1"), ErrorCode::kInvalid);
  EXPECT_EQ(code(id, "outcome\"", "1"), ErrorCode::kInvalid);
}

TEST_F(CorrectionTest, AValueThatHoldsACprNumberIsRefusedAndNothingKept) {
  const std::string before = dump();
  for (const char* value : {R"("Ole 010190-1234")", R"("Ole\n010190-1234")", R"("010190\u002d1234")",
                            R"({"navn": ["Ole", "0101901234"]})", R"({"010190-1234": true})", "1012901234"}) {
    const auto refused =
        store.correct({id, "decision_text", Correction::Operation::kSet, value, "kbh", "set på siden"});
    ASSERT_FALSE(refused) << value;
    EXPECT_EQ(refused.error().code, ErrorCode::kUsage) << value;
    EXPECT_THAT(refused.error().message, HasSubstr("CPR-nummer"));
    EXPECT_THAT(refused.error().message, ::testing::Not(HasSubstr("1234")));
  }
  EXPECT_EQ(dump(), before);
  correct(Correction::Operation::kSet, "decision_text",
          R"("Ole ringer på tlf. 010190-1234, sag 150322-2022")");
  EXPECT_THAT(payload(), HasSubstr("Ole ringer"));
}

}  // namespace
}  // namespace frisaet
