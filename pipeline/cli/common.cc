#include <pwd.h>
#include <unistd.h>

#include <ostream>

#include "models/municipality/municipality.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/opened_file.h"

namespace frisaet {
namespace {

Error empty_folder(const Terminal& terminal) {
  return {ErrorCode::kNotFound, "Datamappen er tom.", display_name(terminal.data),
          "Læs noget ind med frisaet ingest, eller vælg en anden mappe med --data."};
}

}  // namespace

int report(const Terminal& terminal, const Error& error) {
  terminal.err << "frisaet: " << error.describe() << '\n';
  switch (error.code) {
    case ErrorCode::kUsage:
    case ErrorCode::kNotFound:
      return kExitUsage;
    case ErrorCode::kUnreadable:
    case ErrorCode::kEncrypted:
    case ErrorCode::kUnsupported:
    case ErrorCode::kTimeout:
    case ErrorCode::kLimit:
    case ErrorCode::kCrashed:
      return kExitQuarantined;
    default:
      return kExitFailed;
  }
}

std::string author_or_login(const std::string& given) {
  if (!given.empty()) return given;
  const passwd* user = getpwuid(geteuid());
  return user != nullptr ? user->pw_name : "ukendt";
}

Result<std::string> document_named(Store& store, const std::string& id) {
  auto found = store.find(id);
  if (!found) return found.error();
  if (found->kind == Store::Found::Kind::kDocument) return std::move(found->id);
  return Error{
      ErrorCode::kUsage, "Det er en post og ikke et dokument.", id,
      "frisaet review reject tager én post ud; frisaet show ID viser, hvilket dokument den er læst i."};
}

Result<MunicipalityRef> municipality_named(const std::string& name) {
  const auto& index = MunicipalityIndex::standard();
  if (const Municipality* known = index.named(name)) return MunicipalityRef{known->code, known->name};
  Error error{ErrorCode::kUsage, "Kommunen \"" + name + "\" kendes ikke.", "",
              "Skriv dens navn eller trecifrede kode; frisaet register viser dem alle."};
  if (const auto match = index.by_name(name))
    error.hint = "Mente du " + match->municipality->name + "? Skriv navnet helt ud.";
  return error;
}

Result<std::string> read_text_file(const std::filesystem::path& path) {
  constexpr std::size_t kMostBytes = std::size_t{64} << 20;  // a million rows of replies have less
  auto file = open_file(path, kMostBytes);
  if (!file) return file.error();
  return std::move(file->bytes);
}

Result<Store> open_to_read(const Terminal& terminal) {
  auto store = Store::open_reading(terminal.data / kDatabase);
  if (!store && store.error().code == ErrorCode::kNotFound) return empty_folder(terminal);
  return store;
}

Result<Store> open_to_change(const Terminal& terminal) {
  std::error_code code;
  if (!std::filesystem::exists(terminal.data / kDatabase, code) && !code) return empty_folder(terminal);
  return Store::open(terminal.data / kDatabase);
}

}  // namespace frisaet
