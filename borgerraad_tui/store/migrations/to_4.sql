-- From version 3 to 4: the report. What is made here stands, with its comments, in schema.sql.

CREATE TABLE report (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  title     TEXT NOT NULL UNIQUE CHECK (title <> ''),
  entered   TEXT NOT NULL CHECK (entered IS strftime('%Y-%m-%dT%H:%M:%S', entered)),
  published TEXT CHECK (published IS date(published))
) STRICT;

CREATE TABLE report_part (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL REFERENCES report,
  name   TEXT NOT NULL DEFAULT '',
  first  TEXT NOT NULL CHECK (first IS date(first)),
  last   TEXT NOT NULL CHECK (last IS date(last)),
  CHECK (last >= first)
) STRICT;
CREATE INDEX report_part_report ON report_part (report, first, id);

CREATE TABLE report_block (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  report   INTEGER NOT NULL REFERENCES report,
  part     INTEGER REFERENCES report_part,
  block    TEXT NOT NULL CHECK (block <> ''),
  included INTEGER NOT NULL CHECK (included IN (0, 1)),
  text     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX report_block_once ON report_block (report, coalesce(part, 0), block);

CREATE TABLE frozen (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  part      INTEGER NOT NULL UNIQUE REFERENCES report_part,
  at        TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
  act       INTEGER NOT NULL,
  rules     TEXT NOT NULL,
  figures   TEXT NOT NULL CHECK (json_valid(figures)),
  facts     TEXT NOT NULL CHECK (json_valid(facts)),
  catalogue TEXT NOT NULL CHECK (json_valid(catalogue))
) STRICT;

CREATE TABLE printed (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE question (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT NOT NULL UNIQUE CHECK (name <> ''),
  rows    TEXT NOT NULL CHECK (rows <> ''),
  columns TEXT NOT NULL DEFAULT '',
  words   TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE VIEW report_body AS SELECT id, json_object(
  'id', id, 'title', title, 'entered', entered, 'published', published) AS body FROM report;
CREATE TRIGGER report_history_insert AFTER INSERT ON report BEGIN
  INSERT INTO history_step SELECT 'report', id, body FROM report_body WHERE id = new.id; END;
CREATE TRIGGER report_history_update AFTER UPDATE ON report BEGIN
  INSERT INTO history_step SELECT 'report', id, body FROM report_body WHERE id = new.id; END;
CREATE TRIGGER report_history_delete AFTER DELETE ON report BEGIN
  INSERT INTO history_step VALUES ('report', old.id, NULL); END;

CREATE VIEW report_part_body AS SELECT id, json_object(
  'id', id, 'report', report, 'name', name, 'first', first, 'last', last) AS body FROM report_part;
CREATE TRIGGER report_part_history_insert AFTER INSERT ON report_part BEGIN
  INSERT INTO history_step SELECT 'report_part', id, body FROM report_part_body WHERE id = new.id; END;
CREATE TRIGGER report_part_history_update AFTER UPDATE ON report_part BEGIN
  INSERT INTO history_step SELECT 'report_part', id, body FROM report_part_body WHERE id = new.id; END;
CREATE TRIGGER report_part_history_delete AFTER DELETE ON report_part BEGIN
  INSERT INTO history_step VALUES ('report_part', old.id, NULL); END;

CREATE VIEW report_block_body AS SELECT id, json_object(
  'id', id, 'report', report, 'part', part, 'block', block, 'included', included, 'text', text) AS body FROM report_block;
CREATE TRIGGER report_block_history_insert AFTER INSERT ON report_block BEGIN
  INSERT INTO history_step SELECT 'report_block', id, body FROM report_block_body WHERE id = new.id; END;
CREATE TRIGGER report_block_history_update AFTER UPDATE ON report_block BEGIN
  INSERT INTO history_step SELECT 'report_block', id, body FROM report_block_body WHERE id = new.id; END;
CREATE TRIGGER report_block_history_delete AFTER DELETE ON report_block BEGIN
  INSERT INTO history_step VALUES ('report_block', old.id, NULL); END;

CREATE VIEW frozen_body AS SELECT id, json_object(
  'id', id, 'part', part, 'at', at, 'act', act, 'rules', rules, 'figures', figures, 'facts', facts, 'catalogue', catalogue) AS body FROM frozen;
CREATE TRIGGER frozen_history_insert AFTER INSERT ON frozen BEGIN
  INSERT INTO history_step SELECT 'frozen', id, body FROM frozen_body WHERE id = new.id; END;
CREATE TRIGGER frozen_history_update AFTER UPDATE ON frozen BEGIN
  INSERT INTO history_step SELECT 'frozen', id, body FROM frozen_body WHERE id = new.id; END;
CREATE TRIGGER frozen_history_delete AFTER DELETE ON frozen BEGIN
  INSERT INTO history_step VALUES ('frozen', old.id, NULL); END;

CREATE VIEW printed_body AS SELECT id, json_object('id', id, 'name', name, 'body', body) AS body FROM printed;
CREATE TRIGGER printed_history_insert AFTER INSERT ON printed BEGIN
  INSERT INTO history_step SELECT 'printed', id, body FROM printed_body WHERE id = new.id; END;
CREATE TRIGGER printed_history_update AFTER UPDATE ON printed BEGIN
  INSERT INTO history_step SELECT 'printed', id, body FROM printed_body WHERE id = new.id; END;
CREATE TRIGGER printed_history_delete AFTER DELETE ON printed BEGIN
  INSERT INTO history_step VALUES ('printed', old.id, NULL); END;

CREATE VIEW question_body AS SELECT id, json_object(
  'id', id, 'name', name, 'rows', rows, 'columns', columns, 'words', words) AS body FROM question;
CREATE TRIGGER question_history_insert AFTER INSERT ON question BEGIN
  INSERT INTO history_step SELECT 'question', id, body FROM question_body WHERE id = new.id; END;
CREATE TRIGGER question_history_update AFTER UPDATE ON question BEGIN
  INSERT INTO history_step SELECT 'question', id, body FROM question_body WHERE id = new.id; END;
CREATE TRIGGER question_history_delete AFTER DELETE ON question BEGIN
  INSERT INTO history_step VALUES ('question', old.id, NULL); END;
