"""SQLite through sqlite-utils: connection, schema, triggers, backup, a repository per noun."""
