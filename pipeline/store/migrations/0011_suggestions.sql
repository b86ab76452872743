-- People can also take up what the machine only suggested (`suggestion`). SQLite cannot change a CHECK: the table is made anew.
CREATE TABLE document_correction_new (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document,
  operation TEXT NOT NULL CHECK (operation IN ('raw_word', 'split', 'join', 'suggestion')),
  said TEXT NOT NULL CHECK (json_valid(said)),
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  revoked_by TEXT,
  revoked_at TEXT
);
INSERT INTO document_correction_new SELECT * FROM document_correction;
DROP TABLE document_correction;
ALTER TABLE document_correction_new RENAME TO document_correction;
CREATE UNIQUE INDEX document_correction_in_force ON document_correction (document_id, operation, said) WHERE revoked_at IS NULL;
