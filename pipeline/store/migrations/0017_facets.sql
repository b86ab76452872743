-- What a search reads of every row it finds: what the row counts as in each facet, in one text (pipeline/store/facets.h), and
-- how many words it has, for ranking. Projections like the row's other columns; the program makes rows and index anew when it
-- opens the store next.
ALTER TABLE search_doc ADD COLUMN facets TEXT NOT NULL DEFAULT '';
ALTER TABLE search_doc ADD COLUMN words INTEGER NOT NULL DEFAULT 0;

-- What a search without filters reads of a row, which is all it reads: as small as it can be, since rows that are found lie
-- far apart, a page each, and a million of these are 80 MB.
CREATE INDEX search_doc_counted ON search_doc (id, closed, words, facets);

-- With filters: these too.
DROP INDEX search_doc_narrow;
CREATE INDEX search_doc_narrow ON search_doc (id, closed, words, facets, municipality_code, date, outcome, kind, document_type,
                                              body_kind, review, municipality_name, committee_key);
