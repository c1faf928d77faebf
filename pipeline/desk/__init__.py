"""The translator's desk: the articles of a site in two languages, on a page of its own.

It shows and changes what the corridor gives it (`pipeline/building`), and nothing
of its own: what is typed goes into the catalogs, an entry at a time.
"""

from pipeline.desk.application import application
from pipeline.desk.boards import Board
from pipeline.desk.bureau import Bureau
from pipeline.desk.guarding import Guard
from pipeline.desk.showing import Showcase, shown_site

__all__ = ["Board", "Bureau", "Guard", "Showcase", "application", "shown_site"]
