"""The kit every page is built from: theme, icons, work off the GUI thread, tables, forms."""
