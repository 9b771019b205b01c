"""Speed as ratios measured in one run: `python -m benchmarks` prints a table and writes build/bench.json."""
