"""RANPK Desktop: plans, quarterly reports and signed packages of a BPOM regional office, offline."""
