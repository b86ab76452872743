-- What people say of how a document was read, as against of a record's field (correction): `raw_word` takes a repair back,
-- `split` makes two records of one, `join` one of two. `said` is a JSON object that pipeline/json/reading_correction.h reads.
-- The program applies what is in force whenever it reads the document or extracts from it; the reading before stays, so what
-- the machine said is kept. What was taken back stays with its time.
CREATE TABLE document_correction (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document,
  operation TEXT NOT NULL CHECK (operation IN ('raw_word', 'split', 'join')),
  said TEXT NOT NULL CHECK (json_valid(said)),
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  revoked_by TEXT,
  revoked_at TEXT
);
CREATE UNIQUE INDEX document_correction_in_force ON document_correction (document_id, operation, said) WHERE revoked_at IS NULL;
