"""Recordings: what a vendor answered, as shapes, one file a vendor; to be held to the description without the vendor.

A file is YAML that ends with ``...``, so that a part of one is told from a whole one. It holds of each operation and
status the answers that show something which those before did not; made anew of the same answers it is the same. What a
stream acknowledged stands there by operation, too, and what its server told by the event's name on the wire.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from codegen.findings import Failed
from codegen.openapi.yaml_reader import read as read_yaml
from contract_tests.harness.documents import asyncapi, run_options
from contract_tests.harness.documents.asyncapi import Event
from contract_tests.harness.documents.instance_locations import instance_locations
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.response_conformance import ResponseData, message_data, violations

VERSION = 1


class Unreadable(Exception):
    """A recording cannot be used; says where, why, and what to do."""


@dataclass(frozen=True, slots=True)
class RecordedResponse:
    """A shape, and the operation, the call or the event whose answer it was."""

    operation: Operation
    response: ResponseData

    def as_json(self) -> dict[str, Any]:
        """Return it as it is written."""
        one = self.response
        if isinstance(self.operation, Event):
            return {"event": self.operation.name, "body": one.body}
        told = {
            "operation": self.operation.id,
            "status": one.status,
            "media": one.media,
            "headers": sorted(one.headers or {}),
        }
        return told if one.body is None else {**told, "body": one.body}

    @classmethod
    def of(cls, vendor: str, told: Mapping[str, Any]) -> RecordedResponse:
        """Return what was written. Raises LookupError where a part is missing, or the operation is not described."""
        if "event" in told:
            return cls(asyncapi.event_named(vendor, told["event"]), message_data(told["body"]))
        response = ResponseData(told["status"], told["media"], dict.fromkeys(told["headers"], ""), told.get("body"))
        named = {one.id: one for one in asyncapi.all_operations(vendor)}
        if told["operation"] not in named:
            raise LookupError(f"is of {told['operation']!r}, which is not described")
        return cls(named[told["operation"]], response)


def recording_path(folder: Path, vendor: str) -> Path:
    """Return the file of a vendor: in a folder, or the file that was named itself."""
    return folder if folder.suffix == ".yaml" else folder / f"{vendor}.yaml"


def write(file: Path, vendor: str, answers: Iterable[RecordedResponse]) -> None:
    """Write what is worth keeping of a vendor's answers, whole or not at all."""
    order = {one: number for number, one in enumerate(asyncapi.all_operations(vendor))}
    listed = sorted(
        answers,
        key=lambda one: (order.get(one.operation, len(order)), one.response.status, -len(_line(one)), _line(one)),
    )
    told = {"recording": VERSION, "vendor": vendor, "answers": [one.as_json() for one in _telling(listed)]}
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}")
    draft.write_text(
        yaml.safe_dump(told, sort_keys=False, allow_unicode=True, explicit_end=True, width=120), encoding="utf-8"
    )
    draft.replace(file)


def read(file: Path, vendor: str) -> list[RecordedResponse]:
    """Return what a file holds of a vendor. Raises Unreadable."""
    again = "record it again: make contract RECORD=…"
    try:
        told = read_yaml(file).data
        whole = file.read_text(encoding="utf-8").endswith("\n...\n")
    except Failed as error:
        raise Unreadable(f"{error}; {again}") from error
    if not isinstance(told, dict) or "recording" not in told:
        raise Unreadable(f"{file}: this is no recording")
    if told["recording"] != VERSION:
        raise Unreadable(f"{file}: written in version {told['recording']!r}, read is {VERSION}; {again}")
    if not whole:
        raise Unreadable(f"{file}: the end is missing, which is a line of three dots; {again}")
    if told.get("vendor") != vendor:
        raise Unreadable(f"{file}: of {told.get('vendor')!r}, not of {vendor}")
    found: list[RecordedResponse] = []
    for number, one in enumerate(told.get("answers") or []):
        try:
            found.append(RecordedResponse.of(vendor, one))
        except (KeyError, TypeError) as error:
            raise Unreadable(f"{file}: answer {number} has no {error}; {again}") from error
        except LookupError as error:
            raise Unreadable(f"{file}: answer {number} {error}; {again}") from error
    return found


def load_recordings(vendors: list[str]) -> dict[str, list[RecordedResponse]]:
    """Return the recordings that a run replays, by vendor; empty if it replays none. Raises Unreadable."""
    folder = run_options.replay_path()
    if folder is None:
        return {}
    found = {vendor: recording_path(folder, vendor) for vendor in vendors}
    if folder.suffix == ".yaml" and len(vendors) > 1:
        raise Unreadable(f"{folder} is the file of one vendor; say which: VENDOR=…")
    there = {vendor: file for vendor, file in found.items() if file.exists()}
    if not there:
        raise Unreadable(f"nothing was recorded at {folder}: there is no {' or '.join(map(str, found.values()))}")
    return {vendor: read(file, vendor) for vendor, file in there.items()}


def _line(one: RecordedResponse) -> str:
    return json.dumps(one.as_json(), sort_keys=True)


def _telling(listed: Iterable[RecordedResponse]) -> Iterator[RecordedResponse]:
    """Yield the answers that show what none before them did: a value of a place, a member's absence, a broken fact."""
    seen: set[Any] = set()
    for one in listed:
        shown = {(one.operation, one.response.status, one.response.media, *fact) for fact in _facts(one)}
        if not shown <= seen:
            seen |= shown
            yield one


def _facts(one: RecordedResponse) -> Iterator[tuple[Any, ...]]:
    yield from [("headers", *sorted(one.response.headers or {})), ("body", one.response.body is None)]
    yield from (violation.fact for violation in violations(one.operation, one.response))
    for place in instance_locations(one.operation.document, (), one.response.body):
        at = "/".join("0" if step.isdigit() else step for step in place.instance.split("/"))
        inside = sorted(place.value) if isinstance(place.value, dict) else isinstance(place.value, list) or place.value
        yield at, json.dumps(inside)
