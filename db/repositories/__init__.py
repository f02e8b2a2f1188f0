"""Queries, one module per noun; writing goes through Store.save inside a command."""
