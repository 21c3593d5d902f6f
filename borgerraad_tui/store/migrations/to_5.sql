-- From version 4 to 5: why a finding about an example may stand.

DROP VIEW settlement_body;
ALTER TABLE settlement ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE VIEW settlement_body AS SELECT id, json_object(
  'id', id, 'example', example, 'kind', kind, 'words', words, 'reason', reason) AS body FROM settlement;
