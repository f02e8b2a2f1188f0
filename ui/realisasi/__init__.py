"""The page Realisasi: what a quarter brought, typed, explained, locked, printed and packed."""
