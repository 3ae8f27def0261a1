"""The processes: what they survive, and that they go."""

import fcntl
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.serve.conftest import CONFIG, Write, article
from tests.tools.sample import NIGHTLY
from tests.tools.serve import PRESSKIT, Served, served, until

PLUGIN = """
import os, time
from presskit import hookimpl

@hookimpl
def presskit_slots(subject):
    {}
    return {{}}
"""
NOTE = """
from presskit import Block, hookimpl

@hookimpl
def presskit_slots(subject):
    return {{"after-title": [Block("note", {{"text": "{}"}})]}}
"""


@pytest.fixture
def running(site: Path) -> Iterator[Served]:
    with served(site) as server:
        yield server


def shows(server: Served, path: str, text: str) -> None:
    """Wait until the page has the text."""
    until(lambda: text.encode() in server.ask(path)[2], server.process, server.output)


def prints(server: Served, pattern: str) -> None:
    until(lambda: re.search(pattern, server.printed), server.process, server.output)


def family(server: Served) -> list[psutil.Process]:
    """The server and all processes that it started."""
    parent = psutil.Process(server.process.pid)
    return [parent, *parent.children(recursive=True)]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_no_process(running: Served, how: signal.Signals) -> None:
    port = urlsplit(running.url).port
    processes = family(running)
    assert len(processes) > 1
    listener = socket.create_connection(("127.0.0.1", port))
    listener.sendall(f"GET /.presskit/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
    assert listener.recv(100)
    running.process.send_signal(how)
    assert running.process.wait(10) == 0
    assert psutil.wait_procs(processes[1:], timeout=10)[1] == []
    listener.close()
    assert "Traceback" not in running.printed


def test_a_killed_server_takes_the_builder_with_it(running: Served) -> None:
    processes = family(running)
    running.process.kill()
    running.process.wait(10)
    assert psutil.wait_procs(processes[1:], timeout=10)[1] == []


def test_it_ends_while_a_plugin_hangs(running: Served, write: Write) -> None:
    write("hangs.py", PLUGIN.format("time.sleep(1000) if subject.uri == 'article:tide' else None"))
    write("presskit.toml", f'{CONFIG}[plugins]\nenabled = ["./hangs.py"]\n')
    builders = {process.pid for process in family(running)[1:]}
    until(lambda: {process.pid for process in family(running)[1:]} - builders)
    shows(running, "/tide/", "The tide is out.")
    processes = family(running)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(10) == 0
    assert psutil.wait_procs(processes[1:], timeout=10)[1] == []


def test_a_plugin_that_crashes_ends_no_server(running: Served, write: Write) -> None:
    write("crashes.py", PLUGIN.format("os.abort()"))
    write("presskit.toml", f'{CONFIG}[plugins]\nenabled = ["./crashes.py"]\n')
    prints(running, "the process that builds was ended by signal 6")
    assert running.ask("/tide/")[0] == 200
    write("crashes.py", PLUGIN.format("pass"))
    write("content/tide.rst", article("Tide", "The tide is back."))
    shows(running, "/tide/", "The tide is back.")


def test_code_and_configuration_are_read_anew(running: Served, write: Write) -> None:
    write("plugins/note.py", NOTE.format("one"))
    write("theme/blocks/note.html", "<p>note {{ block.data.text }}</p>")
    write("presskit.toml", f'{CONFIG.replace("Small", "Large")}[plugins]\nenabled = ["./plugins/note.py"]\n')
    shows(running, "/tide/", "<p>note one</p>")
    shows(running, "/tide/", "Large")
    write("plugins/note.py", NOTE.format("two"))
    shows(running, "/tide/", "<p>note two</p>")
    write("theme/blocks/note.html", "<p>remark {{ block.data.text }}</p>")
    shows(running, "/tide/", "<p>remark two</p>")
    write("presskit.toml", "[site\n")
    prints(running, "error PK101")
    assert running.ask("/tide/")[0] == 200
    write("presskit.toml", CONFIG)
    shows(running, "/tide/", "Small")


def test_what_changes_while_a_build_runs_is_not_lost(running: Served, write: Write) -> None:
    for number in range(30):
        write("content/tide.rst", article("Tide", f"Number {number}."))
    shows(running, "/tide/", "Number 29.")


def test_a_folder_that_comes_later_is_watched(running: Served, write: Write, site: Path) -> None:
    write("content/deep/down/there.rst", article("There", "First."))
    shows(running, "/deep/down/there/", "First.")
    write("content/deep/down/there.rst", article("There", "Second."))
    shows(running, "/deep/down/there/", "Second.")


def test_a_build_meanwhile_is_waited_for_and_not_disturbed(running: Served, write: Write, site: Path) -> None:
    with (site / ".presskit" / "lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        write("content/tide.rst", article("Tide", "The tide is back."))
        prints(running, "another build of this site runs .*waiting for it")
        assert b"is out." in running.ask("/tide/")[2]
        fcntl.flock(lock, fcntl.LOCK_UN)
    shows(running, "/tide/", "The tide is back.")

    def build() -> str:
        return subprocess.run([PRESSKIT, "build", site], capture_output=True, text=True, check=True).stdout

    assert "added" in build()
    write("content/tide.rst", article("Tide", "It is high."))
    shows(running, "/tide/", "It is high.")
    assert "added" not in build()
    assert "nothing to do" in build()


def test_a_second_server_of_a_site_says_who_holds_it(running: Served, site: Path) -> None:
    run = subprocess.run([PRESSKIT, "serve", site], capture_output=True, text=True, check=False)
    assert run.returncode == 75
    assert f"this site is being served already (process {running.process.pid}, since" in run.stderr


def test_a_taken_port_is_passed_over(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with served(site, "--port", str(port)) as server:
            assert urlsplit(server.url).port != port
            assert server.ask("/tide/")[0] == 200


def test_drafts_and_the_future_are_shown_when_asked_for(site: Path, write: Write) -> None:
    write("content/draft.rst", "Draft\n=====\n\n:status: draft\n\nText.\n")
    write("content/later.rst", "Later\n=====\n\n:date: 2099-01-01\n\nText.\n")
    for options, out in (((), set()), (("--drafts",), {"/draft/"}), (("--at", "2099-01-02"), {"/later/"})):
        with served(site, *options) as server:
            assert {path for path in ("/draft/", "/later/") if server.ask(path)[0] == 200} == out


def test_it_opens_a_browser_when_asked(site: Path, tmp_path: Path) -> None:
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    program.chmod(0o755)
    with served(site, "--open", BROWSER=f"{program} %s") as server:
        opened = until(lambda: (tmp_path / "opened").is_file() and (tmp_path / "opened").read_text())
        assert opened == f"{server.url}\n"


@pytest.mark.slow
def test_memory_stays_as_it_is(running: Served, write: Write) -> None:
    def used() -> int:
        return sum(process.memory_info().rss for process in family(running))

    sizes = []
    for number in range(50 if NIGHTLY else 25):
        write("content/tide.rst", article("Tide", f"Number {number}."))
        shows(running, "/tide/", f"Number {number}.")
        sizes.append(used())
    assert max(sizes[-5:]) < 1.05 * max(sizes[5:10])


def test_a_file_beside_the_site_stands_for_no_module(site: Path) -> None:
    (site / "msgspec.py").write_text("raise SystemExit(9)\n")
    (site / "json.py").write_text("raise SystemExit(9)\n")
    run = subprocess.Popen(
        [PRESSKIT, "serve", "--port", "0"],
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert run.stdout is not None
    assert any(line.startswith("Serving on") for line in run.stdout)
    run.send_signal(signal.SIGINT)
    assert run.wait(10) == 0
    run.stdout.close()
