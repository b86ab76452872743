-- The round for which somebody said a reply was given or a survey was held: its code. NULL: nobody said, and its day tells.
ALTER TABLE document ADD COLUMN round TEXT;
