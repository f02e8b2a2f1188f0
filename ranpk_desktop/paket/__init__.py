"""The signed container (ASiC-E with CAdES): build, sign, open, verify; form in docs/paket.md."""
