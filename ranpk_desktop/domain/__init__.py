"""Frozen dataclasses and pure rules, one module per noun; no files, no database, no window."""
