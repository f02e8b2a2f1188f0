"""Evidence of a row: a list that takes files, addresses and papers, for any page."""
