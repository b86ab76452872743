-- Files that came by mistake. While a withdrawal is in force, document.reading_id is NULL: whatever joins a document with its
-- newest reading does not see it, also what is written after this. Readings and corrections stay, for when it is taken back.
-- `with_mail`: the mail with which an attachment was withdrawn, and with which it comes back. The same bytes dropped again
-- change nothing.
CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document,
  with_mail TEXT REFERENCES document,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  undone_by TEXT,
  undone_reason TEXT,
  undone_at TEXT
);
CREATE UNIQUE INDEX withdrawal_in_force ON withdrawal (document_id) WHERE undone_at IS NULL;
