"""The first start: a new office, a whole one from a file, or the sample to try everything on."""
