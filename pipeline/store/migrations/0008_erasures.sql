-- What was erased for good, without anything of what it held: `subject` is the SHA-256 of a document's bytes, which are never
-- taken in again. `bytes` and `archive_path` are for removing the files; `finished_at` is NULL until those are gone and the
-- database file has been made anew without the rows.
CREATE TABLE erasure (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE CHECK (length(subject) = 64),
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  pages INTEGER NOT NULL,
  records INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  archive_path TEXT NOT NULL,
  finished_at TEXT
);
