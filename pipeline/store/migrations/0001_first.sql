-- The store's first schema. Machine readings are appended, never rewritten; what people say stands beside them;
-- current_record, search_doc, search_area and search are projections that Store::rebuild() makes anew.
-- Times are UTC (2026-11-20T17:48:00Z), days ISO, municipality codes text of three digits, spans not stored at all.

-- Facts about the database itself: `tokenizer` = what the search index was made with.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- ---- how things were read -------------------------------------------------------------------------------------------

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  program_version TEXT NOT NULL,
  rules_hash TEXT NOT NULL,
  model_hash TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'interrupted', 'failed')),
  started_at TEXT NOT NULL,
  ended_at TEXT
);

-- The ledger: one row for each file on its way in. `sha256` is no reference: a rejected file has no document.
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run,
  path TEXT NOT NULL,
  sha256 TEXT,
  state TEXT NOT NULL CHECK (state IN ('seen', 'stable', 'claimed', 'read', 'stored', 'done', 'duplicate', 'rejected',
                                       'quarantined')),
  error_code TEXT,
  message TEXT,
  started_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
CREATE INDEX attempt_by_state ON attempt (state, id);

-- ---- what came in ---------------------------------------------------------------------------------------------------

-- A document is its bytes: `id` is their SHA-256.
CREATE TABLE document (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  archive_path TEXT NOT NULL,
  received_at TEXT NOT NULL,
  reading_id INTEGER REFERENCES reading  -- the newest
) WITHOUT ROWID;

-- Every name under which it came, and the municipality that a person or a folder gave it ('' = none given).
CREATE TABLE arrival (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  municipality_code TEXT NOT NULL,
  received_at TEXT NOT NULL,
  UNIQUE (document_id, name, path, municipality_code)
);

-- What one run read a document to be. A run that read the same again is only noted in confirmed_by.
CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document,
  run_id INTEGER NOT NULL REFERENCES run,
  confirmed_by INTEGER NOT NULL REFERENCES run,
  content_hash TEXT NOT NULL,
  pages_hash TEXT NOT NULL,
  pages_of INTEGER NOT NULL,  -- the reading that holds the pages: an earlier one where they are equal
  type TEXT NOT NULL,
  title TEXT,
  date TEXT,
  municipality_code TEXT,
  municipality_name TEXT,
  areas TEXT NOT NULL CHECK (json_valid(areas)),
  confidence REAL NOT NULL,
  created_at TEXT NOT NULL
);
CREATE INDEX reading_by_document ON reading (document_id);

CREATE TABLE page (
  reading_id INTEGER NOT NULL REFERENCES reading,
  number INTEGER NOT NULL,
  origin TEXT NOT NULL,
  reason TEXT NOT NULL,
  confidence REAL NOT NULL,
  text TEXT NOT NULL,
  furniture TEXT NOT NULL CHECK (json_valid(furniture)),
  blob BLOB NOT NULL,  -- raw text, words, boxes, offset map, repairs: pipeline/json/page_blob.h
  PRIMARY KEY (reading_id, number)
);

CREATE TABLE diagnostic (
  reading_id INTEGER NOT NULL REFERENCES reading,
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (reading_id, ordinal)
) WITHOUT ROWID;

-- ---- records --------------------------------------------------------------------------------------------------------

-- Identity. `id` is made from kind and natural key, so that a rebuilt store has the same ids.
CREATE TABLE record (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  natural_key TEXT NOT NULL,
  UNIQUE (kind, natural_key)
) WITHOUT ROWID;
CREATE INDEX record_by_kind ON record (kind, id);

CREATE TABLE record_version (
  record_id TEXT NOT NULL REFERENCES record,
  reading_id INTEGER NOT NULL REFERENCES reading,
  ordinal INTEGER NOT NULL,  -- place among the reading's records
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  body TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (record_id, reading_id)
);
CREATE UNIQUE INDEX record_version_by_reading ON record_version (reading_id, ordinal);

-- record_id '' = the document's own facts (type, title, date …).
CREATE TABLE evidence (
  reading_id INTEGER NOT NULL REFERENCES reading,
  record_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  field TEXT NOT NULL,
  page INTEGER NOT NULL,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,  -- points, origin top left; NULL for text files
  quote TEXT NOT NULL,
  raw_quote TEXT NOT NULL,
  PRIMARY KEY (reading_id, record_id, ordinal)
) WITHOUT ROWID;

-- ---- people ---------------------------------------------------------------------------------------------------------

-- One row for each thing said; at most one per field is in force. machine_value is what the person saw (JSON), so that a
-- later reading can be told from it: state `agreed` when the machine now says the same, `conflict` when a third thing.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL REFERENCES record,
  field TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('set', 'clear', 'confirm', 'withdraw')),
  value TEXT CHECK (value IS NULL OR json_valid(value)),
  machine_value TEXT,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'agreed', 'conflict', 'revoked'))
);
CREATE UNIQUE INDEX correction_in_force ON correction (record_id, field) WHERE state <> 'revoked';

-- ---- projections ----------------------------------------------------------------------------------------------------

-- Which version of a record counts now, with corrections applied (payload NULL = as the version has it).
CREATE TABLE current_record (
  record_id TEXT PRIMARY KEY REFERENCES record,
  reading_id INTEGER NOT NULL REFERENCES reading,
  payload TEXT,
  found INTEGER NOT NULL,     -- 0: no newest reading holds it any more
  corrected INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL
) WITHOUT ROWID;

-- One row for each decision, and one for each document that holds no decision. Filters stand first: they are read without
-- loading the texts.
CREATE TABLE search_doc (
  id INTEGER PRIMARY KEY,
  record_id TEXT,  -- NULL = the document as a whole
  document_id TEXT NOT NULL REFERENCES document,
  kind TEXT NOT NULL,           -- `decision`, or the document's type
  document_type TEXT NOT NULL,
  municipality_code TEXT,
  municipality_name TEXT,
  committee TEXT,
  committee_key TEXT,           -- fold(committee)
  body_kind TEXT,
  date TEXT,
  item_number TEXT,
  outcome TEXT,
  closed INTEGER NOT NULL,
  title TEXT NOT NULL,
  decision TEXT NOT NULL,
  summary TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX search_doc_by_record ON search_doc (record_id) WHERE record_id IS NOT NULL;
CREATE UNIQUE INDEX search_doc_by_document ON search_doc (document_id) WHERE record_id IS NULL;
CREATE INDEX search_doc_by_municipality ON search_doc (municipality_code, date);
CREATE INDEX search_doc_by_date ON search_doc (date);

CREATE TABLE search_area (
  area TEXT NOT NULL,
  search_doc_id INTEGER NOT NULL REFERENCES search_doc ON DELETE CASCADE,
  PRIMARY KEY (area, search_doc_id)
) WITHOUT ROWID;
CREATE INDEX search_area_by_row ON search_area (search_doc_id);

CREATE VIRTUAL TABLE search USING fts5 (
  title, decision, summary, body,
  content = 'search_doc', content_rowid = 'id', tokenize = 'dansk'
);

-- The index follows its table by itself: no code path can forget it.
CREATE TRIGGER search_doc_added AFTER INSERT ON search_doc BEGIN
  INSERT INTO search (rowid, title, decision, summary, body)
  VALUES (new.id, new.title, new.decision, new.summary, new.body);
END;
CREATE TRIGGER search_doc_removed AFTER DELETE ON search_doc BEGIN
  INSERT INTO search (search, rowid, title, decision, summary, body)
  VALUES ('delete', old.id, old.title, old.decision, old.summary, old.body);
END;
CREATE TRIGGER search_doc_changed AFTER UPDATE OF title, decision, summary, body ON search_doc BEGIN
  INSERT INTO search (search, rowid, title, decision, summary, body)
  VALUES ('delete', old.id, old.title, old.decision, old.summary, old.body);
  INSERT INTO search (rowid, title, decision, summary, body)
  VALUES (new.id, new.title, new.decision, new.summary, new.body);
END;
