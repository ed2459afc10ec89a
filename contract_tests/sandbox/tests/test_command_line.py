"""The sandbox as a program of its own."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from contract_tests.sandbox import vendors
from contract_tests.sandbox.__main__ import main

ROOT = Path(__file__).resolve().parents[3]


def test_it_says_what_it_serves_and_serves_it() -> None:
    command = [sys.executable, "-m", "contract_tests.sandbox", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            said = ""
            while "/_sandbox" not in said:
                line = process.stdout.readline()
                assert line, said
                said += line
            served = re.findall(r"^(http://127\.0\.0\.1:\d+/\w+)", said, re.MULTILINE)
            assert [one.rpartition("/")[2] for one in served] == [*vendors.names(), "_sandbox"]
            assert httpx.get(served[-1]).json()["vendors"].keys() == set(vendors.names())
        finally:
            process.terminate()


def test_an_unknown_vendor_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "nobody"]) == 1
    assert capsys.readouterr().err == f"no sandbox of 'nobody'; there are: {', '.join(vendors.names())}\n"


def test_a_port_that_is_taken_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    why = f"cannot listen at 127.0.0.1:{port}: Address already in use; choose another --host or --port\n"
    assert capsys.readouterr().err == why


def test_a_port_that_is_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "70000"]) == 1
    assert "ports are 0 to 65535" in capsys.readouterr().err
