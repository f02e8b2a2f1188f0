"""Letters as bytes, and the line to a mail server."""
