"""Settings of the office: its data, its people, paper and colours, its seal, its backups."""
