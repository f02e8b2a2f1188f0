"""The page Perjanjian Kinerja."""
