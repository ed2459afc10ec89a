"""npm's own Socket.IO clients against the sandbox, where they are installed.

``SOCKET_IO_CLIENTS`` names a folder in whose ``node_modules`` there are versions of socket.io-client, each under a name
of its own, as by ``npm install old@npm:socket.io-client@2.0.3 new@npm:socket.io-client@4.8``. Nothing is downloaded.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import Rooms

SCRIPT = Path(__file__).with_name("socket_io_client.mjs")


def installed() -> list[Path]:
    folder = os.environ.get("SOCKET_IO_CLIENTS")
    if not folder or shutil.which("node") is None:
        return []
    found = sorted(Path(folder).resolve().glob("node_modules/*/package.json"))
    return [path.parent for path in found if json.loads(path.read_text())["name"] == "socket.io-client"]


@pytest.mark.skipif(not installed(), reason="no Node, or SOCKET_IO_CLIENTS names no folder with socket.io-client")
@pytest.mark.parametrize("package", installed(), ids=lambda path: str(path.name))
def test_it_connects_creates_and_hears_of_changes(rooms: Rooms, package: Path) -> None:
    rooms.controller.set(datetime.datetime.now(datetime.UTC))
    tokens = [rooms.token(who) for who in (initial.ADA, initial.BEA)]
    command = ["node", str(SCRIPT), str(package), rooms.url, *tokens]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert said["user"] == initial.ADA
    assert said["event"] == "Made by JavaScript"
    assert said["session"] == said["updated"]
    assert said["session"]["title"] == "Ä \U0001f600"
    assert [one["role"] for one in said["session"]["invitedUsers"]] == [2]
    assert (said["repeated"], said["unknown"]) == (True, 404)
