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

/// Emits what the index holds of a document's word.
int emit_all(Emit emit, void* context, const Terms& terms, Span word, std::string& token) {
  int result = emit_token(emit, context, 0, terms.stem, word);
  token.assign(1, kSurfaceMark).append(terms.surface);
  if (result == SQLITE_OK) result = emit_token(emit, context, FTS5_TOKEN_COLOCATED, token, word);
  for (std::size_t i = 0; i < terms.parts.size() && result == SQLITE_OK; ++i) {
    token.assign(1, kPartMark).append(terms.parts[i]);
    result = emit_token(emit, context, FTS5_TOKEN_COLOCATED, token, word);
  }
  return result;
}

int tokenize(Analyzer& analyzer, int flags, std::string_view text, Emit emit, void* context) {
  const bool is_query = (flags & FTS5_TOKENIZE_QUERY) != 0;
  const bool is_prefix = (flags & FTS5_TOKENIZE_PREFIX) != 0;
  std::string token;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) {
    const Terms& terms = analyzer.terms(word->of(text));
    if (terms.stem.empty()) continue;
    const char mark = word->begin > 0 ? text[word->begin - 1] : ' ';
    int result = SQLITE_OK;
    if (text.substr(0, word->begin).ends_with(kKeyMark)) {
      token.assign(kKeyMark).append(terms.surface);
      result = emit_token(emit, context, 0, token, *word);
    } else if (!is_query) {
      result = emit_all(emit, context, terms, *word, token);
    } else if (is_prefix || mark == kSurfaceMark) {
      token.assign(1, kSurfaceMark).append(terms.surface);
      result = emit_token(emit, context, 0, token, *word);
    } else if (mark == kPartMark) {
      token.assign(1, kPartMark).append(terms.stem);
      result = emit_token(emit, context, 0, token, *word);
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

}  // namespace

fts5_api* fts5_of(Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  if (api == nullptr || api->iVersion < 2) throw SqliteFailure(SQLITE_ERROR, "FTS5 mangler i denne SQLite");
  return api;
}

void register_tokenizer(Database& database, Analyzer& analyzer) {
  fts5_api* api = fts5_of(database);
  fts5_tokenizer tokenizer{create_tokenizer, delete_tokenizer, run_tokenizer};
  const int result = api->xCreateTokenizer(api, "dansk", &analyzer, &tokenizer, nullptr);
  if (result != SQLITE_OK) throw SqliteFailure(result, sqlite3_errstr(result));
}

}  // namespace frisaet::sqlite
