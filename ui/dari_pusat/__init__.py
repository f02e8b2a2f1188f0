"""Files from Pusat: a pane beside every page."""
