"""What each stage of examining one form costs, warm, against a bare YAML load in C of the same file.

`python -m benchmarks.stages`; medians of processor time in one process, the stages in turn.
"""

import statistics
import time
from collections.abc import Callable

import yaml

from benchmarks.report import FORM
from generator.checks.engine import check
from generator.document.content import read_content
from generator.form.parse import parse
from generator.form.validate import validate

_ROUNDS, _WARM = 60, 5


def main() -> None:
    """Print a line for each stage: milliseconds, and the ratio to the bare load."""
    times = _measured(_stages())
    bare = times["bare YAML load in C"]
    for name, spent in times.items():
        print(f"{name:24} {spent * 1000:6.2f} ms  {spent / bare:5.2f}")


def _stages() -> dict[str, Callable[[], object]]:
    data = FORM.read_bytes()
    form = parse(data).form
    assert form is not None
    validated = validate(form)
    report = validated.report
    assert report is not None
    content = read_content(report, lambda _: b"", form.root)
    return {
        "bare YAML load in C": lambda: yaml.load(data, Loader=yaml.CSafeLoader),
        "parse": lambda: parse(data),
        "validate": lambda: validate(form),
        "content": lambda: read_content(report, lambda _: b"", form.root),
        "all checks": lambda: check(validated.findings, report, content),
    }


def _measured(stages: dict[str, Callable[[], object]]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in stages}
    for number in range(_WARM + _ROUNDS):
        for name, stage in stages.items():
            start = time.process_time()
            stage()
            if number >= _WARM:
                times[name].append(time.process_time() - start)
    return {name: statistics.median(spent) for name, spent in times.items()}


if __name__ == "__main__":
    main()
