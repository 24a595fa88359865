-- When the broker stored the message that a cursor stands at; nothing where that is not known.
ALTER TABLE cursor ADD COLUMN stored_at INTEGER;
