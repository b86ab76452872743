-- What a search reads of every row it finds: what the row counts as in each facet, in one text (pipeline/store/facets.h), and
-- how many words it has, for ranking. Projections like the row's other columns; the program makes rows and index anew when it
-- opens the store next.
ALTER TABLE search_doc ADD COLUMN facets TEXT NOT NULL DEFAULT '';
ALTER TABLE search_doc ADD COLUMN words INTEGER NOT NULL DEFAULT 0;

-- Filters and facets are read from here; what every search needs stands first.
DROP INDEX search_doc_narrow;
CREATE INDEX search_doc_narrow ON search_doc (id, closed, words, facets, municipality_code, date, outcome, kind, document_type,
                                              body_kind, review, municipality_name, committee_key);
