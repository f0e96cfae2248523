/**
 * Movement between posts: due dates, follow-up, opening and taking over, copies for information, a post's own folders, and what each
 * count and list of a desk needs. What earlier versions knew only from the events is filled in from them.
 */
export const movementMigration = {
  number: 80,
  sql: `
ALTER TABLE file ADD COLUMN received INTEGER NOT NULL DEFAULT 1;
ALTER TABLE file ADD COLUMN due_on TEXT;
ALTER TABLE movement ADD COLUMN due_on TEXT;
ALTER TABLE movement ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE movement ADD COLUMN received_at INTEGER;
ALTER TABLE receipt ADD COLUMN opened INTEGER NOT NULL DEFAULT 1;
ALTER TABLE receipt ADD COLUMN previous_post TEXT;
ALTER TABLE receipt_movement ADD COLUMN kind TEXT NOT NULL DEFAULT 'mark' CHECK (kind IN ('mark', 'reply', 'return', 'pull-back'));
ALTER TABLE receipt_movement ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipt_movement ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
CREATE TABLE receipt_copy (
  id TEXT PRIMARY KEY,
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  from_post TEXT NOT NULL,
  from_person TEXT NOT NULL,
  from_acting INTEGER NOT NULL,
  to_post TEXT NOT NULL,
  remarks TEXT NOT NULL,
  at INTEGER NOT NULL,
  opened_at INTEGER,
  state TEXT NOT NULL CHECK (state IN ('open', 'disposed', 'withdrawn')),
  ended_at INTEGER,
  disposal TEXT NOT NULL
) STRICT;
CREATE TABLE desk_folder (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (post_id, name)
) STRICT;
CREATE TABLE desk_folder_item (
  kind TEXT NOT NULL CHECK (kind IN ('file', 'receipt')),
  item_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  folder_id TEXT NOT NULL REFERENCES desk_folder (id),
  PRIMARY KEY (kind, item_id, post_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_folder_item_folder ON desk_folder_item (folder_id, kind, item_id);
UPDATE movement SET received_at = arrived.at
FROM (
  WITH moved AS (
    SELECT rowid AS line, row_number() OVER (PARTITION BY file_id ORDER BY rowid) AS nth, file_id FROM movement
  ), said AS (
    SELECT file, position, row_number() OVER (PARTITION BY file ORDER BY position) AS nth,
      lead(position, 1, 9223372036854775807) OVER (PARTITION BY file ORDER BY position) AS until
    FROM event WHERE type = 'file.moved'
  )
  SELECT moved.line AS line, min(event.wall) AS at
  FROM moved
  JOIN said ON said.file = moved.file_id AND said.nth = moved.nth
  JOIN event ON event.file = said.file AND event.type = 'file.read' AND event.position > said.position AND event.position < said.until
  GROUP BY moved.line
) AS arrived
WHERE movement.rowid = arrived.line;
UPDATE movement SET received_at = at WHERE kind = 'pull-back';
UPDATE file SET previous_post = (
  SELECT from_post FROM movement WHERE file_id = file.id AND to_post = file.holder_post AND kind <> 'pull-back' ORDER BY rowid DESC LIMIT 1
) WHERE previous_post IS NULL;
UPDATE receipt SET opened = CASE WHEN form = 'physical' THEN received ELSE 0 END WHERE marked_post IS NOT NULL;
UPDATE receipt SET previous_post = (SELECT from_post FROM receipt_movement WHERE receipt_id = receipt.id ORDER BY rowid DESC LIMIT 1);
CREATE INDEX file_unread ON file (holder_post) WHERE read = 0;
CREATE INDEX file_due ON file (holder_post, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX file_opened ON file (opened_post, holder_since);
CREATE INDEX file_asked ON file (section_id) WHERE asked IS NOT NULL;
CREATE INDEX file_closed ON file (closed_post) WHERE closed_post IS NOT NULL;
CREATE INDEX file_moved ON file (holder_since);
CREATE INDEX movement_sent ON movement (from_post, file_id);
CREATE INDEX movement_followed ON movement (from_post, file_id, due_on) WHERE followed = 1;
CREATE INDEX movement_at ON movement (at);
DROP INDEX receipt_holder;
CREATE INDEX receipt_holder ON receipt (holder_post, state, holder_since);
DROP INDEX receipt_created;
CREATE INDEX receipt_created ON receipt (created_post, holder_since);
CREATE INDEX receipt_moved ON receipt (holder_since);
CREATE INDEX receipt_unopened ON receipt (holder_post) WHERE opened = 0 AND state = 'open';
CREATE INDEX receipt_due ON receipt (holder_post, due_on) WHERE due_on IS NOT NULL AND state = 'open';
DROP INDEX receipt_movement_from;
CREATE INDEX receipt_movement_from ON receipt_movement (from_post, receipt_id);
CREATE INDEX receipt_movement_followed ON receipt_movement (from_post, receipt_id, due_on) WHERE followed = 1;
CREATE INDEX receipt_copy_desk ON receipt_copy (to_post, at) WHERE state = 'open';
CREATE INDEX receipt_copy_receipt ON receipt_copy (receipt_id);
`,
};
