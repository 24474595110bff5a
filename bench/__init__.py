"""Benchmarks and evaluations: run by hand, their results kept beside them."""
