"""Benchmarks of the whole application in one process."""
