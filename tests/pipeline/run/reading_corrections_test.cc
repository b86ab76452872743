#include "pipeline/run/reading_corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "models/core/sha256.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/run/deep_checks.h"
#include "pipeline/run/extract_again.h"
#include "pipeline/run/ingest.h"
#include "pipeline/run/reprocess.h"
#include "pipeline/store/sqlite.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

using support::TemporaryFolder;
using testing::HasSubstr;
using testing::SizeIs;

class Quiet : public IngestProgress {
 public:
  void started(std::size_t) override {}
  void finished(const FileOutcome&) override {}
};

/// A store with one letter, in which one wish stands.
class ReadingCorrections : public testing::Test {
 protected:
  ReadingCorrections() {
    IngestRequest request;
    request.arguments = {FRISAET_SOURCE_DIR "/corpus/documents/erklaering_prioritet_1_2.pdf"};
    request.reader_program = FRISAET_PROGRAM;
    Quiet quiet;
    EXPECT_TRUE(ingest(folder, store, request, quiet, {}).ok());
    document = store.documents()->front().id;
    EXPECT_THAT(records(), SizeIs(1));
  }
  std::vector<StoredRecord> records() { return store.document(document)->records; }
  /// Divides the wish; the second says this.
  std::int64_t divide(const std::string& reservation) {
    const StoredRecord wish = records().front();
    const std::string second = changed_payload(wish.payload, {{"reservation", "", '"' + reservation + '"'}});
    const auto said =
        correct_reading(store, document, RecordSplit{wish.kind, wish.natural_key, {}, second}, "anna", "");
    EXPECT_TRUE(said.ok());
    return said.ok() ? *said : 0;
  }
  std::string id_of(const std::string& reservation) {
    for (const StoredRecord& record : records())
      if (record.payload.find(reservation) != std::string::npos) return record.id;
    return {};
  }

  TemporaryFolder files;
  DataFolder folder = *DataFolder::open(files / "data");
  Store store = *Store::open(folder.database());
  std::string document;
};

TEST_F(ReadingCorrections, WhatOneDivisionAddedStaysItselfWhenAnotherIsTakenBack) {
  const std::int64_t first = divide("Kun i Høng.");
  divide("Kun i Gørlev.");
  ASSERT_THAT(records(), SizeIs(3));
  const std::string other = id_of("Gørlev.");
  ASSERT_TRUE(
      store.correct({other, "reservation", Correction::Operation::kSet, "\"Intet.\"", "bo", ""}).ok());
  const auto revoked = revoke_reading(store, document, first, "anna");
  ASSERT_TRUE(revoked.ok()) << revoked.error().describe();
  ASSERT_THAT(records(), SizeIs(2));
  EXPECT_EQ(records().back().id, other);
  EXPECT_THAT(store.record(other)->payload, HasSubstr("Intet."));
}

TEST_F(ReadingCorrections, WhatSomebodyCorrectedOfADivisionKeepsItFromBeingTakenBack) {
  const std::int64_t said = divide("Kun i Høng.");
  ASSERT_TRUE(
      store
          .correct({id_of("Kun i Høng."), "reservation", Correction::Operation::kSet, "\"Intet.\"", "bo", ""})
          .ok());
  EXPECT_EQ(revoke_reading(store, document, said, "anna").error().code, ErrorCode::kUsage);
  EXPECT_THAT(records(), SizeIs(2));
}

TEST_F(ReadingCorrections, ADivisionWhoseHalfSomebodyJoinedIsNotTakenBackUnderThem) {
  const std::int64_t said = divide("Kun i Høng.");
  const auto two = records();
  ASSERT_THAT(two, SizeIs(2));
  const auto joined = correct_reading(
      store, document, RecordsJoined{two[0].kind, two[0].natural_key, two[1].natural_key}, "bo", "");
  ASSERT_TRUE(joined.ok()) << joined.error().describe();
  const std::string before = *store.dump();
  const auto refused = revoke_reading(store, document, said, "anna");
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr("delt eller slået sammen"));
  EXPECT_EQ(*store.dump(), before);
  ASSERT_TRUE(revoke_reading(store, document, *joined, "bo").ok());
  EXPECT_TRUE(revoke_reading(store, document, said, "anna").ok());
}

TEST_F(ReadingCorrections, AReadingIsNotStoredOverOneThatAnotherProgramStoredMeanwhile) {
  divide("Kun i Høng.");
  const auto read = [&] {
    const SaidOfReading said = *said_of_reading(store, document);
    return std::pair(*extracted_again(store, *store.document(document), said), said);
  };
  const RunId run = *store.begin_run({});
  const auto put = [&](const std::pair<DocumentInput, SaidOfReading>& made) {
    return *put_if_as_said(store, run, *store.begin_attempt(run, document), made.first, made.second);
  };
  const auto ours = read();
  auto theirs = read();
  theirs.first.records.back().payload =
      changed_payload(theirs.first.records.back().payload, {{"reservation", "", "\"Kun i Gørlev.\""}});
  EXPECT_EQ(put(theirs), PutOutcome::kChanged);
  const std::string before = *store.dump();
  EXPECT_EQ(put(ours), std::nullopt) << "its names were found among records that are no more";
  EXPECT_EQ(*store.dump(), before);
  EXPECT_EQ(put(read()), PutOutcome::kChanged);
}

TEST_F(ReadingCorrections, AJoinThatCannotBeDoneAnyMoreIsTold) {
  // As after a rule that reads the second record no more.
  const StoredRecord wish = records().front();
  const RecordsJoined join{wish.kind, wish.natural_key, wish.natural_key + "0"};
  const RecordsJoined another{wish.kind, wish.natural_key, wish.natural_key + "1"};
  ASSERT_TRUE(store.correct_document({document, "join", said_json(join), "anna", ""}).ok());
  ASSERT_TRUE(store.correct_document({document, "join", said_json(another), "anna", ""}).ok());
  Quiet quiet;
  const auto done = reprocess(folder, store, *stale_documents(store), 1, quiet, {}, FRISAET_PROGRAM);
  ASSERT_TRUE(done.ok());
  ASSERT_THAT(done->undone, SizeIs(2)) << "each by itself";
  EXPECT_EQ(done->undone[0].first, document);
  EXPECT_THAT(done->undone[0].second, HasSubstr("slået to poster sammen"));
  const auto told = store.document(document)->diagnostics;
  EXPECT_TRUE(
      std::any_of(told.begin(), told.end(), [](const Diagnostic& d) { return d.code == kSaidOfNothing; }));
}

TEST_F(ReadingCorrections, AWordWithoutItsReadingIsStaleAndFoundByDoctorAndReprocessed) {
  // As a program that was killed between the two left it.
  const StoredRecord wish = records().front();
  const RecordSplit split{wish.kind,
                          wish.natural_key,
                          {},
                          changed_payload(wish.payload, {{"reservation", "", "\"Kun i Høng.\""}})};
  ASSERT_TRUE(store.correct_document({document, "split", said_json(split), "anna", ""}).ok());
  const auto stale = stale_documents(store);
  ASSERT_THAT(*stale, SizeIs(1));
  EXPECT_TRUE(stale->front().only_rules);
  EXPECT_THAT(stale->front().why, HasSubstr("det, der er sagt"));
  const auto faults = deep_checks(folder, store);
  ASSERT_THAT(*faults, SizeIs(1));
  EXPECT_THAT(faults->front().what_now, HasSubstr("reprocess"));
  Quiet quiet;
  ASSERT_TRUE(reprocess(folder, store, *stale, 1, quiet, {}, FRISAET_PROGRAM).ok());
  EXPECT_THAT(records(), SizeIs(2));
  EXPECT_THAT(*stale_documents(store), testing::IsEmpty());
  EXPECT_THAT(*deep_checks(folder, store), testing::IsEmpty());
}

/// Minutes of two items; the repair of the committee's name is in both items' keys.
class WordsThatNameRecords : public ReadingCorrections {
 protected:
  WordsThatNameRecords() { document = take_in("referat.txt"); }
  std::string take_in(const std::string& name) {
    const std::string text =
        "Vejle Kommune\n\nReferat\n\nBgrne- og Familieudvalget\n\nDen 6. september 2022 kl. 15.00\n\n"
        "1. Lukning af veje\n\nSagsfremstilling\n\n"
        "Forvaltningen har gennemgaet de veje, som borgerne har sggt om at fa lukket for tung trafik. Der "
        "er\nindkommet syv ansggninger, og de fordeler sig pa hele kommunen. Udvalget skal nu tage stilling "
        "til,\nhvilke veje der bgr undersgges neermere, og hvornar det kan ske. Vi gar ud fra, at alle far "
        "svar.\n\nBeslutning\n\nGodkendt.\n\n2. Skiltning\n\nBeslutning\n\nUdsat.\n\nFil: " +
        name + "\n";
    IngestRequest request;
    request.arguments = {files.write("ind/" + name, text)};
    request.reader_program = FRISAET_PROGRAM;
    Quiet quiet;
    EXPECT_TRUE(ingest(folder, store, request, quiet, {}).ok());
    return sha256_hex(text);
  }
  Result<std::int64_t> take_back(const std::string& of) {
    return correct_reading(store, of, RepairName{1, "Bgrne", "Børne", 1}, "anna", "");
  }
  void set_title(const std::string& record, const std::string& title) {
    const auto said =
        store.correct({record, "title", Correction::Operation::kSet, '"' + title + '"', "bo", ""});
    EXPECT_TRUE(said.ok());
  }
  /// Refused, and as if nobody had tried.
  void expect_refused(const std::string& message) {
    const std::string before = *store.dump();
    const auto refused = take_back(document);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::kUsage);
    EXPECT_THAT(refused.error().message, HasSubstr(message));
    EXPECT_EQ(*store.dump(), before);
    EXPECT_THAT(*stale_documents(store), testing::IsEmpty());
  }
};

TEST_F(WordsThatNameRecords, TakeWhatWasSaidOfThemAlong) {
  const std::string was = records().at(1).id;
  set_title(was, "Nye skilte");
  const auto said = take_back(document);
  ASSERT_TRUE(said.ok()) << said.error().describe();
  const std::string now = records().at(1).id;
  EXPECT_NE(now, was);
  EXPECT_THAT(store.record(now)->payload, HasSubstr("Nye skilte"));
  EXPECT_THAT(*store.record_ids(), SizeIs(3)) << "the wish, and each decision once";
  ASSERT_TRUE(revoke_reading(store, document, *said, "anna").ok());
  EXPECT_EQ(records().at(1).id, was);
  EXPECT_THAT(store.record(was)->payload, HasSubstr("Nye skilte"));
}

TEST_F(WordsThatNameRecords, AreRefusedWhereWhatWasSaidCannotFollow) {
  // Another paper already has the record under the other name, and somebody spoke of it there.
  const std::string own = document;
  document = take_in("kopi.txt");
  ASSERT_TRUE(take_back(document).ok());
  set_title(records().at(1).id, "Skilte i byen");
  document = own;
  set_title(records().at(1).id, "Nye skilte");
  expect_refused("Et menneske har allerede sagt noget om posten");
}

TEST_F(WordsThatNameRecords, AreRefusedWhereAnotherPaperHasTheRecordToo) {
  // What was said would be gone from one of the two.
  take_in("andet.txt");
  set_title(records().at(1).id, "Nye skilte");
  expect_refused("allerede sagt noget om posten");
}

TEST_F(WordsThatNameRecords, AreRefusedWithATrueReasonWhereTheDocumentIsOutOfDate) {
  take_in("andet.txt");
  set_title(records().at(1).id, "Nye skilte");
  {
    sqlite::Database db(folder.database(), 1000);
    db.script("UPDATE run SET rules_hash = 'før'; UPDATE reading SET rules_asked = NULL");
  }
  const auto refused = take_back(document);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr("Dokumentet er læst af en anden udgave"));
  EXPECT_THAT(refused.error().hint, HasSubstr("frisaet reprocess"));
}

TEST_F(WordsThatNameRecords, AreRefusedWhereARulingCannotFollow) {
  const std::string own = document;
  document = take_in("kopi.txt");
  ASSERT_TRUE(take_back(document).ok());
  set_title(records().at(1).id, "Skilte i byen");
  document = own;
  const std::string record = records().at(1).id;
  ASSERT_TRUE(store.rule("r", {"630", "runde-2", record, {record}, "", "Anne", "Talt med dem", ""}).ok());
  expect_refused("Registeret har en afgørelse om posten");
}

TEST_F(WordsThatNameRecords, AreRefusedWhereTheRecordIsDivided) {
  const StoredRecord record = records().at(1);
  const RecordSplit split{
      record.kind, record.natural_key, {}, changed_payload(record.payload, {{"item_number", "", "\"7\""}})};
  ASSERT_TRUE(correct_reading(store, document, split, "bo", "").ok());
  expect_refused("delt eller slået sammen");
}

TEST_F(ReadingCorrections, SaidByProgramsAtTheSameMomentAllCount) {
  const StoredRecord wish = records().front();
  std::vector<pid_t> programs;
  for (int i = 0; i < 4; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto own = Store::open(folder.database());
      const std::string text = "\"Kun i by " + std::to_string(i) + ".\"";
      const RecordSplit split{
          wish.kind, wish.natural_key, {}, changed_payload(wish.payload, {{"reservation", "", text}})};
      ::_exit(own && correct_reading(*own, document, split, "anna", "").ok() ? 0 : 1);
    }
    programs.push_back(child);
  }
  for (const pid_t child : programs) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_THAT(records(), SizeIs(5));
  EXPECT_THAT(*stale_documents(store), testing::IsEmpty());
}

}  // namespace
}  // namespace frisaet
