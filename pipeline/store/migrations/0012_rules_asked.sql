-- Which rule files a reading asked, each with its SHA-256 (a JSON object by file name): only those decide whether other rules would
-- read it differently. Few combinations serve all readings. NULL: read by a program that did not note it, or without rules.
CREATE TABLE rules_asked (
  id INTEGER PRIMARY KEY,
  files TEXT NOT NULL UNIQUE CHECK (json_valid(files))
);
ALTER TABLE reading ADD COLUMN rules_asked INTEGER REFERENCES rules_asked;
