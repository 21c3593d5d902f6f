-- From version 8 to 9: how long names are kept, what is kept longer, and what was erased.

CREATE TABLE retention_term (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  part    TEXT UNIQUE CHECK (part IN ('complaint', 'other', 'excluded')),
  outcome INTEGER UNIQUE REFERENCES catalogue,
  years   INTEGER NOT NULL CHECK (years BETWEEN 1 AND 99),
  CHECK ((part IS NULL) <> (outcome IS NULL))
) STRICT;

CREATE TABLE retention_hold (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL UNIQUE REFERENCES inquiry,
  until   TEXT NOT NULL CHECK (until IS date(until)),
  reason  TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE TABLE erasure (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  day     TEXT NOT NULL CHECK (day IS date(day)),
  ground  TEXT NOT NULL CHECK (ground IN ('term', 'asked', 'mistake', 'other')),
  what    TEXT NOT NULL,
  why     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX erasure_inquiry ON erasure (inquiry);

CREATE VIEW retention_term_body AS SELECT id, json_object(
  'id', id, 'part', part, 'outcome', outcome, 'years', years) AS body FROM retention_term;
CREATE TRIGGER retention_term_history_insert AFTER INSERT ON retention_term BEGIN
  INSERT INTO history_step SELECT 'retention_term', id, body FROM retention_term_body WHERE id = new.id; END;
CREATE TRIGGER retention_term_history_update AFTER UPDATE ON retention_term BEGIN
  INSERT INTO history_step SELECT 'retention_term', id, body FROM retention_term_body WHERE id = new.id; END;
CREATE TRIGGER retention_term_history_delete AFTER DELETE ON retention_term BEGIN
  INSERT INTO history_step VALUES ('retention_term', old.id, NULL); END;

CREATE VIEW retention_hold_body AS SELECT id, json_object(
  'id', id, 'inquiry', inquiry, 'until', until, 'reason', reason) AS body FROM retention_hold;
CREATE TRIGGER retention_hold_history_insert AFTER INSERT ON retention_hold BEGIN
  INSERT INTO history_step SELECT 'retention_hold', id, body FROM retention_hold_body WHERE id = new.id; END;
CREATE TRIGGER retention_hold_history_update AFTER UPDATE ON retention_hold BEGIN
  INSERT INTO history_step SELECT 'retention_hold', id, body FROM retention_hold_body WHERE id = new.id; END;
CREATE TRIGGER retention_hold_history_delete AFTER DELETE ON retention_hold BEGIN
  INSERT INTO history_step VALUES ('retention_hold', old.id, NULL); END;

CREATE VIEW erasure_body AS SELECT id, json_object(
  'id', id, 'inquiry', inquiry, 'day', day, 'ground', ground, 'what', what, 'why', why) AS body FROM erasure;
CREATE TRIGGER erasure_history_insert AFTER INSERT ON erasure BEGIN
  INSERT INTO history_step SELECT 'erasure', id, body FROM erasure_body WHERE id = new.id; END;
CREATE TRIGGER erasure_history_update AFTER UPDATE ON erasure BEGIN
  INSERT INTO history_step SELECT 'erasure', id, body FROM erasure_body WHERE id = new.id; END;
CREATE TRIGGER erasure_history_delete AFTER DELETE ON erasure BEGIN
  INSERT INTO history_step VALUES ('erasure', old.id, NULL); END;
