#include "pipeline/store/fts5_tokenizer.h"

#include <sqlite3.h>

#include <new>

namespace frisaet::sqlite {
namespace {

using Emit = int (*)(void* context, int flags, const char* token, int size, int begin, int end);

int emit_token(Emit emit, void* context, int flags, const std::string& token, Span word) {
  return emit(context, flags, token.data(), static_cast<int>(token.size()), static_cast<int>(word.begin),
              static_cast<int>(word.end));
}

int tokenize(Analyzer& analyzer, int flags, std::string_view text, Emit emit, void* context) {
  const bool is_query = (flags & FTS5_TOKENIZE_QUERY) != 0;
  const bool is_prefix = (flags & FTS5_TOKENIZE_PREFIX) != 0;
  std::string surface;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) {
    const Terms& terms = analyzer.terms(word->of(text));
    if (terms.stem.empty()) continue;
    surface.assign(1, '=').append(terms.surface);
    int result = SQLITE_OK;
    if (!is_query) {
      result = emit_token(emit, context, 0, terms.stem, *word);
      if (result == SQLITE_OK) result = emit_token(emit, context, FTS5_TOKEN_COLOCATED, surface, *word);
    } else if (is_prefix || (word->begin > 0 && text[word->begin - 1] == '=')) {
      result = emit_token(emit, context, 0, surface, *word);
    } else {
      result = emit_token(emit, context, 0, terms.stem, *word);
    }
    if (result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

// FTS5 speaks C: no exception may pass these three.

int create_tokenizer(void* context, const char**, int, Fts5Tokenizer** out) {
  *out = static_cast<Fts5Tokenizer*>(context);  // the analyzer itself: one a connection, not owned here
  return SQLITE_OK;
}

void delete_tokenizer(Fts5Tokenizer*) {}

int run_tokenizer(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size, Emit emit) {
  try {
    auto& analyzer = *reinterpret_cast<Analyzer*>(tokenizer);
    return tokenize(analyzer, flags, {text == nullptr ? "" : text, static_cast<std::size_t>(size)}, emit,
                    context);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (...) {
    return SQLITE_ERROR;
  }
}

fts5_api* api_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

void register_tokenizer(Database& database, Analyzer& analyzer) {
  fts5_api* api = api_of(database.handle());
  if (api == nullptr || api->iVersion < 2) throw SqliteFailure(SQLITE_ERROR, "FTS5 mangler i denne SQLite");
  fts5_tokenizer tokenizer{create_tokenizer, delete_tokenizer, run_tokenizer};
  const int result = api->xCreateTokenizer(api, "dansk", &analyzer, &tokenizer, nullptr);
  if (result != SQLITE_OK) throw SqliteFailure(result, sqlite3_errstr(result));
}

}  // namespace frisaet::sqlite
