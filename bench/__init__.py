"""Benchmarks (``make bench``). Each result is the ratio of two measurements that are taken in turns in the same run."""
