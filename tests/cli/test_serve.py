import socket
from pathlib import Path

import pytest

from presskit.cli.entry import run
from presskit.cli.serve import listening_on


def test_a_folder_without_a_site_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", str(tmp_path)]) == 2
    assert "PK100" in capsys.readouterr().err
    assert not (tmp_path / ".presskit").exists()


def test_an_address_that_is_not_of_this_machine_is_one(
    dated_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "--host", "192.0.2.1"]) == 2  # RFC 5737
    assert "can't listen on 192.0.2.1" in capsys.readouterr().err
    assert run(["serve", "--host", "nowhere.invalid"]) == 2  # RFC 6761 §6.4
    assert "there is no address `nowhere.invalid`" in capsys.readouterr().err


def test_the_next_free_port_is_taken() -> None:
    with listening_on("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listening_on("127.0.0.1", port) as second:
            assert port < second.getsockname()[1] < port + 20


def test_where_all_are_taken_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("presskit.cli.serve._PORTS", 1)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="is free"):
        listening_on("127.0.0.1", taken.getsockname()[1])
