-- From version 2 to 3: which outcomes exclude each other, and the history of what stands about an inquiry found by the one it names.

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
