"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """`each` forms a side and round; counts of forms; characters of prose more; whole processes."""

    rounds: int
    each: int
    cold_rounds: int
    jobs_forms: int
    jobs_rounds: int
    memory_forms: int
    growth_rounds: int
    growth_forms: tuple[int, ...]
    growth_prose: tuple[int, ...]


FULL = Scale(
    rounds=15, each=8, cold_rounds=21, jobs_forms=2000, jobs_rounds=3, memory_forms=10_000,
    growth_rounds=5, growth_forms=(25, 50, 100, 200, 400),
    growth_prose=(0, 2500, 5000, 10_000, 20_000, 40_000),
)  # fmt: skip
QUICK = Scale(
    rounds=1, each=2, cold_rounds=1, jobs_forms=4, jobs_rounds=1, memory_forms=20,
    growth_rounds=1, growth_forms=(1, 2, 4), growth_prose=(0, 1000, 2000),
)  # fmt: skip
