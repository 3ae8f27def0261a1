"""A reader opens no file, lists no folder, starts no program and talks to nobody.

Audit hooks can't be removed, so each check runs in a process of its own. What the import of a module opens is not
counted: code in a new language imports its lexer.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.tools.sample import sampled

ROOT = Path(__file__).parents[2]

SCRIPT = """
import json, sys
from tests.tools.articles import reader, result_of
from presskit.read.reading import Input

WATCHED = ("open", "os.listdir", "os.scandir", "os.walk", "os.system", "os.exec", "os.fork", "os.posix_spawn",
           "subprocess.Popen")
FILES = {"content/news/part.inc": Input("Part :ref:`x`.\\n\\n.. csv-table::\\n   :file: t.csv\\n", "1"),
         "content/news/t.csv": Input("a,b\\n1,2\\n", "2"), "content/news/none": Input(problem="does not exist")}
events = []
active = False

def is_import():
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib."):
            return True
        frame = frame.f_back
    return False

def hook(event, arguments):
    if active and (event in WATCHED or event.startswith("socket.")) and not is_import():
        if arguments[0] != "":  # of code that it can't read, Python looks for the file, which has no name
            events.append([event, str(arguments[0])])

paths = json.load(sys.stdin)
texts = [open(path, encoding="utf-8", errors="replace").read() for path in paths]
reader_of = {False: reader(), True: reader(raw=True)}
result_of("Title\\n=====\\n\\n:date: 2026-03-01\\n\\n.. code:: python\\n\\n   x\\n\\n:math:`x`\\n", FILES)
sys.addaudithook(hook)
for path, text in zip(paths, texts):
    for raw in (False, True):
        active = True
        try:
            result_of(text, FILES, with_reader=reader_of[raw])
        except Exception as error:
            events.append([path, repr(error)])
        active = False
print(json.dumps(events))
"""

KITCHEN_SINK = r"""
:authors: Ada; Bo
:date: 2026-03-01 09:30
:language: de
:image: /photo.jpg
:category: unknown

====================
Kitchen *sink* |day|
====================

.. |day| date:: %Y
.. |euro| unicode:: 0x20AC
.. |pic| image:: pic.png
   :target: https://example.org/
.. role:: raw-html(raw)
   :format: html
.. role:: py(code)
   :language: python
.. default-role:: py

.. _label:

Text *emphasis* **strong** ``literal`` `x = 1` :sub:`2` :sup:`3` :math:`\frac{1}{2}` |day| |euro| |pic| label_ [#]_ [C]_
:article:`other`, :ref:`label`, :raw-html:`<b>`, `embedded <https://example.org/>`_, anonymous__, https://example.org/
and *open, :unknown:`role`, |nothing|, missing_, javascript:alert(1).

__ https://example.org/
.. [#] A footnote.
.. [C] A citation.

.. contents::
.. sectnum::

Teil
----

.. include:: part.inc
.. include:: part.inc
   :literal:
.. include:: part.inc
   :code: rst
.. include:: none
.. include:: /etc/passwd
.. include:: <isonum.txt>
.. csv-table::
   :file: t.csv
.. csv-table::
   :url: https://example.org/x.csv
.. raw:: html
   :file: /etc/passwd
.. raw:: html
   :url: https://example.org/
.. raw:: html

   <i>raw</i>

.. image:: /etc/passwd
   :loading: embed
   :scale: 50
.. image:: pic.png
   :scale: 50
   :width: 10
.. figure:: photo.jpg
   :figwidth: image
.. figure:: photo.jpg
   :scale: 50

   Caption

.. code:: python
   :number-lines:

   def f(): return 1

.. code:: no-such-language

   x

.. math::

   \sum_{i=0}^n \nope

.. Achtung:: Vorsicht
.. list-table::

   * - a
.. pull-quote::

   Quote

   -- Somebody
.. nope:: unknown
.. class:: wide
.. parsed-literal::

   *x*
.. target-notes::
.. topic:: Topic

   Text
.. sidebar:: Sidebar

   Text
.. rubric:: Rubric
.. epigraph::

   Text

Term
   Definition

-o  Option

>>> print(1)
1

+---+---+
| a | b |
+---+---+
"""


def events(paths: Sequence[Path]) -> list[list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([str(path) for path in paths]),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[str]] = json.loads(done.stdout)
    return found


def test_every_kind_of_markup(tmp_path: Path) -> None:
    article = tmp_path / "sink.rst"
    article.write_text(KITCHEN_SINK.lstrip(), encoding="utf-8")
    assert events([article]) == []


def test_the_hook_sees_what_it_is_meant_to_see(tmp_path: Path) -> None:
    """So that silence in the other tests means something."""
    article = tmp_path / "sound.rst"
    article.write_text("Text.\n", encoding="utf-8")
    script = SCRIPT.replace("result_of(text, FILES,", "open(path).close(); result_of(text, FILES,")
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps([str(article)]),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert [event for event, _ in json.loads(done.stdout)] == ["open", "open"]


def test_real_articles(peps: Path) -> None:
    assert events(sampled(sorted(peps.rglob("pep-*.rst")), 12)) == []


def test_faulty_articles(shared: Path) -> None:
    assert events(sorted((shared / "corpora" / "defects").glob("*.rst"))) == []
