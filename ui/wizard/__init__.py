"""The first start: a new office, or the sample office to try everything on."""
