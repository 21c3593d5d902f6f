-- From version 4 to 5: one day of an appointment that repeats can be otherwise, and an appointment can be cancelled; and why a
-- finding about an example may stand.

DROP VIEW appointment_body;
ALTER TABLE appointment ADD COLUMN series  INTEGER REFERENCES appointment CHECK (series IS NULL OR repeats IS NULL);
ALTER TABLE appointment ADD COLUMN instead TEXT CHECK (instead IS date(instead) AND (instead IS NULL) = (series IS NULL));
ALTER TABLE appointment ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1));
CREATE UNIQUE INDEX appointment_instead ON appointment (instead, series) WHERE series IS NOT NULL;
CREATE VIEW appointment_body AS SELECT id, json_object(
  'id', id, 'day', day, 'clock', clock, 'office', office, 'place', place, 'inquiry', inquiry, 'text', text, 'repeats',
  repeats, 'until', until, 'series', series, 'instead', instead, 'cancelled', cancelled) AS body FROM appointment;
-- an undo puts a row back as its history last had it: each has to say by now that it is not cancelled
UPDATE appointment SET cancelled = 0;

DROP VIEW settlement_body;
ALTER TABLE settlement ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE VIEW settlement_body AS SELECT id, json_object(
  'id', id, 'example', example, 'kind', kind, 'words', words, 'reason', reason) AS body FROM settlement;
UPDATE settlement SET reason = '';
