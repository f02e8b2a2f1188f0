"""The signed PDF: places for two seals, the seals, and the check whether they hold.

A seal is an incremental update (PAdES baseline B, ETSI EN 319 142-1): nothing that was there before
changes, so the file stays PDF/A-1b and an outsider can check it with pdfsig and openssl. The CMS in
it is written and read by `paket.segel`, the update by pyHanko; a foreign PDF is taken apart in a
child process (`imports.pdf_bertanda`) and judged here.
"""
