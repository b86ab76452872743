-- Which words of people's on its reading (document_correction) a reading was made with: their ids in the order in which they
-- were said, with commas. Where others are in force now, a program was cut off between a word and the reading made with it, or
-- the two came at the same moment: the reading is stale. NULL: made by a program that did not note it; taken for right.
ALTER TABLE reading ADD COLUMN said TEXT;
