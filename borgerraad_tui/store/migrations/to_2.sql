-- From version 1 to 2: the life of an inquiry. What is made here stands, with its comments, in schema.sql.

DROP VIEW inquiry_body;
DROP TRIGGER inquiry_search_update;

CREATE TABLE person (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  same_as INTEGER REFERENCES person CHECK (same_as <> id)
) STRICT;
CREATE INDEX person_same_as ON person (same_as);

CREATE TABLE log_entry (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry    INTEGER NOT NULL REFERENCES inquiry,
  corrects   INTEGER UNIQUE REFERENCES log_entry CHECK (corrects < id),
  happened   TEXT NOT NULL CHECK (happened IS date(happened)),
  clock      TEXT CHECK (clock IS strftime('%H:%M', clock)), -- the time of day, where it was noted
  entered    TEXT NOT NULL CHECK (entered IS strftime('%Y-%m-%dT%H:%M:%S', entered)),
  kind       INTEGER NOT NULL REFERENCES catalogue,   -- talk, meeting, mail, letter, note
  manner     INTEGER REFERENCES catalogue,            -- in or out; with the department, with mediation, at home
  party      TEXT CHECK (party IN ('citizen', 'department', 'other')),
  department INTEGER REFERENCES catalogue,
  minutes    INTEGER CHECK (minutes BETWEEN 0 AND 6000),
  text       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX log_entry_inquiry ON log_entry (inquiry, happened, clock, id);
CREATE INDEX log_entry_happened ON log_entry (happened, id);
CREATE INDEX log_entry_untold ON log_entry (happened, id) WHERE text = '';

CREATE TABLE reminder (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  due     TEXT NOT NULL CHECK (due IS date(due)),
  text    TEXT NOT NULL CHECK (text <> ''),
  done    TEXT CHECK (done IS date(done))
) STRICT;
CREATE INDEX reminder_inquiry ON reminder (inquiry, due);
CREATE INDEX reminder_due ON reminder (due, id) WHERE done IS NULL;

CREATE TABLE appointment (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  day     TEXT NOT NULL CHECK (day IS date(day)),
  clock   TEXT CHECK (clock IS strftime('%H:%M', clock)),
  office  INTEGER NOT NULL DEFAULT 0 CHECK (office IN (0, 1)), -- an office day: its place is the place of what is registered
  place   INTEGER REFERENCES catalogue,
  inquiry INTEGER REFERENCES inquiry,
  text    TEXT NOT NULL DEFAULT '',
  repeats TEXT CHECK (repeats IN ('weekly', 'monthly')),      -- monthly: the same weekday of the month (the second Tuesday)
  until   TEXT CHECK (until IS date(until)),
  CHECK (until >= day),
  CHECK (until IS NULL OR repeats IS NOT NULL)
) STRICT;
CREATE INDEX appointment_day ON appointment (day, id);
CREATE INDEX appointment_repeats ON appointment (repeats, day) WHERE repeats IS NOT NULL;
CREATE INDEX appointment_inquiry ON appointment (inquiry);

CREATE TABLE request (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  scope       TEXT NOT NULL CHECK (scope IN ('inquiry', 'systemic', 'own')),
  inquiry     INTEGER REFERENCES inquiry,
  directorate INTEGER NOT NULL REFERENCES catalogue,
  department  INTEGER REFERENCES catalogue,
  asked       TEXT NOT NULL CHECK (asked IS date(asked)),
  entered     TEXT NOT NULL CHECK (entered IS strftime('%Y-%m-%dT%H:%M:%S', entered)),
  question    TEXT NOT NULL CHECK (question <> ''),
  replied     TEXT CHECK (replied IS date(replied)),          -- the first reply of any kind
  answered    TEXT CHECK (answered IS date(answered)),
  answer      TEXT NOT NULL DEFAULT '',
  chasers     INTEGER NOT NULL DEFAULT 0 CHECK (chasers >= 0),
  chased      TEXT CHECK (chased IS date(chased)),
  settled     TEXT CHECK (settled IS date(settled)),          -- nothing more is waited for
  CHECK ((scope = 'own') = (inquiry IS NULL)),
  CHECK (replied >= asked),
  CHECK (answered >= replied),
  CHECK (answered IS NULL OR replied IS NOT NULL),
  CHECK (chased >= asked),
  CHECK ((chasers = 0) = (chased IS NULL)),
  CHECK (settled >= asked)
) STRICT;
CREATE INDEX request_inquiry ON request (inquiry, asked);
CREATE INDEX request_open ON request (asked, id) WHERE settled IS NULL;
CREATE INDEX request_directorate ON request (directorate, asked, id);
CREATE INDEX request_asked ON request (asked, id);

CREATE TABLE link (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  other   INTEGER NOT NULL REFERENCES inquiry CHECK (other <> inquiry),
  kind    TEXT NOT NULL CHECK (kind IN ('continues', 'repeats', 'same_error')),
  reason  TEXT NOT NULL DEFAULT '',
  UNIQUE (inquiry, other, kind)
) STRICT;
CREATE INDEX link_other ON link (other);

CREATE TABLE finding (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  outcome INTEGER NOT NULL REFERENCES catalogue,
  UNIQUE (inquiry, outcome)
) STRICT;
CREATE INDEX finding_outcome ON finding (outcome);

CREATE TABLE recommendation (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  given       TEXT NOT NULL CHECK (given IS date(given)),
  entered     TEXT NOT NULL CHECK (entered IS strftime('%Y-%m-%dT%H:%M:%S', entered)),
  report      TEXT NOT NULL DEFAULT '',
  title       TEXT NOT NULL CHECK (title <> ''),
  text        TEXT NOT NULL DEFAULT '',
  directorate INTEGER REFERENCES catalogue,           -- NULL: the municipality as a whole
  department  INTEGER REFERENCES catalogue,
  theme       INTEGER REFERENCES catalogue,
  reply       TEXT NOT NULL DEFAULT '',
  plan        TEXT NOT NULL DEFAULT '',
  repeats     INTEGER REFERENCES recommendation CHECK (repeats < id) -- the earlier one it says again
) STRICT;
CREATE INDEX recommendation_given ON recommendation (given, id);

CREATE TABLE recommendation_status (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  recommendation INTEGER NOT NULL REFERENCES recommendation,
  day            TEXT NOT NULL CHECK (day IS date(day)),
  status         TEXT NOT NULL CHECK (status IN ('given', 'accepted', 'under_way', 'done', 'repeated', 'dropped')),
  text           TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX recommendation_status_newest ON recommendation_status (recommendation, day, id);

CREATE TABLE basis (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  recommendation INTEGER REFERENCES recommendation,
  consultation   INTEGER REFERENCES consultation,
  inquiry        INTEGER REFERENCES inquiry,
  CHECK ((recommendation IS NULL) + (consultation IS NULL) + (inquiry IS NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX basis_once ON basis (coalesce(recommendation, 0), coalesce(consultation, 0), coalesce(inquiry, 0));
CREATE INDEX basis_inquiry ON basis (inquiry);
CREATE INDEX basis_consultation ON basis (consultation);

CREATE TABLE example (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry      INTEGER UNIQUE REFERENCES inquiry,
  consultation INTEGER UNIQUE REFERENCES consultation,
  marked       TEXT NOT NULL CHECK (marked IS date(marked)),
  title        TEXT NOT NULL DEFAULT '',
  text         TEXT NOT NULL DEFAULT '',
  cleared      TEXT CHECK (cleared IS date(cleared)),
  CHECK ((inquiry IS NULL) <> (consultation IS NULL))
) STRICT;
CREATE INDEX example_marked ON example (marked, id);

CREATE TABLE settlement (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  example INTEGER NOT NULL REFERENCES example,
  kind    TEXT NOT NULL,
  words   TEXT NOT NULL,
  UNIQUE (example, kind, words)
) STRICT;

CREATE TABLE saved_search (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  name  TEXT NOT NULL UNIQUE CHECK (name <> ''),
  words TEXT NOT NULL CHECK (words <> '')
) STRICT;

ALTER TABLE inquiry ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE inquiry ADD COLUMN mail TEXT NOT NULL DEFAULT '';
ALTER TABLE inquiry ADD COLUMN person INTEGER REFERENCES person;
CREATE INDEX inquiry_person ON inquiry (person, received, id) WHERE person IS NOT NULL;
CREATE VIEW inquiry_body AS SELECT id, json_object(
  'id', id, 'year', year, 'number', number, 'received', received, 'entered', entered, 'kind', kind, 'channel', channel,
  'place', place, 'directorate', directorate, 'department', department, 'theme', theme, 'subject', subject, 'note', note,
  'enquirer', enquirer, 'citizen', citizen, 'action', action, 'outcome', outcome, 'closed', closed, 'exclusion', exclusion,
  'next_due', next_due, 'next_step', next_step, 'esdh', esdh,
  'phone', phone, 'mail', mail, 'person', person) AS body FROM inquiry;
CREATE TRIGGER inquiry_search_update AFTER UPDATE OF subject, citizen, note, esdh, phone, mail ON inquiry BEGIN
  INSERT OR IGNORE INTO search_todo VALUES (old.id, 1, old.subject, old.citizen, old.note, old.esdh);
END;

CREATE TABLE name_word (
  word    TEXT NOT NULL,
  inquiry INTEGER NOT NULL,
  PRIMARY KEY (word, inquiry)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_word_inquiry ON name_word (inquiry);
-- whoever is in the file already is to be found by name, too
INSERT OR IGNORE INTO search_todo SELECT id, 1, subject, citizen, note, esdh FROM inquiry WHERE citizen <> '';

CREATE VIEW search_more_text AS
  SELECT id, text FROM log_entry
  UNION ALL SELECT id + 1099511627776, topic FROM consultation
  UNION ALL SELECT id + 2199023255552, title || char(10) || text || char(10) || reply || char(10) || plan FROM recommendation;

CREATE VIRTUAL TABLE search_more USING fts5 (
  text, content = 'search_more_text', content_rowid = 'id', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO search_more (search_more, rank) VALUES ('secure-delete', 1);
INSERT INTO search_more (search_more, rank) VALUES ('automerge', 0);

CREATE TABLE search_more_todo (
  id   INTEGER PRIMARY KEY,
  was  INTEGER NOT NULL,
  text TEXT
) STRICT;
CREATE TRIGGER log_entry_search_insert AFTER INSERT ON log_entry BEGIN
  INSERT OR IGNORE INTO search_more_todo (id, was) VALUES (new.id, 0); END;
CREATE TRIGGER log_entry_search_delete AFTER DELETE ON log_entry BEGIN
  INSERT OR IGNORE INTO search_more_todo VALUES (old.id, 1, old.text); END;
CREATE TRIGGER log_entry_search_update AFTER UPDATE OF text ON log_entry BEGIN
  INSERT OR IGNORE INTO search_more_todo VALUES (old.id, 1, old.text); END;
CREATE TRIGGER consultation_search_insert AFTER INSERT ON consultation BEGIN
  INSERT OR IGNORE INTO search_more_todo (id, was) VALUES (new.id + 1099511627776, 0); END;
CREATE TRIGGER consultation_search_delete AFTER DELETE ON consultation BEGIN
  INSERT OR IGNORE INTO search_more_todo VALUES (old.id + 1099511627776, 1, old.topic); END;
CREATE TRIGGER consultation_search_update AFTER UPDATE OF topic ON consultation BEGIN
  INSERT OR IGNORE INTO search_more_todo VALUES (old.id + 1099511627776, 1, old.topic); END;
CREATE TRIGGER recommendation_search_insert AFTER INSERT ON recommendation BEGIN
  INSERT OR IGNORE INTO search_more_todo (id, was) VALUES (new.id + 2199023255552, 0); END;
CREATE TRIGGER recommendation_search_delete AFTER DELETE ON recommendation BEGIN
  INSERT OR IGNORE INTO search_more_todo VALUES (old.id + 2199023255552, 1, old.title || char(10) || old.text || char(10) || old.reply || char(10) || old.plan); END;
CREATE TRIGGER recommendation_search_update AFTER UPDATE OF title, text, reply, plan ON recommendation BEGIN
  INSERT OR IGNORE INTO search_more_todo VALUES (old.id + 2199023255552, 1, old.title || char(10) || old.text || char(10) || old.reply || char(10) || old.plan); END;
INSERT INTO search_more_todo (id, was) SELECT id + 1099511627776, 0 FROM consultation;

CREATE VIEW person_body AS SELECT id, json_object('id', id, 'same_as', same_as) AS body FROM person;
CREATE TRIGGER person_history_insert AFTER INSERT ON person BEGIN
  INSERT INTO history_step SELECT 'person', id, body FROM person_body WHERE id = new.id; END;
CREATE TRIGGER person_history_update AFTER UPDATE ON person BEGIN
  INSERT INTO history_step SELECT 'person', id, body FROM person_body WHERE id = new.id; END;
CREATE TRIGGER person_history_delete AFTER DELETE ON person BEGIN
  INSERT INTO history_step VALUES ('person', old.id, NULL); END;

CREATE VIEW log_entry_body AS SELECT id, json_object(
  'id', id, 'inquiry', inquiry, 'corrects', corrects, 'happened', happened, 'clock', clock, 'entered', entered, 'kind', kind,
  'manner', manner, 'party', party, 'department', department, 'minutes', minutes, 'text', text) AS body FROM log_entry;
CREATE TRIGGER log_entry_history_insert AFTER INSERT ON log_entry BEGIN
  INSERT INTO history_step SELECT 'log_entry', id, body FROM log_entry_body WHERE id = new.id; END;
CREATE TRIGGER log_entry_history_update AFTER UPDATE ON log_entry BEGIN
  INSERT INTO history_step SELECT 'log_entry', id, body FROM log_entry_body WHERE id = new.id; END;
CREATE TRIGGER log_entry_history_delete AFTER DELETE ON log_entry BEGIN
  INSERT INTO history_step VALUES ('log_entry', old.id, NULL); END;

CREATE VIEW reminder_body AS SELECT id, json_object(
  'id', id, 'inquiry', inquiry, 'due', due, 'text', text, 'done', done) AS body FROM reminder;
CREATE TRIGGER reminder_history_insert AFTER INSERT ON reminder BEGIN
  INSERT INTO history_step SELECT 'reminder', id, body FROM reminder_body WHERE id = new.id; END;
CREATE TRIGGER reminder_history_update AFTER UPDATE ON reminder BEGIN
  INSERT INTO history_step SELECT 'reminder', id, body FROM reminder_body WHERE id = new.id; END;
CREATE TRIGGER reminder_history_delete AFTER DELETE ON reminder BEGIN
  INSERT INTO history_step VALUES ('reminder', old.id, NULL); END;

CREATE VIEW appointment_body AS SELECT id, json_object(
  'id', id, 'day', day, 'clock', clock, 'office', office, 'place', place, 'inquiry', inquiry, 'text', text, 'repeats',
  repeats, 'until', until) AS body FROM appointment;
CREATE TRIGGER appointment_history_insert AFTER INSERT ON appointment BEGIN
  INSERT INTO history_step SELECT 'appointment', id, body FROM appointment_body WHERE id = new.id; END;
CREATE TRIGGER appointment_history_update AFTER UPDATE ON appointment BEGIN
  INSERT INTO history_step SELECT 'appointment', id, body FROM appointment_body WHERE id = new.id; END;
CREATE TRIGGER appointment_history_delete AFTER DELETE ON appointment BEGIN
  INSERT INTO history_step VALUES ('appointment', old.id, NULL); END;

CREATE VIEW request_body AS SELECT id, json_object(
  'id', id, 'scope', scope, 'inquiry', inquiry, 'directorate', directorate, 'department', department, 'asked', asked,
  'entered', entered, 'question', question, 'replied', replied, 'answered', answered, 'answer', answer, 'chasers', chasers,
  'chased', chased, 'settled', settled) AS body FROM request;
CREATE TRIGGER request_history_insert AFTER INSERT ON request BEGIN
  INSERT INTO history_step SELECT 'request', id, body FROM request_body WHERE id = new.id; END;
CREATE TRIGGER request_history_update AFTER UPDATE ON request BEGIN
  INSERT INTO history_step SELECT 'request', id, body FROM request_body WHERE id = new.id; END;
CREATE TRIGGER request_history_delete AFTER DELETE ON request BEGIN
  INSERT INTO history_step VALUES ('request', old.id, NULL); END;

CREATE VIEW link_body AS SELECT id, json_object(
  'id', id, 'inquiry', inquiry, 'other', other, 'kind', kind, 'reason', reason) AS body FROM link;
CREATE TRIGGER link_history_insert AFTER INSERT ON link BEGIN
  INSERT INTO history_step SELECT 'link', id, body FROM link_body WHERE id = new.id; END;
CREATE TRIGGER link_history_update AFTER UPDATE ON link BEGIN
  INSERT INTO history_step SELECT 'link', id, body FROM link_body WHERE id = new.id; END;
CREATE TRIGGER link_history_delete AFTER DELETE ON link BEGIN
  INSERT INTO history_step VALUES ('link', old.id, NULL); END;

CREATE VIEW finding_body AS SELECT id, json_object('id', id, 'inquiry', inquiry, 'outcome', outcome) AS body FROM finding;
CREATE TRIGGER finding_history_insert AFTER INSERT ON finding BEGIN
  INSERT INTO history_step SELECT 'finding', id, body FROM finding_body WHERE id = new.id; END;
CREATE TRIGGER finding_history_update AFTER UPDATE ON finding BEGIN
  INSERT INTO history_step SELECT 'finding', id, body FROM finding_body WHERE id = new.id; END;
CREATE TRIGGER finding_history_delete AFTER DELETE ON finding BEGIN
  INSERT INTO history_step VALUES ('finding', old.id, NULL); END;

CREATE VIEW recommendation_body AS SELECT id, json_object(
  'id', id, 'given', given, 'entered', entered, 'report', report, 'title', title, 'text', text, 'directorate', directorate,
  'department', department, 'theme', theme, 'reply', reply, 'plan', plan, 'repeats', repeats) AS body FROM recommendation;
CREATE TRIGGER recommendation_history_insert AFTER INSERT ON recommendation BEGIN
  INSERT INTO history_step SELECT 'recommendation', id, body FROM recommendation_body WHERE id = new.id; END;
CREATE TRIGGER recommendation_history_update AFTER UPDATE ON recommendation BEGIN
  INSERT INTO history_step SELECT 'recommendation', id, body FROM recommendation_body WHERE id = new.id; END;
CREATE TRIGGER recommendation_history_delete AFTER DELETE ON recommendation BEGIN
  INSERT INTO history_step VALUES ('recommendation', old.id, NULL); END;

CREATE VIEW recommendation_status_body AS SELECT id, json_object(
  'id', id, 'recommendation', recommendation, 'day', day, 'status', status, 'text', text) AS body FROM recommendation_status;
CREATE TRIGGER recommendation_status_history_insert AFTER INSERT ON recommendation_status BEGIN
  INSERT INTO history_step SELECT 'recommendation_status', id, body FROM recommendation_status_body WHERE id = new.id; END;
CREATE TRIGGER recommendation_status_history_update AFTER UPDATE ON recommendation_status BEGIN
  INSERT INTO history_step SELECT 'recommendation_status', id, body FROM recommendation_status_body WHERE id = new.id; END;
CREATE TRIGGER recommendation_status_history_delete AFTER DELETE ON recommendation_status BEGIN
  INSERT INTO history_step VALUES ('recommendation_status', old.id, NULL); END;

CREATE VIEW basis_body AS SELECT id, json_object(
  'id', id, 'recommendation', recommendation, 'consultation', consultation, 'inquiry', inquiry) AS body FROM basis;
CREATE TRIGGER basis_history_insert AFTER INSERT ON basis BEGIN
  INSERT INTO history_step SELECT 'basis', id, body FROM basis_body WHERE id = new.id; END;
CREATE TRIGGER basis_history_update AFTER UPDATE ON basis BEGIN
  INSERT INTO history_step SELECT 'basis', id, body FROM basis_body WHERE id = new.id; END;
CREATE TRIGGER basis_history_delete AFTER DELETE ON basis BEGIN
  INSERT INTO history_step VALUES ('basis', old.id, NULL); END;

CREATE VIEW example_body AS SELECT id, json_object(
  'id', id, 'inquiry', inquiry, 'consultation', consultation, 'marked', marked, 'title', title, 'text', text, 'cleared',
  cleared) AS body FROM example;
CREATE TRIGGER example_history_insert AFTER INSERT ON example BEGIN
  INSERT INTO history_step SELECT 'example', id, body FROM example_body WHERE id = new.id; END;
CREATE TRIGGER example_history_update AFTER UPDATE ON example BEGIN
  INSERT INTO history_step SELECT 'example', id, body FROM example_body WHERE id = new.id; END;
CREATE TRIGGER example_history_delete AFTER DELETE ON example BEGIN
  INSERT INTO history_step VALUES ('example', old.id, NULL); END;

CREATE VIEW settlement_body AS SELECT id, json_object(
  'id', id, 'example', example, 'kind', kind, 'words', words) AS body FROM settlement;
CREATE TRIGGER settlement_history_insert AFTER INSERT ON settlement BEGIN
  INSERT INTO history_step SELECT 'settlement', id, body FROM settlement_body WHERE id = new.id; END;
CREATE TRIGGER settlement_history_update AFTER UPDATE ON settlement BEGIN
  INSERT INTO history_step SELECT 'settlement', id, body FROM settlement_body WHERE id = new.id; END;
CREATE TRIGGER settlement_history_delete AFTER DELETE ON settlement BEGIN
  INSERT INTO history_step VALUES ('settlement', old.id, NULL); END;

CREATE VIEW saved_search_body AS SELECT id, json_object('id', id, 'name', name, 'words', words) AS body FROM saved_search;
CREATE TRIGGER saved_search_history_insert AFTER INSERT ON saved_search BEGIN
  INSERT INTO history_step SELECT 'saved_search', id, body FROM saved_search_body WHERE id = new.id; END;
CREATE TRIGGER saved_search_history_update AFTER UPDATE ON saved_search BEGIN
  INSERT INTO history_step SELECT 'saved_search', id, body FROM saved_search_body WHERE id = new.id; END;
CREATE TRIGGER saved_search_history_delete AFTER DELETE ON saved_search BEGIN
  INSERT INTO history_step VALUES ('saved_search', old.id, NULL); END;

INSERT INTO catalogue (list, key, name, short, letter, position) VALUES
  ('log', 'samtale', 'Samtale eller telefon', 'Samtale', 'T', 1),
  ('log', 'mail', 'Mail', NULL, 'M', 2),
  ('log', 'brev', 'Brev', NULL, 'B', 3),
  ('log', 'moede', 'Møde', NULL, 'D', 4),
  ('log', 'notat', 'Notat', NULL, 'N', 5);
INSERT INTO catalogue (list, key, name, letter, parent, position)
SELECT 'manner', column1, column2, column3, (SELECT id FROM catalogue WHERE list = 'log' AND key = column4), column5 FROM (VALUES
  ('mail_ind', 'Ind', 'I', 'mail', 1),
  ('mail_ud', 'Ud', 'U', 'mail', 2),
  ('brev_ind', 'Ind', 'I', 'brev', 3),
  ('brev_ud', 'Ud', 'U', 'brev', 4),
  ('moede_forvaltning', 'Med forvaltningen', 'F', 'moede', 5),
  ('moede_maegling', 'Med mægling', 'M', 'moede', 6),
  ('moede_hjemme', 'Hos borgeren', 'H', 'moede', 7));
