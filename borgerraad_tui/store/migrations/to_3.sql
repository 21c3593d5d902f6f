-- From version 2 to 3: which outcomes exclude each other, the history of what stands about an inquiry found by the one it names, one
-- index for the words of an inquiry and of all that hangs on it, and the inquiries behind an action in order.

DROP VIEW catalogue_body;
ALTER TABLE catalogue ADD COLUMN excludes INTEGER REFERENCES catalogue;
CREATE VIEW catalogue_body AS SELECT id, json_object(
  'id', id, 'list', list, 'key', key, 'name', name, 'short', short, 'letter', letter, 'kind', kind, 'parent', parent,
  'became', became, 'brings', brings, 'valid_from', valid_from, 'valid_to', valid_to, 'position', position, 'remark', remark,
  'excludes', excludes) AS body FROM catalogue;
-- what the catalogue could not say before: no ground for criticism was found, or there was criticism or a recommendation
UPDATE catalogue SET excludes = none.id FROM catalogue AS none
WHERE catalogue.list = 'outcome' AND catalogue.key IN ('henstilling', 'kritik') AND none.list = 'outcome' AND none.key = 'ingen_kritik';

CREATE INDEX history_about ON history (json_extract(body, '$.inquiry')) WHERE json_extract(body, '$.inquiry') IS NOT NULL;
CREATE INDEX history_other ON history (json_extract(body, '$.other')) WHERE json_extract(body, '$.other') IS NOT NULL;
CREATE INDEX history_joined ON history (json_extract(body, '$.same_as')) WHERE json_extract(body, '$.same_as') IS NOT NULL;
CREATE INDEX inquiry_action_received ON inquiry (action, received, id);

CREATE INDEX inquiry_place ON inquiry (place, received, id);

DROP TRIGGER inquiry_search_insert;
DROP TRIGGER inquiry_search_update;
DROP TRIGGER inquiry_search_delete;
DROP TRIGGER log_entry_search_insert;
DROP TRIGGER log_entry_search_update;
DROP TRIGGER log_entry_search_delete;
DROP TRIGGER consultation_search_insert;
DROP TRIGGER consultation_search_update;
DROP TRIGGER consultation_search_delete;
DROP TRIGGER recommendation_search_insert;
DROP TRIGGER recommendation_search_update;
DROP TRIGGER recommendation_search_delete;
DROP TABLE search;
DROP TABLE search_todo;
DROP TABLE search_more;
DROP TABLE search_more_todo;
DROP VIEW search_more_text;

CREATE VIEW inquiry_words AS SELECT
  i.id AS row,
  i.id AS doc,
  (CAST(julianday(max(i.received,
    coalesce((SELECT max(happened) FROM log_entry WHERE inquiry = i.id), ''),
    coalesce((SELECT max(max(asked, coalesce(answered, replied, asked))) FROM request WHERE inquiry = i.id), ''),
    coalesce((SELECT max(due) FROM reminder WHERE inquiry = i.id), ''),
    coalesce((SELECT max(day) FROM appointment WHERE inquiry = i.id), ''))) - 1721424.5 AS INTEGER) << 32) | i.id AS id,
  i.citizen,
  concat_ws(char(10), i.subject, i.note, i.esdh, i.next_step,
    (SELECT group_concat(text, char(10)) FROM log_entry WHERE inquiry = i.id),
    (SELECT group_concat(question || char(10) || answer, char(10)) FROM request WHERE inquiry = i.id),
    (SELECT group_concat(text, char(10)) FROM reminder WHERE inquiry = i.id),
    (SELECT group_concat(text, char(10)) FROM appointment WHERE inquiry = i.id)) AS text,
  concat_ws(' ', 'ƿd' || i.directorate, 'ƿt' || i.theme, 'ƿp' || i.place, 'ƿe' || i.action, 'ƿe' || i.outcome,
    iif(i.closed IS NULL, 'ƿo', 'ƿc'), 'ƿy' || substr(i.received, 1, 4),
    (SELECT group_concat('ƿt' || theme, ' ') FROM further_theme WHERE inquiry = i.id),
    (SELECT group_concat('ƿe' || outcome, ' ') FROM finding WHERE inquiry = i.id),
    (SELECT group_concat('ƿy' || substr(happened, 1, 4), ' ') FROM log_entry WHERE inquiry = i.id),
    (SELECT group_concat('ƿy' || substr(asked, 1, 4) || ' ƿy' || substr(coalesce(answered, replied, asked), 1, 4), ' ')
     FROM request WHERE inquiry = i.id),
    (SELECT group_concat('ƿy' || substr(due, 1, 4), ' ') FROM reminder WHERE inquiry = i.id),
    (SELECT group_concat('ƿy' || substr(day, 1, 4), ' ') FROM appointment WHERE inquiry = i.id)) AS marks
  FROM inquiry AS i;
CREATE VIEW consultation_words AS SELECT
  id AS row,
  id + 1073741824 AS doc,
  (CAST(julianday(day) - 1721424.5 AS INTEGER) << 32) | (id + 1073741824) AS id,
  '' AS citizen,
  topic AS text,
  concat_ws(' ', 'ƿd' || directorate, 'ƿy' || substr(day, 1, 4)) AS marks
  FROM consultation;
CREATE VIEW recommendation_words AS SELECT
  id AS row,
  id + 2147483648 AS doc,
  (CAST(julianday(given) - 1721424.5 AS INTEGER) << 32) | (id + 2147483648) AS id,
  '' AS citizen,
  concat_ws(char(10), title, text, reply, plan) AS text,
  concat_ws(' ', 'ƿd' || directorate, 'ƿt' || theme, 'ƿy' || substr(given, 1, 4)) AS marks
  FROM recommendation;
CREATE VIEW search_words AS
  SELECT id, citizen, text, marks FROM inquiry_words
  UNION ALL SELECT id, citizen, text, marks FROM consultation_words
  UNION ALL SELECT id, citizen, text, marks FROM recommendation_words;

CREATE VIEW search_part AS
  SELECT inquiry, 'log' AS spot, id, happened AS day, text FROM log_entry
  UNION ALL SELECT inquiry, 'question', id, asked, question FROM request
  UNION ALL SELECT inquiry, 'answer', id, coalesce(answered, replied, asked), answer FROM request
  UNION ALL SELECT inquiry, 'reminder', id, due, text FROM reminder
  UNION ALL SELECT inquiry, 'meeting', id, day, text FROM appointment;

CREATE VIRTUAL TABLE search USING fts5 (
  citizen, text, marks,
  content = 'search_words', content_rowid = 'id', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO search (search, rank) VALUES ('automerge', 0);

CREATE TABLE search_todo (
  doc     INTEGER PRIMARY KEY,
  id      INTEGER,
  citizen TEXT,
  text    TEXT,
  marks   TEXT
) STRICT;
CREATE VIEW search_stale AS SELECT doc FROM search_todo;
CREATE TRIGGER search_stale INSTEAD OF INSERT ON search_stale WHEN new.doc NOT IN (SELECT doc FROM search_todo) BEGIN
  INSERT INTO search_todo SELECT doc, id, citizen, text, marks FROM inquiry_words WHERE row = new.doc;
END;
CREATE TRIGGER inquiry_search_insert AFTER INSERT ON inquiry BEGIN
  INSERT OR IGNORE INTO search_todo (doc) VALUES (new.id); END;
CREATE TRIGGER inquiry_search_update BEFORE UPDATE OF
  received, subject, citizen, note, esdh, next_step, phone, mail, directorate, theme, place, action, outcome, closed ON inquiry BEGIN
  INSERT INTO search_stale VALUES (old.id); END;
CREATE TRIGGER inquiry_search_delete BEFORE DELETE ON inquiry BEGIN
  INSERT INTO search_stale VALUES (old.id); END;
CREATE TRIGGER further_theme_search_insert BEFORE INSERT ON further_theme BEGIN
  INSERT INTO search_stale VALUES (new.inquiry); END;
CREATE TRIGGER further_theme_search_update BEFORE UPDATE OF inquiry, theme ON further_theme BEGIN
  INSERT INTO search_stale VALUES (old.inquiry), (new.inquiry); END;
CREATE TRIGGER further_theme_search_delete BEFORE DELETE ON further_theme BEGIN
  INSERT INTO search_stale VALUES (old.inquiry); END;
CREATE TRIGGER finding_search_insert BEFORE INSERT ON finding BEGIN
  INSERT INTO search_stale VALUES (new.inquiry); END;
CREATE TRIGGER finding_search_update BEFORE UPDATE OF inquiry, outcome ON finding BEGIN
  INSERT INTO search_stale VALUES (old.inquiry), (new.inquiry); END;
CREATE TRIGGER finding_search_delete BEFORE DELETE ON finding BEGIN
  INSERT INTO search_stale VALUES (old.inquiry); END;
CREATE TRIGGER log_entry_search_insert BEFORE INSERT ON log_entry BEGIN
  INSERT INTO search_stale VALUES (new.inquiry); END;
CREATE TRIGGER log_entry_search_update BEFORE UPDATE OF inquiry, happened, text ON log_entry BEGIN
  INSERT INTO search_stale VALUES (old.inquiry), (new.inquiry); END;
CREATE TRIGGER log_entry_search_delete BEFORE DELETE ON log_entry BEGIN
  INSERT INTO search_stale VALUES (old.inquiry); END;
CREATE TRIGGER request_search_insert BEFORE INSERT ON request BEGIN
  INSERT INTO search_stale VALUES (new.inquiry); END;
CREATE TRIGGER request_search_update BEFORE UPDATE OF inquiry, asked, replied, answered, question, answer ON request BEGIN
  INSERT INTO search_stale VALUES (old.inquiry), (new.inquiry); END;
CREATE TRIGGER request_search_delete BEFORE DELETE ON request BEGIN
  INSERT INTO search_stale VALUES (old.inquiry); END;
CREATE TRIGGER reminder_search_insert BEFORE INSERT ON reminder BEGIN
  INSERT INTO search_stale VALUES (new.inquiry); END;
CREATE TRIGGER reminder_search_update BEFORE UPDATE OF inquiry, due, text ON reminder BEGIN
  INSERT INTO search_stale VALUES (old.inquiry), (new.inquiry); END;
CREATE TRIGGER reminder_search_delete BEFORE DELETE ON reminder BEGIN
  INSERT INTO search_stale VALUES (old.inquiry); END;
CREATE TRIGGER appointment_search_insert BEFORE INSERT ON appointment BEGIN
  INSERT INTO search_stale VALUES (new.inquiry); END;
CREATE TRIGGER appointment_search_update BEFORE UPDATE OF inquiry, day, text ON appointment BEGIN
  INSERT INTO search_stale VALUES (old.inquiry), (new.inquiry); END;
CREATE TRIGGER appointment_search_delete BEFORE DELETE ON appointment BEGIN
  INSERT INTO search_stale VALUES (old.inquiry); END;
CREATE TRIGGER consultation_search_insert AFTER INSERT ON consultation BEGIN
  INSERT OR IGNORE INTO search_todo (doc) VALUES (new.id + 1073741824); END;
CREATE TRIGGER consultation_search_update BEFORE UPDATE OF day, directorate, topic ON consultation BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM consultation_words WHERE row = old.id; END;
CREATE TRIGGER consultation_search_delete BEFORE DELETE ON consultation BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM consultation_words WHERE row = old.id; END;
CREATE TRIGGER recommendation_search_insert AFTER INSERT ON recommendation BEGIN
  INSERT OR IGNORE INTO search_todo (doc) VALUES (new.id + 2147483648); END;
CREATE TRIGGER recommendation_search_update BEFORE UPDATE OF given, directorate, theme, title, text, reply, plan ON recommendation BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM recommendation_words WHERE row = old.id; END;
CREATE TRIGGER recommendation_search_delete BEFORE DELETE ON recommendation BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM recommendation_words WHERE row = old.id; END;
-- all that is in the file already is to be found with what hangs on it, and whoever is in it by name
INSERT INTO search_todo (doc)
SELECT id FROM inquiry UNION ALL SELECT id + 1073741824 FROM consultation UNION ALL SELECT id + 2147483648 FROM recommendation;
