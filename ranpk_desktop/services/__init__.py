"""What the office does: one module per noun, one transaction per command, returning Changes."""
