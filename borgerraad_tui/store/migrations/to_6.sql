-- From version 5 to 6: names are found in a search however they are spelt, and so are questions and appointments that hang on no
-- inquiry. What is made here stands, with its comments, in schema.sql.

DROP TRIGGER consultation_search_insert;
DROP TRIGGER consultation_search_update;
DROP TRIGGER consultation_search_delete;
DROP TRIGGER recommendation_search_insert;
DROP TRIGGER recommendation_search_update;
DROP TRIGGER recommendation_search_delete;
DROP VIEW search_words;
DROP VIEW consultation_words;
DROP VIEW recommendation_words;
DROP TABLE name_word;

CREATE VIEW consultation_words AS SELECT
  id AS row,
  id + 536870912 AS doc,
  (CAST(julianday(day) - 1721424.5 AS INTEGER) << 32) | (id + 536870912) AS id,
  '' AS citizen,
  topic AS text,
  concat_ws(' ', 'ƿd' || directorate, 'ƿy' || substr(day, 1, 4)) AS marks
  FROM consultation;
CREATE VIEW recommendation_words AS SELECT
  id AS row,
  id + 1073741824 AS doc,
  (CAST(julianday(given) - 1721424.5 AS INTEGER) << 32) | (id + 1073741824) AS id,
  '' AS citizen,
  concat_ws(char(10), title, text, reply, plan) AS text,
  concat_ws(' ', 'ƿd' || directorate, 'ƿt' || theme, 'ƿy' || substr(given, 1, 4)) AS marks
  FROM recommendation;
CREATE VIEW request_words AS SELECT
  id AS row,
  id + 1610612736 AS doc,
  (CAST(julianday(max(asked, coalesce(answered, replied, asked))) - 1721424.5 AS INTEGER) << 32) | (id + 1610612736) AS id,
  '' AS citizen,
  question || char(10) || answer AS text,
  concat_ws(' ', 'ƿd' || directorate, iif(settled IS NULL, 'ƿo', 'ƿc'), 'ƿy' || substr(asked, 1, 4),
    'ƿy' || substr(coalesce(answered, replied, asked), 1, 4)) AS marks
  FROM request WHERE inquiry IS NULL;
CREATE VIEW appointment_words AS SELECT
  id AS row,
  id + 2147483648 AS doc,
  (CAST(julianday(day) - 1721424.5 AS INTEGER) << 32) | (id + 2147483648) AS id,
  '' AS citizen,
  text,
  concat_ws(' ', 'ƿp' || place, 'ƿy' || substr(day, 1, 4)) AS marks
  FROM appointment WHERE inquiry IS NULL;
CREATE VIEW search_words AS
  SELECT id, citizen, text, marks FROM inquiry_words
  UNION ALL SELECT id, citizen, text, marks FROM consultation_words
  UNION ALL SELECT id, citizen, text, marks FROM recommendation_words
  UNION ALL SELECT id, citizen, text, marks FROM request_words
  UNION ALL SELECT id, citizen, text, marks FROM appointment_words;

CREATE TRIGGER consultation_search_insert AFTER INSERT ON consultation BEGIN
  INSERT OR IGNORE INTO search_todo (doc) VALUES (new.id + 536870912); END;
CREATE TRIGGER consultation_search_update BEFORE UPDATE OF day, directorate, topic ON consultation BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM consultation_words WHERE row = old.id; END;
CREATE TRIGGER consultation_search_delete BEFORE DELETE ON consultation BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM consultation_words WHERE row = old.id; END;
CREATE TRIGGER recommendation_search_insert AFTER INSERT ON recommendation BEGIN
  INSERT OR IGNORE INTO search_todo (doc) VALUES (new.id + 1073741824); END;
CREATE TRIGGER recommendation_search_update BEFORE UPDATE OF given, directorate, theme, title, text, reply, plan ON recommendation BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM recommendation_words WHERE row = old.id; END;
CREATE TRIGGER recommendation_search_delete BEFORE DELETE ON recommendation BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM recommendation_words WHERE row = old.id; END;
CREATE TRIGGER request_search_own_insert AFTER INSERT ON request WHEN new.inquiry IS NULL BEGIN
  INSERT OR IGNORE INTO search_todo (doc) VALUES (new.id + 1610612736); END;
CREATE TRIGGER request_search_own_update BEFORE UPDATE OF inquiry, directorate, asked, replied, answered, settled, question, answer
  ON request WHEN old.inquiry IS NULL OR new.inquiry IS NULL BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM request_words WHERE row = old.id;
  INSERT OR IGNORE INTO search_todo (doc) VALUES (old.id + 1610612736); END;
CREATE TRIGGER request_search_own_delete BEFORE DELETE ON request BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM request_words WHERE row = old.id; END;
CREATE TRIGGER appointment_search_own_insert AFTER INSERT ON appointment WHEN new.inquiry IS NULL BEGIN
  INSERT OR IGNORE INTO search_todo (doc) VALUES (new.id + 2147483648); END;
CREATE TRIGGER appointment_search_own_update BEFORE UPDATE OF inquiry, day, place, text
  ON appointment WHEN old.inquiry IS NULL OR new.inquiry IS NULL BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM appointment_words WHERE row = old.id;
  INSERT OR IGNORE INTO search_todo (doc) VALUES (old.id + 2147483648); END;
CREATE TRIGGER appointment_search_own_delete BEFORE DELETE ON appointment BEGIN
  INSERT OR IGNORE INTO search_todo SELECT doc, id, citizen, text, marks FROM appointment_words WHERE row = old.id; END;

CREATE TABLE name_word (
  word    TEXT NOT NULL,
  written TEXT NOT NULL,
  inquiry INTEGER NOT NULL,
  PRIMARY KEY (word, written, inquiry)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_word_inquiry ON name_word (inquiry);

-- all of it is learnt anew: documents have other numbers, and a name has how it is written
INSERT INTO search (search) VALUES ('delete-all');
DELETE FROM search_todo;
INSERT INTO search_todo (doc)
SELECT doc FROM inquiry_words UNION ALL SELECT doc FROM consultation_words UNION ALL SELECT doc FROM recommendation_words
UNION ALL SELECT doc FROM request_words UNION ALL SELECT doc FROM appointment_words;
