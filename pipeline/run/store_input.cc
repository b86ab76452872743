#include "pipeline/run/store_input.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "models/municipality/municipality.h"
#include "models/text/utf8.h"
#include "pipeline/json/page_blob.h"
#include "pipeline/json/records.h"

namespace frisaet {
namespace {

/// The words that a repaired text may have been instead: what stood in its place where it was mended, what
/// was only suggested where it was not; of the findings that `counts`. They are indexed beside the text, so
/// that a repair that somebody refuses, or one that should have been made, still finds the document. Short
/// ones are left out: they are words of their own (`for`, `far`) and would find everything.
template <typename Counts>
std::string other_readings(const std::vector<Repair>& repairs, Counts&& counts) {
  constexpr std::array<std::string_view, 6> kOnWords{"lost_alphabet", "unlisted_name", "lost_letter",
                                                     "lost_space",    "stray_letter",  "damaged_address"};
  constexpr std::size_t kShortest = 4;
  std::set<std::string_view> words;
  for (const Repair& repair : repairs) {
    if (std::find(kOnWords.begin(), kOnWords.end(), repair.rule) == kOnWords.end() || !counts(repair))
      continue;
    const bool is_mended =
        repair.status == Repair::Status::kApplied || repair.status == Repair::Status::kTakenUp;
    const std::string& other = is_mended ? repair.before : repair.after;
    if (count_code_points(other) >= kShortest) words.insert(other);
  }
  std::string list;
  for (const std::string_view word : words) list.append(list.empty() ? "" : " ").append(word);
  return list;
}

StoredPage stored_page(const Page& page) {
  StoredPage stored{
      page.raw.number, page.raw.origin, page.raw.reason, page.raw.confidence, page.repaired.text, {}, {}};
  for (const Furniture& piece : page.repaired.furniture) stored.furniture.push_back(piece.text);
  std::string others = other_readings(page.repaired.repairs, [](const Repair&) { return true; });
  if (!others.empty()) stored.furniture.push_back(std::move(others));
  stored.blob = page_to_blob(page);
  return stored;
}

/// A record's text for the index: what it covers of the document, and the other readings of that.
std::string body_of(const Document& document, Span extent) {
  std::string body(extent.of(document.text()));
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    const Span page = document.page_span(i);
    if (page.end < extent.begin || page.begin > extent.end) continue;
    const std::string others =
        other_readings(document.pages()[i].repaired.repairs, [&](const Repair& repair) {
          return extent.contains(Span{page.begin + repair.repaired.begin, page.begin + repair.repaired.end});
        });
    if (!others.empty()) body.append("\v").append(others);
  }
  return body;
}

/// The municipality that somebody told when the document came before, the latest first.
std::optional<MunicipalityRef> told_before(const std::vector<StoredArrival>& arrivals) {
  for (auto it = arrivals.rbegin(); it != arrivals.rend(); ++it) {
    if (const Municipality* m = MunicipalityIndex::standard().by_code(it->arrival.municipality_code)) {
      return MunicipalityRef{m->code, m->name};
    }
  }
  return std::nullopt;
}

}  // namespace

DocumentInput store_input(const ProcessedDocument& processed, Arrival arrival, std::string archive_path) {
  const Document& document = processed.document;
  DocumentInput input{document.source(),  processed.extraction.facts, {}, {}, processed.diagnostics(),
                      std::move(arrival), std::move(archive_path)};
  input.milliseconds = processed.milliseconds;
  input.rules = processed.rules;
  for (const Page& page : document.pages()) input.pages.push_back(stored_page(page));
  std::map<std::string_view, std::size_t> ordinals;
  for (const Record& record : processed.extraction.records) {
    const std::string_view kind = kind_of(record);
    input.records.push_back(
        {std::string(kind), natural_key(record, document.source().sha256, ordinals[kind]++),
         record_payload(record), record.confidence, record.evidence, body_of(document, record.extent)});
  }
  return input;
}

Result<PutOutcome> put_in_own_run(Store& store, const std::string& reason, const ProcessedDocument& processed,
                                  const Arrival& arrival, const std::string& archive_path,
                                  const std::string& round) {
  if (auto may = store.may_enter(processed.document.source().sha256); !may) return may.error();
  const auto run = store.begin_run(run_info(reason));
  if (!run) return run.error();
  const auto attempt = store.begin_attempt(*run, arrival.path, arrival.municipality_code);
  if (!attempt) return attempt.error();
  DocumentInput input = store_input(processed, arrival, archive_path);
  input.round = round;
  auto put = store.put_document(*run, input, *attempt);
  if (!put) return put;
  if (auto done = store.advance_attempt(*attempt, AttemptState::kDone); !done) return done.error();
  if (auto ended = store.end_run(*run, RunState::kDone); !ended) return ended.error();
  return put;
}

Result<bool> pass_over_if_known(Store& store, const RunInfo& info, const OpenedFile& file,
                                const std::string& path, Given& given, AttemptId attempt) {
  const std::string& sha256 = file.source.sha256;
  if (auto may = store.may_enter(sha256); !may) return may.error();
  const auto arrivals = store.arrivals(sha256);
  if (!arrivals) return arrivals.error();
  if (arrivals->empty()) return false;
  const auto told = told_before(*arrivals);
  const bool says_more = given.municipality && given.municipality != told;
  if (!given.municipality) given.municipality = told;
  const auto fresh = store.is_fresh(sha256, info);
  if (!fresh) return fresh.error();
  if (!*fresh || says_more) return false;
  const std::string code = given.municipality ? given.municipality->code : std::string();
  if (auto added = store.add_arrival(sha256, {file.source.name, path, code}); !added) return added.error();
  if (auto noted = store.advance_attempt(attempt, AttemptState::kDuplicate, sha256); !noted)
    return noted.error();
  return true;
}

std::string in_danish(const OtherVersion& version) {
  return "en anden udgave af " + version.name + " (" + version.document.substr(0, 12) +
         "): " + std::to_string(version.shared) +
         (version.shared == 1 ? " fælles punkt" : " fælles punkter") +
         (version.different == 0 ? ", læst ens"
                                 : ", heraf " + std::to_string(version.different) + " læst forskelligt");
}

std::string in_danish(const std::vector<OtherVersion>& versions) {
  return in_danish(versions.front()) +
         (versions.size() == 1 ? "" : " – og af " + std::to_string(versions.size() - 1) + " til");
}

Result<ProcessedDocument> stored_as_processed(const StoredDocument& stored) {
  std::vector<Page> pages;
  for (const StoredPage& page : stored.pages) {
    auto decoded = page_from_blob(page.blob);
    if (!decoded) return decoded.error();
    pages.push_back(std::move(*decoded));
  }
  Extraction extraction{stored.facts, {}, {}};
  for (const StoredRecord& record : stored.records) {
    auto decoded = record_from_payload(record.payload, record.confidence);
    if (!decoded) return decoded.error();
    decoded->evidence = record.evidence;
    extraction.records.push_back(std::move(*decoded));
  }
  return ProcessedDocument{Document(stored.source, std::move(pages), stored.diagnostics),
                           std::move(extraction)};
}

}  // namespace frisaet
