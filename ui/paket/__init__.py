"""The page Paket & Kirim: packages made, checked, signed, and sent, and the outbox at work."""
