"""Calls, here or in other processes: the same results, in the same order."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest

from pipeline.adapters import InlineExecutor, ProcessExecutor
from pipeline.errors import OperatingError, StoreError
from tests.house import ROOT


def square(number: int) -> int:
    return number * number


def own_id(_: int) -> int:
    return os.getpid()


def add(known: Mapping[int, int], number: int) -> int:
    return number + len(known)


def seal(number: int) -> Mapping[int, int]:
    return MappingProxyType({number: number})


def refuse(number: int) -> int:
    raise StoreError(f"{number} can't be read.", "Check it.")


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def printed(program: str) -> str:
    """Return what an interpreter of its own prints."""
    result = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return result.stdout


def test_results_come_in_the_order_of_the_arguments() -> None:
    expected = [square(number) for number in range(50)]
    assert list(InlineExecutor().map(square, range(50))) == expected
    with ProcessExecutor(2) as executor:
        assert list(executor.map(square, range(50))) == expected


def test_processes_do_the_work_and_stay_for_what_follows() -> None:
    with ProcessExecutor(2) as executor:
        first = set(executor.map(own_id, range(20)))
        second = set(executor.map(own_id, range(20)))
    assert os.getpid() not in first | second
    assert len(first | second) <= executor.workers


def test_work_for_one_stays_here() -> None:
    with ProcessExecutor(2) as executor:
        assert list(executor.map(own_id, [1])) == [os.getpid()]
    with ProcessExecutor(1) as alone:
        assert list(alone.map(own_id, [1, 2])) == [os.getpid()] * 2


def test_a_trouble_of_a_worker_reaches_the_caller() -> None:
    with (
        ProcessExecutor(2) as executor,
        pytest.raises(StoreError) as caught,
    ):
        list(executor.map(refuse, range(4)))
    assert caught.value.message == "0 can't be read."
    assert caught.value.hint == "Check it."


@pytest.mark.parametrize("count", [2, 50])
def test_what_cannot_be_pickled_is_heard_of(count: int) -> None:
    unfit = MappingProxyType({1: 2})
    with ProcessExecutor(2) as executor:
        with pytest.raises(TypeError, match="pickle"):
            list(executor.map(partial(add, unfit), range(count)))
        with pytest.raises(TypeError, match="pickle"):
            list(executor.map(square, [*range(count), unfit]))
        with pytest.raises(TypeError, match="pickle"):
            list(executor.map(seal, range(count)))
        assert list(executor.map(square, range(3))) == [0, 1, 4]


def test_work_is_taken_as_it_is_done() -> None:
    taken = []

    def work() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with ProcessExecutor(2) as executor:
        results = iter(executor.map(square, work()))
        assert next(results) == 0
        assert len(taken) < 100
        assert list(results) == [number * number for number in range(1, 1000)]


def test_a_worker_that_is_killed_is_an_operating_error() -> None:
    with ProcessExecutor(2) as executor:
        with pytest.raises(OperatingError, match="--jobs 1"):
            list(executor.map(die, range(4)))
        assert list(executor.map(square, range(3))) == [0, 1, 4]


ORPHANS = """
import os, signal, time
from pipeline.adapters import ProcessExecutor

def own_id(_):
    return os.getpid()

executor = ProcessExecutor(2)
print(*sorted(set(executor.map(own_id, range(20)))), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # The pipe of its output stays open as long as a worker lives.
    result = subprocess.run(
        [sys.executable, script],
        check=False,
        capture_output=True,
        env=environment,
        timeout=60,
    )
    assert result.returncode == -signal.SIGKILL
    assert result.stdout


def test_processes_are_not_even_imported_before_they_are_needed() -> None:
    program = (
        "import sys; from pipeline.adapters import ProcessExecutor;"
        "list(ProcessExecutor(4).map(abs, [1])); print('concurrent' in sys.modules)"
    )
    assert printed(program) == "False\n"


_ASKING = """
import os, threading
from pipeline.adapters import ProcessExecutor
here = os.getpid()
def ask(answer, is_killed=False):
    def question():
        if is_killed and os.getpid() != here:
            os.kill(os.getpid(), 9)
        print(os.getpid() == here, answer, flush=True)
        return answer
    return question
def asked(workers, question):
    with ProcessExecutor(workers).beside(question) as answer:
        print("->", answer(), flush=True)
asked(2, ask(True)), asked(2, ask(False)), asked(1, ask(True))
asked(2, ask(False, is_killed=True))
with ProcessExecutor(2).beside(lambda: threading.Event().wait()):
    pass
is_done = threading.Event()
threading.Thread(target=is_done.wait).start()
asked(2, ask(True))
is_done.set()
"""


def test_a_question_is_asked_in_a_copy_where_one_can_be_made() -> None:
    told = printed(_ASKING).split("\n")[:-1]
    there = ["False True", "-> True", "False False", "-> False"]
    here = ["True True", "-> True", "True False", "-> False", "True True", "-> True"]
    assert told == there + here
