-- What the machine last read of each record that is known by what it says and where it stands (all kinds but decisions), before
-- people divided or joined any: by this a later reading's records are known again (pipeline/store/known_records.h). Keys were
-- numbers by place before, and stay what they are; new ones are made from what a record says. `content_key` is the one that its
-- newest content would give it, `places` a JSON list of [page, raw words, x0, y0, x1, y1], `ordinal` its place in the newest
-- reading; NULL: that one has it no more.
CREATE TABLE known_record (
  document_id TEXT NOT NULL REFERENCES document,
  kind TEXT NOT NULL,
  natural_key TEXT NOT NULL,
  content_key TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  places TEXT NOT NULL CHECK (json_valid(places)),
  ordinal INTEGER,
  PRIMARY KEY (document_id, kind, natural_key)
) WITHOUT ROWID;
-- The second of two that a person divided has a key of four parts: the machine never read it.
INSERT OR IGNORE INTO known_record
  SELECT r.document_id, c.kind, c.natural_key, '', v.payload,
    (SELECT json_group_array(json_array(e.page, e.raw_quote, e.x0, e.y0, e.x1, e.y1)) FROM evidence e
      WHERE e.reading_id = v.reading_id AND e.record_id = c.id),
    (SELECT n.ordinal FROM record_version n WHERE n.record_id = c.id
      AND n.reading_id = (SELECT max(m.id) FROM reading m WHERE m.document_id = r.document_id))
  FROM record c JOIN record_version v ON v.record_id = c.id JOIN reading r ON r.id = v.reading_id
  WHERE c.kind <> 'decision' AND c.natural_key NOT LIKE '%|%|%|%'
    AND v.reading_id = (SELECT max(w.reading_id) FROM record_version w JOIN reading s ON s.id = w.reading_id
      WHERE w.record_id = c.id
      -- What a person joined or divided holds the words of another record, or lacks some of its own: what the machine read
      -- before counts, and where that is not there, the record is not known again.
      AND NOT EXISTS (SELECT 1 FROM document_correction k WHERE k.document_id = s.document_id AND k.revoked_at IS NULL
        AND k.operation IN ('split', 'join') AND k.said ->> '$.kind' = c.kind
        AND c.natural_key IN (k.said ->> '$.key', k.said ->> '$.kept')
        AND iif(s.said IS NULL, s.created_at >= k.made_at, ',' || s.said || ',' LIKE '%,' || k.id || ',%')));

-- The record that a correction was said of, where that was called otherwise then: what its author saw was read in that one's
-- versions. No reference: that record may be erased.
ALTER TABLE correction ADD COLUMN said_of TEXT;

-- What was said of a record that no newest reading holds waits for a person, as programs before this did not tell.
UPDATE correction AS k SET state = 'conflict'
  WHERE k.state IN ('active', 'agreed') AND k.operation <> 'withdraw'
    AND EXISTS (SELECT 1 FROM current_record n JOIN reading r ON r.id = n.reading_id JOIN document d ON d.id = r.document_id
      WHERE d.reading_id IS NOT NULL AND n.record_id = k.record_id AND NOT n.found AND k.made_at <=
        (SELECT min(m.created_at) FROM reading m WHERE m.document_id = d.id AND m.id > n.reading_id));
