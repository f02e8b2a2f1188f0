"""The year's plan in the window; so far the dialog that takes it from the RANPK catalogue."""
