"""How fast it is: `benchmarks/run` measures and prints the table of docs/performance.md."""
