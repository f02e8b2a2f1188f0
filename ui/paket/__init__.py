"""The page Paket & Kirim."""
