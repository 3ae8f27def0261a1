"""Worker processes of untrusted articles are held by the system."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import resource, time, signal
from presskit.build import confined
from presskit.build.confined import confine
confined._GRACE, confined.SECONDS = 0.0, 1.0
before_each = confine()
{}
"""


def run(body: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(body)], capture_output=True, text=True, timeout=60, check=False
    )


def test_memory_beyond_the_limit_is_an_error_of_python() -> None:
    found = run(
        "try:\n    bytearray(600 << 20)\nexcept MemoryError:\n    print('no', len(bytearray(100 << 20)))"
    )
    assert found.stdout == f"no {100 << 20}\n"


def test_no_file_can_be_written(tmp_path: Path) -> None:
    place = str(tmp_path / "x")
    body = f"""
try:
    with open({place!r}, "w") as file:
        file.write("x")
except OSError as error:
    print(error.strerror)
"""
    assert run(body).stdout == "File too large\n"


def test_the_system_ends_what_nothing_else_does() -> None:
    found = run("before_each()\nsignal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})\nwhile True: pass")
    assert found.returncode == -24  # SIGXCPU


def test_each_article_has_time_of_its_own() -> None:
    body = """
for _ in range(4):
    before_each()
    end = time.process_time() + 0.6
    while time.process_time() < end:
        pass
print("done")
"""
    assert run(body).stdout == "done\n"
