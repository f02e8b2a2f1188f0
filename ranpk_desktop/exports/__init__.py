"""Dataclasses in, bytes of a document out; nothing here fetches, asks for the time or writes."""
