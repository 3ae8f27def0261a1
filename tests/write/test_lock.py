import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from presskit.write.lock import LOCK, Busy, Holder, locked

HOLD = """
import sys, time
from pathlib import Path
from presskit.write.lock import locked
with locked(Path(sys.argv[1]), lambda holder: None):
    print("held", flush=True)
    time.sleep(60)
"""

FORK = """import os
    if os.fork() == 0:
        print(f"held\\n{os.getpid()}", flush=True)"""


def refuse(holder: Holder) -> None:
    raise Busy(holder)


def holding(folder: Path, code: str = HOLD) -> "subprocess.Popen[str]":
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def clean(folder: Path, process: "subprocess.Popen[str]") -> None:
    (folder / LOCK).unlink()
    process.kill()


def test_the_holder_is_named(tmp_path: Path) -> None:
    with holding(tmp_path) as process:
        with pytest.raises(Busy, match=f"process {process.pid}, since 2"), locked(tmp_path, refuse):
            pytest.fail("two hold it")
        process.kill()


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    with holding(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
    with locked(tmp_path, refuse):
        pass


def test_forked_workers_do_not_hold_what_their_dead_parent_held(tmp_path: Path) -> None:
    code = HOLD.replace('print("held", flush=True)', FORK)
    with holding(tmp_path, code) as process:
        process.kill()
        process.wait()
        with locked(tmp_path, refuse):
            pass
        assert process.stdout is not None
        os.kill(int(process.stdout.readline()), signal.SIGKILL)


def test_one_waits_and_then_has_it(tmp_path: Path) -> None:
    told: list[Holder] = []
    with holding(tmp_path) as process:
        threading.Timer(0.2, process.kill).start()
        with locked(tmp_path, told.append):
            assert process.wait() != 0
    assert [holder.pid for holder in told] == [process.pid]


def test_a_lock_file_that_was_removed_is_no_lock(tmp_path: Path) -> None:
    """``presskit clean`` removes it while it holds it; who waited for it must not take that for the lock."""
    with holding(tmp_path) as process:
        threading.Timer(0.2, clean, (tmp_path, process)).start()
        with (
            locked(tmp_path, lambda _: None),
            pytest.raises(Busy, match=str(os.getpid())),
            locked(tmp_path, refuse),
        ):
            pass
