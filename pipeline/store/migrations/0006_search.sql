-- What a row of the index is searched and filtered by beside its text: `context` holds municipality, body, day, item and
-- case number in words, and keys (words after two control characters, pipeline/store/fts5_tokenizer.h) by which the index
-- itself narrows to a municipality, a year, an outcome, an area or a kind without looking rows up.
DROP TRIGGER search_doc_added;
DROP TRIGGER search_doc_removed;
DROP TRIGGER search_doc_changed;
DROP TABLE search;
DELETE FROM search_area;
DELETE FROM search_doc;  -- the program makes rows and index anew when it opens the store next
ALTER TABLE search_doc ADD COLUMN context TEXT NOT NULL DEFAULT '';

-- Filters and facets are read from here: rows of the table itself hold texts, a page of the file each.
CREATE INDEX search_doc_narrow ON search_doc (id, municipality_code, date, outcome, kind, document_type, body_kind, closed,
                                              municipality_name, committee_key);

CREATE VIRTUAL TABLE search USING fts5 (
  title, decision, summary, body, context,
  content = 'search_doc', content_rowid = 'id', tokenize = 'dansk'
);

CREATE TRIGGER search_doc_added AFTER INSERT ON search_doc BEGIN
  INSERT INTO search (rowid, title, decision, summary, body, context)
  VALUES (new.id, new.title, new.decision, new.summary, new.body, new.context);
END;
CREATE TRIGGER search_doc_removed AFTER DELETE ON search_doc BEGIN
  INSERT INTO search (search, rowid, title, decision, summary, body, context)
  VALUES ('delete', old.id, old.title, old.decision, old.summary, old.body, old.context);
END;
CREATE TRIGGER search_doc_changed AFTER UPDATE OF title, decision, summary, body, context ON search_doc BEGIN
  INSERT INTO search (search, rowid, title, decision, summary, body, context)
  VALUES ('delete', old.id, old.title, old.decision, old.summary, old.body, old.context);
  INSERT INTO search (rowid, title, decision, summary, body, context)
  VALUES (new.id, new.title, new.decision, new.summary, new.body, new.context);
END;

-- The words of the index, for finding the one that was meant.
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search, instance);
