-- How a row of the index stands with people: `auto` read surely, `check` waits for a person, `ok` a person said so, `conflict`
-- a person and the machine say different things (pipeline/store/projection.h). A projection like the others of the row; the
-- program makes rows and index anew when it opens the store next.
ALTER TABLE search_doc ADD COLUMN review TEXT NOT NULL DEFAULT 'auto';

-- Filters and facets are read from here.
DROP INDEX search_doc_narrow;
CREATE INDEX search_doc_narrow ON search_doc (id, municipality_code, date, outcome, kind, document_type, body_kind, closed,
                                              review, municipality_name, committee_key);
