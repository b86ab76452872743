-- What hangs on an e-mail. An attachment is a document of its own, stored before the mail that brought it; `problem` says
-- why one that could not be read is none. Its bytes are in the mail's original.
CREATE TABLE attachment (
  mail_id TEXT NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  document_id TEXT REFERENCES document,
  problem TEXT NOT NULL,
  PRIMARY KEY (mail_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX attachment_by_document ON attachment (document_id) WHERE document_id IS NOT NULL;
