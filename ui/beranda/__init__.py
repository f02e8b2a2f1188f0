"""Page Beranda: where the office stands, and what comes next."""
