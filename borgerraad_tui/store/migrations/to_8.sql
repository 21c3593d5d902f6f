-- From version 7 to 8: a log entry can say which document of the municipality's own journal it is.

DROP VIEW log_entry_body;
ALTER TABLE log_entry ADD COLUMN esdh TEXT NOT NULL DEFAULT '';
CREATE VIEW log_entry_body AS SELECT id, json_object(
  'id', id, 'inquiry', inquiry, 'corrects', corrects, 'happened', happened, 'clock', clock, 'entered', entered, 'kind', kind,
  'manner', manner, 'party', party, 'department', department, 'minutes', minutes, 'text', text, 'esdh', esdh) AS body FROM log_entry;
-- an undo puts a row back as its history last had it: each has to say by now that it has no number
UPDATE log_entry SET esdh = '';
