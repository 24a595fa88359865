-- What units ran by themselves: the order that gave them the schedule, and the jobs that these runs are.

ALTER TABLE job ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
ALTER TABLE command ADD COLUMN schedule TEXT;
CREATE INDEX command_schedule ON command (schedule, id) WHERE schedule IS NOT NULL;
CREATE INDEX job_method ON job (method) WHERE method = 'schedule';
