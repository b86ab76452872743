-- What people decide where sources disagree: `record_id` counts in that phase, of those listed in `seen` (a JSON list of
-- record ids). `said` is the wish as the person saw it, so that a later reading can be told from it. At most one for a
-- municipality and phase is in force; what was taken back or decided anew stays, with the time.
CREATE TABLE ruling (
  id INTEGER PRIMARY KEY,
  round TEXT NOT NULL,
  phase TEXT NOT NULL,
  municipality_code TEXT NOT NULL,
  record_id TEXT NOT NULL REFERENCES record,
  seen TEXT NOT NULL CHECK (json_valid(seen)),
  said TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  revoked_at TEXT
);
CREATE UNIQUE INDEX ruling_in_force ON ruling (round, phase, municipality_code) WHERE revoked_at IS NULL;

-- A register that somebody signed off under a name: never changed, never removed. `sha256` is that of `content`, which
-- pipeline/json/frozen.h reads.
CREATE TABLE frozen_register (
  name TEXT PRIMARY KEY,
  round TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER frozen_register_stays BEFORE UPDATE ON frozen_register BEGIN
  SELECT raise(ABORT, 'frozen_register rows are never changed');
END;
CREATE TRIGGER frozen_register_remains BEFORE DELETE ON frozen_register BEGIN
  SELECT raise(ABORT, 'frozen_register rows are never removed');
END;
