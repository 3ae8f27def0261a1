"""A small site with everything in it that a book may hold, and some that it may not."""

CONFIG = """
[site]
title = "The Packet"
base_url = "https://example.org/"
description = "News & tides."

[plugin.mailinglist]
after_article = "daily"

[plugin.mailinglist.lists.daily]
title = "Join"
consent = "We send one letter a day."
provider = "buttondown"
username = "packet"
"""

BAR = """
The bar & the “bank”
====================

:date: 2026-03-02
:author: Nell Garrity
:image: Mole+Köder.png
:image-alt: A mole
:image-credit: Bea <b>

Sand moves [#a]_, as [MOLE]_ knows; see :article:`buns`, :ref:`the oven <oven>`, `the data <asset:week.csv>`__,
`far away <https://example.com/{x}>`_ and again [#a]_.

.. [#a] Slowly.
.. [MOLE] A *book*.

.. image:: https://example.com/far.png
   :alt: Far

.. image:: Mole+Köder.png

How: :math:`x^2 + 1`
--------------------

.. table:: Heights

   ===== ======
   Day   Height
   ===== ======
   One   5.6
   ===== ======

.. code:: python

   def tide(hour: int) -> float: ...

.. note:: The gauge keeps Universal Time.

.. pull-quote::

   The sea is not ours.

   -- Ruth, harbour master

term
    definition

| a line
|   another
"""

SITE = {
    "presskit.toml": CONFIG,
    "content/index.rst": "The Packet\n==========\n\nSince 1869.\n",
    "content/harbour/index.rst": "Harbour\n=======\n\nBoats [#]_.\n\n.. [#] Working ones.\n",
    "content/harbour/bar.rst": BAR,
    "content/harbour/Mole+Köder.png": "40x30",
    "content/harbour/week.csv": "day,height\n1,5.6\n",
    "content/town/buns.rst": "Buns\n====\n\n:date: 2026-03-01\n\n.. _oven:\n\nOven\n----\n\nHot.\n",
    "content/town/مد.rst": "المد\n====\n\n:date: 2026-03-03\n:language: ar\n\nنص.\n",
    "content/town/secret.rst": "Secret\n======\n\n:date: 2026-03-04\n:status: draft\n\nNot yet.\n",
}
