"""Several processes: results in order, a process that dies costs one job and no other."""

import multiprocessing
from pathlib import Path

import pytest

from generator.cli.pool import FEW, Died, processes_for, results
from generator.errors import InputError
from tests.cli.jobs import DieOnce, die_on_13, double, slow_first


def _never() -> bool:
    return False


@pytest.mark.parametrize("processes", [1, 3])
def test_results_come_in_the_order_of_the_jobs(processes: int) -> None:
    told: list[Died] = []
    made = list(results(slow_first, range(200), processes, told.append, _never))
    assert made == list(range(200))
    assert not told
    assert not multiprocessing.active_children()


def test_a_job_that_kills_its_process_is_tried_twice_and_reported() -> None:
    told: list[Died] = []
    made = list(results(die_on_13, range(40), 2, told.append, _never))
    assert made == [Died(13, 7) if n == 13 else n for n in range(40)]
    assert told == [Died(13, 7)] * 2
    assert not multiprocessing.active_children()


def test_a_job_whose_process_was_killed_once_is_done_after_all(tmp_path: Path) -> None:
    told: list[Died] = []
    made = list(results(DieOnce(tmp_path / "mark"), range(20), 2, told.append, _never))
    assert made == list(range(20))
    assert [died.job for died in told] == [5]


@pytest.mark.parametrize("processes", [1, 2])
def test_when_stopped_what_is_done_is_given_and_nobody_is_left(processes: int) -> None:
    made: list[int | Died] = []
    for result in results(double, range(5000), processes, print, lambda: len(made) >= 10):
        made.append(result)
    assert made == [2 * n for n in range(10)]
    assert not multiprocessing.active_children()


def test_how_many_processes() -> None:
    assert processes_for(FEW - 1, None) == 1
    assert processes_for(FEW, None) >= 1
    assert processes_for(3, 8) == 3
    assert processes_for(0, 4) == 1
    with pytest.raises(InputError, match="至少是 1"):
        processes_for(10, 0)
