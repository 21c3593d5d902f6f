-- The one file: a citizens' adviser's register. This text is what a new register is made from (version in PRAGMA user_version).
-- Days are ISO text (2021-08-31), moments ISO text to the second (2021-08-31T10:42:00), local time.
-- Every row that is hers has an id that is never given twice (AUTOINCREMENT): the history speaks of rows by id.

-- act: one command of the user. What it changed is undone together; create, migrate and erase are never undone.
CREATE TABLE act (
  id    INTEGER PRIMARY KEY,
  at    TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
  what  TEXT NOT NULL CHECK (what IN ('create', 'do', 'undo', 'redo', 'migrate', 'erase')),
  title TEXT NOT NULL
) STRICT;
CREATE TRIGGER act_one_at_a_time BEFORE INSERT ON act
  WHEN coalesce((SELECT max(id) FROM act), 0) <> coalesce((SELECT max(act) FROM seal), 0)
BEGIN SELECT RAISE(ABORT, 'an act is open'); END;

-- history: every row as an act left it (body NULL: deleted). The row before is the earlier line of the same row.
CREATE TABLE history (
  id    INTEGER PRIMARY KEY,
  act   INTEGER NOT NULL REFERENCES act,
  place TEXT NOT NULL,
  row   INTEGER NOT NULL,
  body  TEXT,
  salt  BLOB NOT NULL
) STRICT;
CREATE INDEX history_row ON history (place, row, act);
CREATE INDEX history_act ON history (act);
-- what stands about an inquiry is found by the one it names, whatever has become of it since
CREATE INDEX history_about ON history (json_extract(body, '$.inquiry')) WHERE json_extract(body, '$.inquiry') IS NOT NULL;
CREATE INDEX history_other ON history (json_extract(body, '$.other')) WHERE json_extract(body, '$.other') IS NOT NULL;
CREATE INDEX history_joined ON history (json_extract(body, '$.same_as')) WHERE json_extract(body, '$.same_as') IS NOT NULL;

-- seal: the end of an act: a salted digest of each of its history lines, and the chain over them. Closes the act for writing.
CREATE TABLE seal (
  act     INTEGER PRIMARY KEY REFERENCES act,
  last    INTEGER NOT NULL,
  digests BLOB NOT NULL,
  chain   BLOB NOT NULL
) STRICT;

-- history_step: the door every history line comes through. A sealed act takes none, so no code can forget to open one.
CREATE VIEW history_step AS SELECT place, row, body FROM history;
CREATE TRIGGER history_step INSTEAD OF INSERT ON history_step BEGIN
  INSERT INTO history (act, place, row, body, salt)
  VALUES ((SELECT max(id) FROM act), new.place, new.row, new.body, randomblob(16));
END;
CREATE TRIGGER history_in_open_act BEFORE INSERT ON history WHEN new.act <= (SELECT max(act) FROM seal)
BEGIN SELECT RAISE(ABORT, 'no open act'); END;
CREATE TRIGGER history_append_only BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_only_erased BEFORE UPDATE ON history
  WHEN (SELECT what FROM act WHERE id = (SELECT max(id) FROM act) AND id > (SELECT coalesce(max(act), 0) FROM seal)) IS NOT 'erase'
    OR old.id <> new.id OR old.act <> new.act OR old.place <> new.place OR old.row <> new.row
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER seal_append_only BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER seal_never_changed BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- catalogue: the lists she chooses from. An entry that is used is never edited; it is ended, and another takes over (became).
CREATE TABLE catalogue (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  list       TEXT NOT NULL CHECK (list <> ''),        -- directorate, department, theme ... (domain/catalogue.py)
  key        TEXT NOT NULL,
  name       TEXT NOT NULL,
  short      TEXT,                                    -- for narrow places: V&S
  letter     TEXT CHECK (letter BETWEEN 'A' AND 'Z'), -- its key in a form; unique in its list on a day
  kind       TEXT CHECK (kind IN ('complaint', 'other')), -- an action belongs to a kind
  parent     INTEGER REFERENCES catalogue,            -- department -> directorate, outcome -> action
  became     INTEGER REFERENCES catalogue,            -- the entry that took over, where one can be named
  brings     INTEGER REFERENCES catalogue,            -- a channel that settles the place
  valid_from TEXT CHECK (valid_from IS date(valid_from)), -- NULL: no first day
  valid_to   TEXT CHECK (valid_to IS date(valid_to)),     -- NULL: no last day; both days belong to the validity
  position   INTEGER NOT NULL,                        -- stored order within the list
  remark     TEXT,
  excludes   INTEGER REFERENCES catalogue,            -- an outcome that cannot stand beside this one
  UNIQUE (list, key),
  CHECK (valid_to >= valid_from),
  CHECK ((list = 'action') = (kind IS NOT NULL)),
  CHECK (list NOT IN ('department', 'outcome') OR parent IS NOT NULL)
) STRICT;
CREATE INDEX catalogue_parent ON catalogue (parent);

-- numbering: the last number given in each year. Never goes back, not even when a save is undone.
CREATE TABLE numbering (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT;

-- inquiry: the counted unit. It belongs to a period by the day it was received; kind NULL is not decided yet.
CREATE TABLE inquiry (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  year        INTEGER NOT NULL,
  number      INTEGER NOT NULL CHECK (number > 0),
  received    TEXT NOT NULL CHECK (received IS date(received)),
  entered     TEXT NOT NULL CHECK (entered IS strftime('%Y-%m-%dT%H:%M:%S', entered)),
  kind        TEXT CHECK (kind IN ('complaint', 'other')),
  channel     INTEGER REFERENCES catalogue,
  place       INTEGER REFERENCES catalogue,
  directorate INTEGER REFERENCES catalogue,
  department  INTEGER REFERENCES catalogue,
  theme       INTEGER REFERENCES catalogue,
  subject     TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT '',
  enquirer    INTEGER REFERENCES catalogue,
  citizen     TEXT NOT NULL DEFAULT '',               -- a name or initials, never forced; there is no CPR field
  action      INTEGER REFERENCES catalogue,
  outcome     INTEGER REFERENCES catalogue,
  closed      TEXT CHECK (closed IS date(closed)),
  exclusion   INTEGER REFERENCES catalogue,           -- the reason it leaves the statistics
  next_due    TEXT CHECK (next_due IS date(next_due)),
  next_step   TEXT NOT NULL DEFAULT '',
  esdh        TEXT NOT NULL DEFAULT '',               -- the number in the municipality's own journal
  phone       TEXT NOT NULL DEFAULT '',
  mail        TEXT NOT NULL DEFAULT '',
  person      INTEGER REFERENCES person,              -- NULL: nothing that somebody could be known by
  CHECK (year = CAST(substr(received, 1, 4) AS INTEGER)),
  CHECK (closed >= received),
  CHECK (next_due >= received),
  CHECK (outcome IS NULL OR action IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX inquiry_number ON inquiry (year, number);
CREATE INDEX inquiry_received ON inquiry (received, id);
CREATE INDEX inquiry_open ON inquiry (coalesce(next_due, '9999-12-31'), id) WHERE closed IS NULL;
CREATE INDEX inquiry_directorate ON inquiry (directorate, received, id);
CREATE INDEX inquiry_theme ON inquiry (theme, received, id);
CREATE INDEX inquiry_action ON inquiry (action, outcome, received, id);
CREATE INDEX inquiry_action_received ON inquiry (action, received, id); -- an action whatever the outcome, in order
CREATE INDEX inquiry_place ON inquiry (place, received, id);
CREATE INDEX inquiry_person ON inquiry (person, received, id) WHERE person IS NOT NULL;
CREATE INDEX inquiry_left_out ON inquiry (received, id) WHERE exclusion IS NOT NULL OR kind IS NULL;

-- further_theme: the themes an inquiry touches beside its main theme. Never counted in the nine tables.
CREATE TABLE further_theme (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  theme   INTEGER NOT NULL REFERENCES catalogue,
  UNIQUE (inquiry, theme)
) STRICT;
CREATE INDEX further_theme_theme ON further_theme (theme);

-- consultation: internal consultancy (konsulentbistand). Counted beside the inquiries, never among them.
CREATE TABLE consultation (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  day         TEXT NOT NULL CHECK (day IS date(day)),
  entered     TEXT NOT NULL CHECK (entered IS strftime('%Y-%m-%dT%H:%M:%S', entered)),
  kind        INTEGER NOT NULL REFERENCES catalogue,
  directorate INTEGER REFERENCES catalogue,
  topic       TEXT NOT NULL DEFAULT '',
  minutes     INTEGER CHECK (minutes BETWEEN 0 AND 6000)
) STRICT;
CREATE INDEX consultation_day ON consultation (day, id);

-- period: a named span of days, both included; last NULL is open-ended.
CREATE TABLE period (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  name  TEXT NOT NULL UNIQUE CHECK (name <> ''),
  first TEXT NOT NULL CHECK (first IS date(first)),
  last  TEXT CHECK (last IS date(last)),
  CHECK (last >= first)
) STRICT;

-- person: somebody behind one or more inquiries. Two records of one person are joined by same_as, and parted by emptying it:
-- each keeps its own inquiries.
CREATE TABLE person (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  same_as INTEGER REFERENCES person CHECK (same_as <> id)
) STRICT;
CREATE INDEX person_same_as ON person (same_as);

-- log_entry: what was said and done. happened is when it was, entered when it was written down (forvaltningens notatpligt).
-- A correction is an entry of its own that names the one it corrects; nothing is written over.
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
  -- the document's number in the municipality's own journal
  , esdh TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX log_entry_inquiry ON log_entry (inquiry, happened, clock, id);
CREATE INDEX log_entry_happened ON log_entry (happened, id);
CREATE INDEX log_entry_untold ON log_entry (happened, id) WHERE text = '';

-- reminder: a thing to remember about an inquiry, beside its one next step.
CREATE TABLE reminder (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  due     TEXT NOT NULL CHECK (due IS date(due)),
  text    TEXT NOT NULL CHECK (text <> ''),
  done    TEXT CHECK (done IS date(done))
) STRICT;
CREATE INDEX reminder_inquiry ON reminder (inquiry, due);
CREATE INDEX reminder_due ON reminder (due, id) WHERE done IS NULL;

-- appointment: a day at an office or a meeting. One that repeats stands once, from day until its last day (NULL: until further);
-- what is otherwise on one of its days is a row of its own: series is the one that repeats, instead the day it would have been.
-- One that is no longer wanted is cancelled, and stays.
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
  series  INTEGER REFERENCES appointment CHECK (series IS NULL OR repeats IS NULL),
  instead TEXT CHECK (instead IS date(instead) AND (instead IS NULL) = (series IS NULL)),
  cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  CHECK (until >= day),
  CHECK (until IS NULL OR repeats IS NOT NULL)
) STRICT;
CREATE INDEX appointment_day ON appointment (day, id);
CREATE INDEX appointment_repeats ON appointment (repeats, day) WHERE repeats IS NOT NULL;
CREATE INDEX appointment_inquiry ON appointment (inquiry);
CREATE UNIQUE INDEX appointment_instead ON appointment (instead, series) WHERE series IS NOT NULL;

-- request: a question to a department and its clock. scope: about an inquiry, left by one (are there others with the same
-- error?), or of the adviser's own motion. Never counted among the inquiries.
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

-- link: one inquiry beside another: it continues it, repeats it, or shows the same systemic error.
CREATE TABLE link (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  other   INTEGER NOT NULL REFERENCES inquiry CHECK (other <> inquiry),
  kind    TEXT NOT NULL CHECK (kind IN ('continues', 'repeats', 'same_error')),
  reason  TEXT NOT NULL DEFAULT '',
  UNIQUE (inquiry, other, kind)
) STRICT;
CREATE INDEX link_other ON link (other);

-- finding: an outcome beside the main one (reopened by the authority and criticised). Counted on its own, never in the tables.
CREATE TABLE finding (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  outcome INTEGER NOT NULL REFERENCES catalogue,
  UNIQUE (inquiry, outcome)
) STRICT;
CREATE INDEX finding_outcome ON finding (outcome);

-- recommendation: what a report recommends, to whom, and what came of it (reply: the addressee's answer; plan: its action plan).
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

-- recommendation_status: where it stood from a day on; the newest is where it stands.
CREATE TABLE recommendation_status (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  recommendation INTEGER NOT NULL REFERENCES recommendation,
  day            TEXT NOT NULL CHECK (day IS date(day)),
  status         TEXT NOT NULL CHECK (status IN ('given', 'accepted', 'under_way', 'done', 'repeated', 'dropped')),
  text           TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX recommendation_status_newest ON recommendation_status (recommendation, day, id);

-- basis: what a recommendation rests on, and the inquiries a consultation was about.
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

-- example: a case worth telling, in words that point at nobody. Without cleared it goes into no report.
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

-- settlement: a finding of the program's about an example that she has looked at and let stand, with the words it was about, and
-- why, where the finding is of a kind that may not stand without a reason.
CREATE TABLE settlement (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  example INTEGER NOT NULL REFERENCES example,
  kind    TEXT NOT NULL,
  words   TEXT NOT NULL,
  reason  TEXT NOT NULL DEFAULT '',
  UNIQUE (example, kind, words)
) STRICT;

-- saved_search: a search she gave a name.
CREATE TABLE saved_search (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  name  TEXT NOT NULL UNIQUE CHECK (name <> ''),
  words TEXT NOT NULL CHECK (words <> '')
) STRICT;

-- report: one report to the council; published is the day its figures were frozen.
CREATE TABLE report (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  title     TEXT NOT NULL UNIQUE CHECK (title <> ''),
  entered   TEXT NOT NULL CHECK (entered IS strftime('%Y-%m-%dT%H:%M:%S', entered)),
  published TEXT CHECK (published IS date(published))
) STRICT;

-- report_part: one of a report's sub-periods, both days included; they are printed by their days.
CREATE TABLE report_part (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL REFERENCES report,
  name   TEXT NOT NULL DEFAULT '',
  first  TEXT NOT NULL CHECK (first IS date(first)),
  last   TEXT NOT NULL CHECK (last IS date(last)),
  CHECK (last >= first)
) STRICT;
CREATE INDEX report_part_report ON report_part (report, first, id);

-- report_block: a table of a part, or a chapter of the report (part NULL): whether it is in, and her own text beside it. No row:
-- as the program proposes, without a text.
CREATE TABLE report_block (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  report   INTEGER NOT NULL REFERENCES report,
  part     INTEGER REFERENCES report_part,
  block    TEXT NOT NULL CHECK (block <> ''),         -- chapters/parts.py
  included INTEGER NOT NULL CHECK (included IN (0, 1)),
  text     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX report_block_once ON report_block (report, coalesce(part, 0), block);

-- frozen: what a published part stands by, whatever is changed later: its finished figures, the facts of each inquiry they were
-- counted from, the catalogue of that day, and the act after which it was so.
CREATE TABLE frozen (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  part      INTEGER NOT NULL UNIQUE REFERENCES report_part,
  at        TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
  act       INTEGER NOT NULL,
  rules     TEXT NOT NULL,                            -- the rules of counting in words, as they were
  figures   TEXT NOT NULL CHECK (json_valid(figures)),
  facts     TEXT NOT NULL CHECK (json_valid(facts)),
  catalogue TEXT NOT NULL CHECK (json_valid(catalogue))
) STRICT;

-- printed: the figures of a printed report, entered or read in once, to be held against the register's own.
CREATE TABLE printed (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- question: a cross-table of her own with a name: which property makes its rows, which its columns, and the filters in words.
CREATE TABLE question (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT NOT NULL UNIQUE CHECK (name <> ''),
  rows    TEXT NOT NULL CHECK (rows <> ''),
  columns TEXT NOT NULL DEFAULT '',
  words   TEXT NOT NULL DEFAULT ''
) STRICT;

-- service_level: how many days a department has for its first reply and for its answer, as she set them last. One row; none: the
-- usual ones.
CREATE TABLE service_level (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  reply  INTEGER NOT NULL CHECK (reply BETWEEN 1 AND 365),
  answer INTEGER NOT NULL CHECK (answer BETWEEN reply AND 365)
) STRICT;

-- retention_term: how many years after its closing something is kept by name, as she set it: one kind of inquiry (part), or those
-- with one outcome. None: the usual ones (domain/retention.py).
CREATE TABLE retention_term (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  part    TEXT UNIQUE CHECK (part IN ('complaint', 'other', 'excluded')),
  outcome INTEGER UNIQUE REFERENCES catalogue,
  years   INTEGER NOT NULL CHECK (years BETWEEN 1 AND 99),
  CHECK ((part IS NULL) <> (outcome IS NULL))
) STRICT;

-- retention_hold: an inquiry that is due, kept until a day all the same, and why.
CREATE TABLE retention_hold (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL UNIQUE REFERENCES inquiry,
  until   TEXT NOT NULL CHECK (until IS date(until)),
  reason  TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- erasure: what an act of erasing took away from an inquiry, on which ground, and why. It holds nothing that was taken away.
CREATE TABLE erasure (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  inquiry INTEGER NOT NULL REFERENCES inquiry,
  day     TEXT NOT NULL CHECK (day IS date(day)),
  ground  TEXT NOT NULL CHECK (ground IN ('term', 'asked', 'mistake', 'other')),
  what    TEXT NOT NULL,
  why     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX erasure_inquiry ON erasure (inquiry);

-- draft: a form that is not saved yet, as it was typed. Goes away in the same transaction that saves it.
CREATE TABLE draft (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  form     TEXT NOT NULL,
  target   INTEGER,                                   -- the row the form was opened on; NULL for a new one
  body     TEXT NOT NULL CHECK (json_valid(body)),
  saved_at TEXT NOT NULL
) STRICT;

-- setting: where she was and whether the program ended in order, the chosen period and look, the last place of a meeting, whose
-- register it is, the demo's own day. Without history.
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- intake: the digest of each file taken in, so that the same content is recognised. Without history.
CREATE TABLE intake (
  digest TEXT PRIMARY KEY,
  at     TEXT NOT NULL,
  act    INTEGER NOT NULL REFERENCES act
) STRICT, WITHOUT ROWID;

-- tally: how many, by year, month and day (span = how much of the date: 4, 7 or 10 characters). part is directorate, theme,
-- action (entry = action), left out (entry = reason, 0 = undecided) or consultation (entry = its kind, outcome = directorate).
-- entry 0 = not given, -1 = not closed. A line with n = 0 is no line.
CREATE TABLE tally (
  span    INTEGER NOT NULL,
  since   TEXT    NOT NULL,
  part    TEXT    NOT NULL,
  kind    TEXT    NOT NULL,
  entry   INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  n       INTEGER NOT NULL,
  PRIMARY KEY (span, since, part, kind, entry, outcome)
) STRICT, WITHOUT ROWID;

-- tally_line: adds one line under its year, its month and its day.
CREATE VIEW tally_line AS SELECT since AS day, part, kind, entry, outcome, n AS step FROM tally WHERE span = 10;
CREATE TRIGGER tally_line INSTEAD OF INSERT ON tally_line BEGIN
  INSERT INTO tally
  SELECT span.column1, substr(new.day, 1, span.column1), new.part, new.kind, new.entry, new.outcome, new.step
  FROM (VALUES (4), (7), (10)) AS span
  WHERE true
  ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;

-- tally_step: the one place where the rule of counting inquiries is written; also what a recount reads.
CREATE VIEW tally_step AS
  SELECT received, kind, directorate, theme, action, outcome, exclusion, closed, 1 AS step FROM inquiry;
CREATE TRIGGER tally_step INSTEAD OF INSERT ON tally_step BEGIN
  INSERT INTO tally_line
  SELECT new.received, part.column1, coalesce(new.kind, ''), part.column2, part.column3, new.step
  FROM (VALUES ('directorate', coalesce(new.directorate, 0), 0),
               ('theme',       coalesce(new.theme, 0),       0),
               ('action',      iif(new.closed IS NULL, -1, coalesce(new.action, 0)),
                               iif(new.closed IS NULL,  0, coalesce(new.outcome, 0))),
               ('left out',    coalesce(new.exclusion, 0),   0)) AS part
  WHERE (part.column1 = 'left out') = (new.exclusion IS NOT NULL OR new.kind IS NULL);
END;
CREATE TRIGGER inquiry_tally_insert AFTER INSERT ON inquiry BEGIN
  INSERT INTO tally_step VALUES
    (new.received, new.kind, new.directorate, new.theme, new.action, new.outcome, new.exclusion, new.closed, 1);
END;
CREATE TRIGGER inquiry_tally_delete AFTER DELETE ON inquiry BEGIN
  INSERT INTO tally_step VALUES
    (old.received, old.kind, old.directorate, old.theme, old.action, old.outcome, old.exclusion, old.closed, -1);
END;
CREATE TRIGGER inquiry_tally_update
  AFTER UPDATE OF received, kind, directorate, theme, action, outcome, exclusion, closed ON inquiry BEGIN
  INSERT INTO tally_step VALUES
    (old.received, old.kind, old.directorate, old.theme, old.action, old.outcome, old.exclusion, old.closed, -1);
  INSERT INTO tally_step VALUES
    (new.received, new.kind, new.directorate, new.theme, new.action, new.outcome, new.exclusion, new.closed, 1);
END;

-- consultation_step: the same for consultations.
CREATE VIEW consultation_step AS
  SELECT day, 'consultation' AS part, '' AS kind, kind AS entry, coalesce(directorate, 0) AS outcome, 1 AS step FROM consultation;
CREATE TRIGGER consultation_tally_insert AFTER INSERT ON consultation BEGIN
  INSERT INTO tally_line VALUES (new.day, 'consultation', '', new.kind, coalesce(new.directorate, 0), 1);
END;
CREATE TRIGGER consultation_tally_delete AFTER DELETE ON consultation BEGIN
  INSERT INTO tally_line VALUES (old.day, 'consultation', '', old.kind, coalesce(old.directorate, 0), -1);
END;
CREATE TRIGGER consultation_tally_update AFTER UPDATE OF day, kind, directorate ON consultation BEGIN
  INSERT INTO tally_line VALUES (old.day, 'consultation', '', old.kind, coalesce(old.directorate, 0), -1);
  INSERT INTO tally_line VALUES (new.day, 'consultation', '', new.kind, coalesce(new.directorate, 0), 1);
END;

-- inquiry_words, consultation_words, recommendation_words, request_words, appointment_words: each thing that can be found as one text,
-- with all that hangs on it, and with marks that filters ask for; questions and appointments of an inquiry are found with it, the
-- others by themselves. doc numbers the five apart. Its id in the index begins with the day of the newest thing in it (days since
-- the year 1), so that the index itself reads the newest first. A mark begins with a letter that begins no word: d, t, p, e and an
-- entry's id, o or c for open or closed, y and each year something in it is from.
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

-- search_part: what hangs on an inquiry, each with the day it is from: a hit is told where the words stand, and on which day.
CREATE VIEW search_part AS
  SELECT inquiry, 'log' AS spot, id, happened AS day, text FROM log_entry
  UNION ALL SELECT inquiry, 'question', id, asked, question FROM request
  UNION ALL SELECT inquiry, 'answer', id, coalesce(answered, replied, asked), answer FROM request
  UNION ALL SELECT inquiry, 'reminder', id, due, text FROM reminder
  UNION ALL SELECT inquiry, 'meeting', id, day, text FROM appointment;

-- search: the index of those words; Danish letters are letters of their own (remove_diacritics 0). It is told which words to forget
-- (contentless_delete would leave them in the file).
CREATE VIRTUAL TABLE search USING fts5 (
  citizen, text, marks,
  content = 'search_words', content_rowid = 'id', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO search (search, rank) VALUES ('automerge', 0);

-- search_todo: what is not indexed as it stands now, with what the index still holds of it (id NULL: nothing); emptied in idle time.
CREATE TABLE search_todo (
  doc     INTEGER PRIMARY KEY,
  id      INTEGER,
  citizen TEXT,
  text    TEXT,
  marks   TEXT
) STRICT;
-- search_stale: the door for what changes about an inquiry: it is read before it changes, once, and waits in search_todo.
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
-- one that comes to hang on an inquiry, or no longer does, is forgotten as it was and learnt as it is
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

-- name_word: the words a person is found by while they are typed, made alike however they are spelt (domain/names.py), and how each
-- is written there (empty: a phone number or a mail). Kept in idle time like the search.
CREATE TABLE name_word (
  word    TEXT NOT NULL,
  written TEXT NOT NULL,
  inquiry INTEGER NOT NULL,
  PRIMARY KEY (word, written, inquiry)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_word_inquiry ON name_word (inquiry);

-- For each table a view of its rows as one JSON object, and three triggers that hand the row as left to history_step.

CREATE VIEW inquiry_body AS SELECT id, json_object(
  'id', id, 'year', year, 'number', number, 'received', received, 'entered', entered, 'kind', kind, 'channel', channel,
  'place', place, 'directorate', directorate, 'department', department, 'theme', theme, 'subject', subject, 'note', note,
  'enquirer', enquirer, 'citizen', citizen, 'action', action, 'outcome', outcome, 'closed', closed, 'exclusion', exclusion,
  'next_due', next_due, 'next_step', next_step, 'esdh', esdh,
  'phone', phone, 'mail', mail, 'person', person) AS body FROM inquiry;
CREATE TRIGGER inquiry_history_insert AFTER INSERT ON inquiry BEGIN
  INSERT INTO history_step SELECT 'inquiry', id, body FROM inquiry_body WHERE id = new.id; END;
CREATE TRIGGER inquiry_history_update AFTER UPDATE ON inquiry BEGIN
  INSERT INTO history_step SELECT 'inquiry', id, body FROM inquiry_body WHERE id = new.id; END;
CREATE TRIGGER inquiry_history_delete AFTER DELETE ON inquiry BEGIN
  INSERT INTO history_step VALUES ('inquiry', old.id, NULL); END;

CREATE VIEW further_theme_body AS SELECT id, json_object('id', id, 'inquiry', inquiry, 'theme', theme) AS body FROM further_theme;
CREATE TRIGGER further_theme_history_insert AFTER INSERT ON further_theme BEGIN
  INSERT INTO history_step SELECT 'further_theme', id, body FROM further_theme_body WHERE id = new.id; END;
CREATE TRIGGER further_theme_history_update AFTER UPDATE ON further_theme BEGIN
  INSERT INTO history_step SELECT 'further_theme', id, body FROM further_theme_body WHERE id = new.id; END;
CREATE TRIGGER further_theme_history_delete AFTER DELETE ON further_theme BEGIN
  INSERT INTO history_step VALUES ('further_theme', old.id, NULL); END;

CREATE VIEW consultation_body AS SELECT id, json_object(
  'id', id, 'day', day, 'entered', entered, 'kind', kind, 'directorate', directorate, 'topic', topic, 'minutes', minutes) AS body
  FROM consultation;
CREATE TRIGGER consultation_history_insert AFTER INSERT ON consultation BEGIN
  INSERT INTO history_step SELECT 'consultation', id, body FROM consultation_body WHERE id = new.id; END;
CREATE TRIGGER consultation_history_update AFTER UPDATE ON consultation BEGIN
  INSERT INTO history_step SELECT 'consultation', id, body FROM consultation_body WHERE id = new.id; END;
CREATE TRIGGER consultation_history_delete AFTER DELETE ON consultation BEGIN
  INSERT INTO history_step VALUES ('consultation', old.id, NULL); END;

CREATE VIEW period_body AS SELECT id, json_object('id', id, 'name', name, 'first', first, 'last', last) AS body FROM period;
CREATE TRIGGER period_history_insert AFTER INSERT ON period BEGIN
  INSERT INTO history_step SELECT 'period', id, body FROM period_body WHERE id = new.id; END;
CREATE TRIGGER period_history_update AFTER UPDATE ON period BEGIN
  INSERT INTO history_step SELECT 'period', id, body FROM period_body WHERE id = new.id; END;
CREATE TRIGGER period_history_delete AFTER DELETE ON period BEGIN
  INSERT INTO history_step VALUES ('period', old.id, NULL); END;

CREATE VIEW catalogue_body AS SELECT id, json_object(
  'id', id, 'list', list, 'key', key, 'name', name, 'short', short, 'letter', letter, 'kind', kind, 'parent', parent,
  'became', became, 'brings', brings, 'valid_from', valid_from, 'valid_to', valid_to, 'position', position, 'remark', remark,
  'excludes', excludes) AS body FROM catalogue;
CREATE TRIGGER catalogue_history_insert AFTER INSERT ON catalogue BEGIN
  INSERT INTO history_step SELECT 'catalogue', id, body FROM catalogue_body WHERE id = new.id; END;
CREATE TRIGGER catalogue_history_update AFTER UPDATE ON catalogue BEGIN
  INSERT INTO history_step SELECT 'catalogue', id, body FROM catalogue_body WHERE id = new.id; END;
CREATE TRIGGER catalogue_history_delete AFTER DELETE ON catalogue BEGIN
  INSERT INTO history_step VALUES ('catalogue', old.id, NULL); END;

CREATE VIEW person_body AS SELECT id, json_object('id', id, 'same_as', same_as) AS body FROM person;
CREATE TRIGGER person_history_insert AFTER INSERT ON person BEGIN
  INSERT INTO history_step SELECT 'person', id, body FROM person_body WHERE id = new.id; END;
CREATE TRIGGER person_history_update AFTER UPDATE ON person BEGIN
  INSERT INTO history_step SELECT 'person', id, body FROM person_body WHERE id = new.id; END;
CREATE TRIGGER person_history_delete AFTER DELETE ON person BEGIN
  INSERT INTO history_step VALUES ('person', old.id, NULL); END;

CREATE VIEW log_entry_body AS SELECT id, json_object(
  'id', id, 'inquiry', inquiry, 'corrects', corrects, 'happened', happened, 'clock', clock, 'entered', entered, 'kind', kind,
  'manner', manner, 'party', party, 'department', department, 'minutes', minutes, 'text', text, 'esdh', esdh) AS body FROM log_entry;
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
  repeats, 'until', until, 'series', series, 'instead', instead, 'cancelled', cancelled) AS body FROM appointment;
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
  'id', id, 'example', example, 'kind', kind, 'words', words, 'reason', reason) AS body FROM settlement;
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

CREATE VIEW service_level_body AS SELECT id, json_object('id', id, 'reply', reply, 'answer', answer) AS body FROM service_level;
CREATE TRIGGER service_level_history_insert AFTER INSERT ON service_level BEGIN
  INSERT INTO history_step SELECT 'service_level', id, body FROM service_level_body WHERE id = new.id; END;
CREATE TRIGGER service_level_history_update AFTER UPDATE ON service_level BEGIN
  INSERT INTO history_step SELECT 'service_level', id, body FROM service_level_body WHERE id = new.id; END;
CREATE TRIGGER service_level_history_delete AFTER DELETE ON service_level BEGIN
  INSERT INTO history_step VALUES ('service_level', old.id, NULL); END;

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
