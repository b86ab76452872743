#include "pipeline/run/reading_corrections.h"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "models/core/sha256.h"
#include "pipeline/json/records.h"
#include "pipeline/json/review.h"
#include "pipeline/run/add_reply.h"
#include "pipeline/run/extract_again.h"
#include "pipeline/run/import_survey.h"
#include "pipeline/run/store_input.h"
#include "pipeline/run/versions.h"

namespace frisaet {
namespace {

constexpr std::size_t kShortestText = 4;  // of what is looked for in a document: shorter ones stand anywhere

std::vector<RepairName> names_in(const std::vector<ReadingCorrection>& said) {
  std::vector<RepairName> names;
  for (const ReadingCorrection& one : said)
    if (const auto* name = std::get_if<RepairName>(&one)) names.push_back(*name);
  return names;
}

std::vector<RepairName> names_taken_up(const std::vector<ReadingCorrection>& said) {
  std::vector<RepairName> names;
  for (const ReadingCorrection& one : said)
    if (const auto* taken = std::get_if<SuggestionTaken>(&one)) names.push_back(taken->name);
  return names;
}

/// Keys as the store will have them, so that none moves when a record before it goes.
void pin_keys(std::vector<RecordInput>& records) {
  const std::vector<std::string> keys = stored_keys(records);
  for (std::size_t i = 0; i < records.size(); ++i) records[i].natural_key = keys[i];
}

/// Of the record that a split adds. A decision is the same decision in other papers too; all else is known by
/// its place, and this has none: by what it says, so that it keeps its key when a split before it is taken
/// back.
std::string key_of_second(const RecordSplit& split, std::string_view document) {
  const auto record = record_from_payload(split.second, 1);
  if (record && split.kind == "decision") return natural_key(*record, document, 0);
  return split.key + "|" + sha256_hex(split.second).substr(0, 8);
}

std::vector<RecordInput>::iterator find(std::vector<RecordInput>& records, const std::string& kind,
                                        const std::string& key) {
  return std::find_if(records.begin(), records.end(), [&](const RecordInput& record) {
    return record.kind == kind && record.natural_key == key;
  });
}

bool is_of(const Evidence& evidence, std::string_view field) {
  return evidence.field == field ||
         (evidence.field.starts_with(field) && evidence.field.substr(field.size()).starts_with('.'));
}

/// Where a text stands, looked for from a place on; line by line where it does not stand in one piece.
void add_found(const Document& document, std::size_t from, const std::string& field, std::string_view text,
               std::vector<Evidence>& evidence) {
  if (text.size() < kShortestText) return;
  const std::size_t at = document.text().find(text, from);
  if (at != std::string_view::npos) {
    for (const Quote& quote : document.quotes({at, at + text.size()}))
      evidence.push_back({field, quote.page, quote.box, quote.quote, quote.raw_quote});
    return;
  }
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos) return;
  add_found(document, from, field, text.substr(0, line), evidence);
  add_found(document, from, field, text.substr(line + 1), evidence);
}

/// The evidence of a record that a person made of another one.
std::vector<Evidence> evidence_of(const Document& document, const RecordInput& was,
                                  const std::string& payload) {
  std::set<std::string> changed;
  for (const FieldChange& change : payload_changes(was.payload, payload)) changed.insert(change.field);
  std::vector<Evidence> evidence;
  for (const Evidence& one : was.evidence)
    if (std::none_of(changed.begin(), changed.end(),
                     [&](const std::string& field) { return is_of(one, field); }))
      evidence.push_back(one);
  std::size_t from = 0;
  if (!was.evidence.empty()) {
    for (std::size_t i = 0; i < document.pages().size(); ++i)
      if (document.pages()[i].raw.number == was.evidence.front().page) from = document.page_span(i).begin;
  }
  for (const auto& [field, text] : payload_fields(payload))
    if (changed.contains(field)) add_found(document, from, field, text, evidence);
  return evidence;
}

/// True when it was done; false where a record that it names is not there.
bool apply(const RecordSplit& split, const Document& document, std::vector<RecordInput>& records) {
  const auto at = find(records, split.kind, split.key);
  if (at == records.end()) return false;
  const RecordInput was = *at;
  at->payload = changed_payload(was.payload, split.first);
  at->evidence = evidence_of(document, was, at->payload);
  at->confidence = 1;
  RecordInput second{split.kind, key_of_second(split, document.source().sha256), split.second,
                     1,          evidence_of(document, was, split.second),       ""};
  for (int use = 2; find(records, second.kind, second.natural_key) != records.end(); ++use)
    second.natural_key = key_of_second(split, document.source().sha256) + "~" + std::to_string(use);
  records.push_back(std::move(second));  // last: the order of those before it stays
  return true;
}

bool apply(const RecordsJoined& join, const Document&, std::vector<RecordInput>& records) {
  const auto joined = find(records, join.kind, join.joined);
  const auto kept = find(records, join.kind, join.kept);
  if (kept == records.end() || joined == records.end() || kept == joined) return false;
  kept->payload = joined_payload(kept->payload, joined->payload);
  const std::vector<Evidence> own = kept->evidence;
  for (const Evidence& one : joined->evidence) {
    // Entries of a list are named by their places, which are others in the list that was put together.
    const std::string field = one.field.substr(0, one.field.find('.'));
    const bool has_own =
        std::any_of(own.begin(), own.end(), [&](const Evidence& e) { return is_of(e, field); });
    if (!has_own || (one.field == field && std::find(own.begin(), own.end(), one) == own.end()))
      kept->evidence.push_back(one);
  }
  if (!joined->body.empty()) kept->body.append(kept->body.empty() ? "" : "\n").append(joined->body);
  kept->confidence = 1;
  records.erase(joined);
  return true;
}

// Done before extracting.
bool apply(const RepairName&, const Document&, std::vector<RecordInput>&) {
  return true;
}
bool apply(const SuggestionTaken&, const Document&, std::vector<RecordInput>&) {
  return true;
}

/// Of a division or a join that was not done: the page of the document shows it beside the taking back. It
/// names the records, so that two of them are two.
Diagnostic said_of_nothing(const ReadingCorrection& said) {
  const auto* join = std::get_if<RecordsJoined>(&said);
  const auto* split = std::get_if<RecordSplit>(&said);
  const bool is_join = join != nullptr;
  const std::string which = is_join            ? " (" + join->kept + " og " + join->joined + ")"
                            : split != nullptr ? " (" + split->key + ")"
                                               : std::string();
  return {std::string(kSaidOfNothing),
          std::string("Et menneske har ") + (is_join ? "slået to poster sammen" : "delt en post") + which +
              ", men " + (is_join ? "de" : "den") +
              " findes ikke længere sådan, og det er ikke gjort. Tag det tilbage på dokumentets side, eller "
              "gør det igen.",
          0};
}

// ---- saying it --------------------------------------------------------------------------------------------

Error no_longer_there(const std::string& where) {
  return {ErrorCode::kNotFound, "Det står ikke længere sådan i dokumentet.", where,
          "Hent siden igen; dokumentet kan være læst på ny imens."};
}

const StoredRecord* record_with(const StoredDocument& stored, const std::string& kind,
                                const std::string& key) {
  const auto at = std::find_if(stored.records.begin(), stored.records.end(), [&](const StoredRecord& record) {
    return record.kind == kind && record.natural_key == key;
  });
  return at == stored.records.end() ? nullptr : &*at;
}

/// What is said of single fields was said of what the machine read there: were that to change under it, the
/// two would be taken for a disagreement. `all`: whatever field it was said of; else one of `fields`.
Result<void> require_not_corrected(Store& store, const StoredRecord& record,
                                   const std::vector<FieldChange>& fields, bool all) {
  const auto said = store.corrections(record.id);
  if (!said) return said.error();
  for (const SaidCorrection& one : *said) {
    if (one.state == "revoked") continue;
    const bool meant = all || std::any_of(fields.begin(), fields.end(), [&](const FieldChange& change) {
                         return change.field == one.field;
                       });
    if (meant)
      return Error{ErrorCode::kUsage, "Et menneske har allerede sagt noget om posten.", record.id,
                   "Tag det tilbage på posten først (»Hvem gjorde hvad«)."};
  }
  return {};
}

Result<void> require_meant(Store&, const StoredDocument& stored, const RepairName& name) {
  const auto read = stored_as_processed(stored);
  if (!read) return read.error();
  for (const Page& page : read->document.pages()) {
    if (page.raw.number != name.page) continue;
    const RepairedText& machine = machine_text(page);
    const std::vector<RepairName> names = names_of(machine, name.page);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == name && raw_word_of(machine, i)) return {};
  }
  return no_longer_there("side " + std::to_string(name.page));
}

Result<void> require_meant(Store&, const StoredDocument& stored, const SuggestionTaken& taken) {
  const auto read = stored_as_processed(stored);
  if (!read) return read.error();
  for (const Page& page : read->document.pages()) {
    if (page.raw.number != taken.name.page) continue;
    const std::vector<RepairName> names = names_of(machine_text(page), taken.name.page);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == taken.name && can_be_taken_up(page, i)) return {};
  }
  return no_longer_there("side " + std::to_string(taken.name.page));
}

Result<void> require_meant(Store& store, const StoredDocument& stored, const RecordSplit& split) {
  const StoredRecord* record = record_with(stored, split.kind, split.key);
  if (record == nullptr) return no_longer_there(split.key);
  return require_not_corrected(store, *record, split.first, false);
}

Result<void> require_meant(Store& store, const StoredDocument& stored, const RecordsJoined& join) {
  const StoredRecord* kept = record_with(stored, join.kind, join.kept);
  const StoredRecord* joined = record_with(stored, join.kind, join.joined);
  if (kept == nullptr || joined == nullptr || kept == joined) return no_longer_there(join.kept);
  if (auto free = require_not_corrected(store, *joined, {}, true); !free) return free;
  return require_not_corrected(
      store, *kept, payload_changes(kept->payload, joined_payload(kept->payload, joined->payload)), false);
}

std::ptrdiff_t said_of_nothing_in(const std::vector<Diagnostic>& diagnostics) {
  return std::count_if(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& one) { return one.code == kSaidOfNothing; });
}

/// Divisions and joins go by the names of records: what is said now must not undo one unseen. What is said of
/// fields the store looks after.
Result<void> require_nothing_undone(const StoredDocument& before, const DocumentInput& now) {
  if (said_of_nothing_in(now.diagnostics) <= said_of_nothing_in(before.diagnostics)) return {};
  return Error{
      ErrorCode::kUsage,
      "Noget, der er delt eller slået sammen af et menneske, ville ikke længere findes under sit navn.",
      before.source.sha256, "Tag delingen eller sammenlægningen tilbage først (»Hvem gjorde hvad«)."};
}

/// More than what was said would be read otherwise, where the document was read by another program or by
/// other rules: then a refusal may have nothing to do with it.
Error with_what_else_changed(Store& store, const std::string& document, Error refused) {
  const auto is_fresh = store.is_fresh(document, run_info("correction"));
  if (refused.code != ErrorCode::kUsage || !is_fresh || *is_fresh) return refused;
  refused.message =
      "Dokumentet er læst af en anden udgave af programmet eller med andre regler, så mere end dette ville "
      "blive læst anderledes: " +
      refused.message;
  refused.hint = "Kør frisaet reprocess først, og sig det igen.";
  return refused;
}

/// In a run of its own, noted as made with what the reading was made with: a document that is out of date
/// stays so, but for its rules, which are asked anew.
Result<RunId> begin_own_run(Store& store, const std::string& document) {
  auto info = store.read_with(document);
  if (!info) return info.error();
  info->reason = "correction";
  info->rules_hash = run_info("").rules_hash;
  return store.begin_run(*info);
}

/// What a person does to a reading: looked at, tried, and stored in one transaction with the reading that
/// comes of it.
struct Deed {
  /// What is in force once it is done; its error where it cannot be meant.
  std::function<Result<SaidOfReading>(const StoredDocument&, SaidOfReading)> decide;
  /// Keeps it in the store.
  std::function<Result<void>()> keep;
};

/// True when it is done; false where somebody else was at it meanwhile.
Result<bool> try_once(Store& store, const std::string& document, const Deed& deed) {
  const auto mark = store.reading_mark(document);
  if (!mark) return mark.error();
  const auto stored = store.document(document);
  if (!stored) return stored.error();
  auto in_force = said_of_reading(store, document);
  if (!in_force) return in_force.error();
  const auto said = deed.decide(*stored, *std::move(in_force));
  if (!said) return said.error();
  auto input = extracted_again(store, *stored, *said);
  if (!input) return input.error();
  const auto run = begin_own_run(store, document);
  if (!run) return run.error();
  bool is_same = false, is_of_records = false;
  const auto done = store.together([&]() -> Result<void> {
    const auto now = store.reading_mark(document);
    if (!now) return now.error();
    is_same = *now == *mark;
    if (!is_same) return {};
    if (auto kept = deed.keep(); !kept) return kept;
    const auto ids = said_of_reading(store, document);
    if (!ids) return ids.error();
    input->said = ids->ids;
    const auto attempt = store.begin_attempt(*run, stored->archive_path);
    if (!attempt) return attempt.error();
    is_of_records = true;
    if (auto same = require_nothing_undone(*stored, *input); !same) return same;
    if (auto put = put_extracted(store, *run, *attempt, *input); !put) return put.error();
    return {};
  });
  // The run's end says nothing of what is stored; where it cannot be noted, the run counts as interrupted.
  static_cast<void>(store.end_run(*run, !done     ? RunState::kFailed
                                        : is_same ? RunState::kDone
                                                  : RunState::kInterrupted));
  if (!done) return is_of_records ? with_what_else_changed(store, document, done.error()) : done.error();
  return is_same;
}

Result<void> change(Store& store, const std::string& document, const Deed& deed) {
  static std::mutex one_at_a_time;  // in a program; others are met by trying again
  const std::lock_guard lock(one_at_a_time);
  for (int i = 0; i < kTriesToPut; ++i) {
    const auto done = try_once(store, document, deed);
    if (!done) return done.error();
    if (*done) return {};
  }
  return said_meanwhile(document);
}

}  // namespace

Result<SaidOfReading> said_of_reading(Store& store, std::string_view document) {
  const auto mark = store.reading_mark(document);
  if (!mark && mark.error().code != ErrorCode::kNotFound) return mark.error();
  const auto all = store.document_corrections(document);
  if (!all) return all.error();
  SaidOfReading said;
  if (mark) said.mark = *mark;
  for (const SaidOfDocument& one : *all) {
    if (!one.revoked_at.empty()) continue;
    auto meant = reading_correction(one.said.operation, one.said.said);
    if (!meant) return meant.error();
    said.meant.push_back(*std::move(meant));
    said.ids.push_back(one.id);
  }
  return said;
}

std::optional<Document> with_raw_words(const Document& document, const std::vector<ReadingCorrection>& said) {
  std::vector<RepairName> names = names_in(said);
  const std::vector<RepairName> taken_up = names_taken_up(said);
  const auto is_changed_already = [](const Page& page) { return page.machine.has_value(); };
  if (names.empty() && taken_up.empty() &&
      std::none_of(document.pages().begin(), document.pages().end(), is_changed_already))
    return std::nullopt;  // nearly always: the pages are not copied for it
  std::vector<Page> pages = document.pages();
  for (std::size_t i = 1; i < pages.size(); ++i)
    add_other_half(machine_text(pages[i - 1]), machine_text(pages[i]), pages[i - 1].raw.number, names);
  bool is_changed = false;
  for (Page& page : pages) {
    const RepairedText machine = machine_text(page);
    RepairedText wanted = with_raw_words(machine, page.raw.text, page.raw.number, names, taken_up);
    if (wanted == page.repaired) continue;
    is_changed = true;
    page.machine = wanted == machine ? std::nullopt : std::optional(machine);
    page.repaired = std::move(wanted);
  }
  if (!is_changed) return std::nullopt;
  return Document(document.source(), std::move(pages), document.diagnostics());
}

Result<void> divide_and_join(Store& store, DocumentInput& input, const Document& document,
                             const SaidOfReading& said) {
  input.said = said.ids;
  const bool any = std::any_of(said.meant.begin(), said.meant.end(), [](const ReadingCorrection& one) {
    return !std::holds_alternative<RepairName>(one) && !std::holds_alternative<SuggestionTaken>(one);
  });
  if (!any) return {};
  if (auto known = store.recognise(input); !known) return known;
  pin_keys(input.records);
  for (const ReadingCorrection& one : said.meant)
    if (!std::visit([&](const auto& meant) { return apply(meant, document, input.records); }, one))
      input.diagnostics.push_back(said_of_nothing(one));
  return {};
}

const StoredRecord* second_of(const StoredDocument& stored, const RecordSplit& split) {
  const std::string key = key_of_second(split, stored.source.sha256);
  // Where another decision of the document had the key before, it has a number: it was added last.
  const auto at =
      std::find_if(stored.records.rbegin(), stored.records.rend(), [&](const StoredRecord& record) {
        return record.kind == split.kind &&
               (record.natural_key == key || record.natural_key.starts_with(key + "~"));
      });
  return at == stored.records.rend() ? nullptr : &*at;
}

Result<std::int64_t> correct_reading(Store& store, const std::string& document,
                                     const ReadingCorrection& correction, const std::string& author,
                                     const std::string& reason, const std::function<Result<void>()>& still) {
  std::int64_t id = 0;
  const auto decide = [&](const StoredDocument& stored, SaidOfReading said) -> Result<SaidOfReading> {
    if (auto same = still ? still() : Result<void>(); !same) return same.error();
    const auto with = store.read_with(document);
    if (!with) return with.error();
    if (with->reason == kSurveyImported || with->reason == kToldByPerson)
      return Error{ErrorCode::kUsage, "Dokumentet er ikke læst af en maskine.", document, "Ret posten selv."};
    if (auto meant =
            std::visit([&](const auto& one) { return require_meant(store, stored, one); }, correction);
        !meant)
      return meant.error();
    if (std::find(said.meant.begin(), said.meant.end(), correction) == said.meant.end())
      said.meant.push_back(correction);
    return said;
  };
  const auto keep = [&]() -> Result<void> {
    const auto kept = store.correct_document(
        {document, std::string(operation_of(correction)), said_json(correction), author, reason});
    if (!kept) return kept.error();
    id = *kept;
    return {};
  };
  if (auto done = change(store, document, {decide, keep}); !done) return done.error();
  return id;
}

Result<void> revoke_reading(Store& store, const std::string& document, std::int64_t id,
                            const std::string& author) {
  const auto decide = [&](const StoredDocument& stored, SaidOfReading said) -> Result<SaidOfReading> {
    for (std::size_t i = 0; i < said.ids.size(); ++i) {
      if (said.ids[i] != id) continue;
      const auto* split = std::get_if<RecordSplit>(&said.meant[i]);
      const StoredRecord* second = split == nullptr ? nullptr : second_of(stored, *split);
      if (second != nullptr) {
        if (auto free = require_not_corrected(store, *second, {}, true); !free) return free.error();
      }
      said.meant.erase(said.meant.begin() + static_cast<std::ptrdiff_t>(i));
      said.ids.erase(said.ids.begin() + static_cast<std::ptrdiff_t>(i));
      return said;
    }
    return said;  // keeping it says that it is not in force
  };
  const auto keep = [&] { return store.revoke_document_correction(document, id, author); };
  return change(store, document, {decide, keep});
}

}  // namespace frisaet
