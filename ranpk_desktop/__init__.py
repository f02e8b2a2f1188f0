"""RANPK Desktop: plans, quarterly reports and signed packages of a BPOM office, offline."""
