"""Read foreign files: every one of them is hostile until it has been checked."""
