from collections.abc import Callable, Sequence
from pathlib import Path

from tests.tools.nu import Message

Check = Callable[[Sequence[Path]], list[Message]]

PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>Tides</title></head><body>{}</body></html>\n'


def test_each_message_has_its_file_and_line(tmp_path: Path, nu_checker: Check) -> None:
    sound, broken, style = tmp_path / "sound.html", tmp_path / "a b.html", tmp_path / "style.css"
    sound.write_text(PAGE.format("<h1>Tides</h1><p>High<br/>low</p>"), encoding="utf-8")
    broken.write_text(PAGE.format("<h1>Tides</h1>\n<p><img src='x.png'></p>"), encoding="utf-8")
    style.write_text("p { colour: red }\n", encoding="utf-8")
    found = [
        (message.path.name, message.line, message.severity) for message in nu_checker([sound, broken, style])
    ]
    assert found == [("a b.html", 3, "error"), ("style.css", 1, "error")]
