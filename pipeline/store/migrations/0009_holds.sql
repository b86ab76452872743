-- Documents in which personal data was found are held for a person: `held` is a projection of the newest reading's pages, the
-- names it came under and the releases (pipeline/store/holds.h), made anew with the others. The places are not kept: they are
-- found again in the pages.
ALTER TABLE document ADD COLUMN held INTEGER NOT NULL DEFAULT 0;

-- A person has looked: what stood in this reading, and in the names until this arrival, need not be held. What a later reading
-- finds beside it is held again.
CREATE TABLE release (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document,
  reading_id INTEGER NOT NULL REFERENCES reading,
  arrival_id INTEGER NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  revoked_by TEXT,
  revoked_at TEXT
);
CREATE INDEX release_by_document ON release (document_id);
