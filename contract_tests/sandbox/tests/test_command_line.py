"""The sandbox as a program of its own."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from signal import SIGINT, SIGTERM

import httpx
import pytest

from contract_tests.sandbox import vendors
from contract_tests.sandbox.__main__ import main
from contract_tests.sandbox.admin.controller import Controller

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


@contextlib.contextmanager
def serving(*arguments: str | Path) -> Iterator[tuple[Controller, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "contract_tests.sandbox", "serve", *map(str, arguments), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address = next(line for line in process.stdout if "/_sandbox" in line).partition("/_sandbox")[0]
            with Controller(address) as controller:
                yield controller, process
        finally:
            process.kill()


@pytest.mark.parametrize("signal", [SIGINT, SIGTERM])
def test_a_state_goes_on_from_run_to_run(tmp_path: Path, signal: int) -> None:
    path = tmp_path / "state.json"
    with serving("accelevents", "--state", path) as (controller, process):
        assert path.exists()
        controller.seed("accelevents", session={"title": "Kept"})
        before = controller.saved()
        process.send_signal(signal)
        said = process.communicate(timeout=20)
    assert (process.returncode, said) == (0, (f"saved the state in {path}\n", ""))
    with serving("accelevents", "--state", path) as (controller, process):
        same = controller.saved()["vendors"] == before["vendors"]
    assert same


def test_a_state_that_cannot_be_saved_there_is_saved_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving("accelevents", "--state", folder / "state.json") as (_, process):
        (folder / "state.json").unlink()
        folder.rmdir()
        process.send_signal(SIGTERM)
        out, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert errors == f"{folder / 'state.json'}: this cannot be written: No such file or directory\n"
    assert out == f"saved the state in {tmp_path / 'state.json'}\n"
    assert json.loads((tmp_path / "state.json").read_bytes())["vendors"].keys() == {"accelevents"}


def test_a_state_that_is_none_is_named_and_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "state.json"
    for text, why in [("{", "no JSON"), ('{"format": 7}', "no state of format 1, but 7: save it anew")]:
        path.write_text(text)
        assert main(["serve", "accelevents", "--state", str(path)]) == 1
        assert capsys.readouterr().err.startswith(f"{path}: this is ")
        assert path.read_text() == text, why


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
