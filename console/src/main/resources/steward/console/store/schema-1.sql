-- What a console keeps. Instants are nanoseconds since 1970 in UTC; durations and ids are text as on the wire.

CREATE TABLE fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE job (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  own INTEGER NOT NULL,
  operator TEXT NOT NULL,
  label TEXT,
  method TEXT NOT NULL,
  domain TEXT NOT NULL,
  arguments TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  run_limit TEXT NOT NULL,
  on_interrupt TEXT NOT NULL
);

CREATE TABLE command (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL,
  node TEXT NOT NULL,
  own INTEGER NOT NULL,
  state TEXT NOT NULL,
  open INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  cancel TEXT,
  cancel_at INTEGER,
  abandoned_by TEXT,
  abandoned_at INTEGER,
  outcome BLOB,
  key TEXT NOT NULL,
  signature TEXT NOT NULL,
  payload BLOB NOT NULL
);
CREATE INDEX command_job ON command (job, state);
CREATE INDEX command_node ON command (node);
CREATE INDEX command_node_open ON command (node) WHERE open;
CREATE INDEX command_own_open ON command (n) WHERE own AND open;

-- What units said of a command, output aside.
CREATE TABLE word (
  command INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  ack TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (command, epoch, sequence, ack)
) WITHOUT ROWID;

-- That the broker stored a command.
CREATE TABLE confirmation (
  command INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  PRIMARY KEY (command, stream, sequence)
) WITHOUT ROWID;

-- Commands that must still reach the broker.
CREATE TABLE outbox (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  command INTEGER NOT NULL UNIQUE,
  attempt INTEGER NOT NULL
);

-- Acks that came before their command.
CREATE TABLE early_ack (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  ack TEXT NOT NULL UNIQUE,
  command TEXT NOT NULL,
  payload BLOB NOT NULL
);
CREATE INDEX early_ack_command ON early_ack (command);

-- What units refused without anybody here being the sender.
CREATE TABLE refusal (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  ack TEXT NOT NULL UNIQUE,
  stored_at INTEGER NOT NULL,
  payload BLOB NOT NULL
);

-- The last ack on each subject.
CREATE TABLE answer (
  node TEXT NOT NULL,
  method TEXT NOT NULL,
  domain TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  exit_code INTEGER,
  command TEXT NOT NULL,
  job TEXT NOT NULL,
  stream INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  PRIMARY KEY (node, method, domain)
) WITHOUT ROWID;

CREATE TABLE presence (
  node TEXT PRIMARY KEY,
  stream INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  payload BLOB NOT NULL
) WITHOUT ROWID;

-- How far each stream of the broker was taken in.
CREATE TABLE cursor (
  name TEXT PRIMARY KEY,
  stream INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) WITHOUT ROWID;

-- Output that was read, so that it need not be read again.
CREATE TABLE chunk (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  command TEXT NOT NULL,
  run INTEGER NOT NULL,
  number INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  payload BLOB NOT NULL,
  UNIQUE (command, run, number)
);
