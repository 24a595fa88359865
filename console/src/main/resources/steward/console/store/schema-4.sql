-- How much of a command is done that runs, where its unit said so.
ALTER TABLE answer ADD COLUMN percent INTEGER;
