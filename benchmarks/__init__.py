"""Speed, measured against a named yardstick in the same run. `python -m benchmarks` runs all; see README.md."""
