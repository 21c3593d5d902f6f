-- From version 6 to 7: the service levels get a history. What is made here stands, with its comments, in schema.sql.

CREATE TABLE service_level (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  reply  INTEGER NOT NULL CHECK (reply BETWEEN 1 AND 365),
  answer INTEGER NOT NULL CHECK (answer BETWEEN reply AND 365)
) STRICT;

CREATE VIEW service_level_body AS SELECT id, json_object('id', id, 'reply', reply, 'answer', answer) AS body FROM service_level;
CREATE TRIGGER service_level_history_insert AFTER INSERT ON service_level BEGIN
  INSERT INTO history_step SELECT 'service_level', id, body FROM service_level_body WHERE id = new.id; END;
CREATE TRIGGER service_level_history_update AFTER UPDATE ON service_level BEGIN
  INSERT INTO history_step SELECT 'service_level', id, body FROM service_level_body WHERE id = new.id; END;
CREATE TRIGGER service_level_history_delete AFTER DELETE ON service_level BEGIN
  INSERT INTO history_step VALUES ('service_level', old.id, NULL); END;

-- they were settings, each by itself: one that was never set is as usual, and an answer has the time of a first reply
INSERT INTO service_level (reply, answer)
SELECT reply, max(reply, answer) FROM (
  SELECT coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'service_level'), 2) AS reply,
         coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'answer_level'), 28) AS answer)
WHERE EXISTS (SELECT 1 FROM setting WHERE key IN ('service_level', 'answer_level'));
DELETE FROM setting WHERE key IN ('service_level', 'answer_level');
