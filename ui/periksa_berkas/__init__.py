"""Check a file that came from anywhere: a sealed package or a signed PDF."""
