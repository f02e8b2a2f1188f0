"""The window: Qt only. It holds services and never speaks SQL."""
