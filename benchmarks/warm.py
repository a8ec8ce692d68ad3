"""A warm check of one report against a bare YAML load of the same file: medians and their ratio.

Run: python benchmarks/warm.py [form] [rounds].
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from generator.cli.files import image_reader
from generator.form.parse import parse
from generator.pipeline import examine

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print the table for one form."""
    form = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples" / "full_2025.yaml"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    data = form.read_bytes()
    reader = image_reader(form)
    jobs: dict[str, Callable[[], object]] = {
        "bare YAML load (C parser)": lambda: yaml.load(data, Loader=yaml.CSafeLoader),
        "places kept (our parse)": lambda: parse(data),
        "read, validated, every check": lambda: examine(data, reader),
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(rounds + 5):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            if turn >= 5:
                times[name].append(time.perf_counter() - start)
    bare = statistics.median(times["bare YAML load (C parser)"])
    print(f"{form.name}")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:32} {median * 1000:6.2f} ms  {median / bare:5.2f}")


if __name__ == "__main__":
    main()
