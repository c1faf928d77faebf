"""Real web servers on this machine, set up as our guides say."""

import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.house import ROOT

_NGINX = """
user {user};
daemon off;
error_log stderr;
pid {folder}/nginx.pid;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include /etc/nginx/mime.types;
{map}
  server {{
    listen 127.0.0.1:{port};
    root {root};
    if ($moved) {{ return 301 $moved; }}
{block}
  }}
}}
"""

_APACHE = """
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
User {user}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
DocumentRoot {root}
<Directory {root}>
  AllowOverride FileInfo
  Require all granted
</Directory>
"""


@contextmanager
def nginx(needs: Callable[[str], str], folder: Path, root: Path) -> Iterator[int]:
    """Serve the folder `root` by nginx, as docs/feeds.md and build-job.md say."""
    port, user = _free_port(), getuser()  # its workers read what is this user's
    text = _NGINX.format(
        user=user,
        folder=folder,
        port=port,
        root=root,
        block=block("feeds.md"),
        map=_map(root),
    )
    place = _written(folder / "nginx.conf", text)
    program = needs("nginx")
    with _running([program, "-p", str(folder), "-c", str(place)], port):
        yield port


@contextmanager
def apache(needs: Callable[[str], str], folder: Path, root: Path) -> Iterator[int]:
    """Serve the folder `root` by Apache, which reads `.htaccess` there."""
    port = _free_port()
    text = _APACHE.format(user="#1", folder=folder, port=port, root=root)
    place = _written(folder / "apache.conf", text)
    program = needs("apache2")
    with _running([program, "-D", "FOREGROUND", "-f", str(place)], port):
        yield port


def ask(port: int, path: str) -> tuple[int, str]:
    """Return how a server answers, and to what path of its own it leads."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    connection.close()
    location = response.headers.get("Location", "")
    return response.status, location.removeprefix(f"http://127.0.0.1:{port}")


def block(guide: str) -> str:
    """Return the first block for nginx of a guide."""
    text = (ROOT / "docs" / guide).read_text("utf-8")
    found = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


def _map(root: Path) -> str:
    """Return the map of a guide's block, for the site that is served."""
    written, _, rest = block("build-job.md").partition("server {")
    assert "if ($moved) { return 301 $moved; }" in rest
    return written.replace("/srv/gazette", str(root))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _written(place: Path, text: str) -> Path:
    place.parent.mkdir()
    place.write_text(text, "utf-8")
    return place


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    server = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        _wait(port, server)
        yield
    finally:
        server.terminate()
        server.communicate()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return when it answers: a connection is refused until it does."""
    while server.poll() is None:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
    pytest.fail(server.communicate()[1].decode())
