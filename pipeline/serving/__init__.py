"""The side door: a site shown to those who write it, and shown again as they write.

It builds through the corridor as every other command does, and serves what came
of it on this machine alone. What it keeps stands in `.diptyque/`; nothing else of
the site is ever written.
"""

from pipeline.serving.answering import Answer, answer
from pipeline.serving.application import application
from pipeline.serving.bulletins import Bulletin, Complaint, told
from pipeline.serving.hosts import HostCheck, names_of
from pipeline.serving.interrupting import InterruptibleExecutor
from pipeline.serving.listening import listen, url_of
from pipeline.serving.preview import Preview
from pipeline.serving.running import Upkeep, serve
from pipeline.serving.servers import AnnouncedServer
from pipeline.serving.showing import Storefront, event, rings
from pipeline.serving.voices import Voice

__all__ = [
    "AnnouncedServer",
    "Answer",
    "Bulletin",
    "Complaint",
    "HostCheck",
    "InterruptibleExecutor",
    "Preview",
    "Storefront",
    "Upkeep",
    "Voice",
    "answer",
    "application",
    "event",
    "listen",
    "names_of",
    "rings",
    "serve",
    "told",
    "url_of",
]
