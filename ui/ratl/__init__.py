"""The view Tindak lanjut of the page SKM: RATL of every survey year, typed, closed, filtered."""
