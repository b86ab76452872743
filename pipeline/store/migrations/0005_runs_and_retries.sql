-- What a run did, kept with each file on its way in, so that a run that was killed can be told of too. `result` is one JSON
-- object: pages by origin, records by kind, doubts, milliseconds by stage; NULL where nothing was read, or before this was
-- kept. `municipality_code` is the one told with the file ('' = none): of a file that cannot be read nothing else is known.
-- Whether a run's process still lives is in no table: see run_locks.h.
ALTER TABLE attempt ADD COLUMN municipality_code TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN result TEXT CHECK (result IS NULL OR json_valid(result));
CREATE INDEX attempt_by_run ON attempt (run_id);
CREATE INDEX attempt_by_path ON attempt (path, id);
CREATE INDEX attempt_by_hash ON attempt (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX reading_by_run ON reading (run_id);

-- Files of the watched folder that are to be tried once more: where the claim lies below claimed/, how often it was tried,
-- and when it is due (seconds since 1970). A start after a fault goes on counting.
CREATE TABLE retry (
  claim TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) WITHOUT ROWID;
