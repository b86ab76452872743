-- A correction that another one replaced and one that was taken back are both `revoked`; only the first comes back when
-- what replaced it is taken back. NULL: it was not replaced, or before this was kept.
ALTER TABLE correction ADD COLUMN replaced_by INTEGER REFERENCES correction;
CREATE INDEX correction_replaced ON correction (replaced_by) WHERE replaced_by IS NOT NULL;
