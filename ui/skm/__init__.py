"""The page SKM: results of satisfaction surveys, typed, imported, compared, followed up."""
