"""Facts: what the portal tells of one vendor, read from its folder in ``specs`` and its generated package."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from codegen import evidence, names
from codegen.evidence import EvidenceEntry
from codegen.findings import Failed, Finding
from codegen.ir import asyncapi, operations
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import tokens
from codegen.vendors import Vendor

_STREAM = "asyncapi.json"

CALLED = re.compile(r"client\.([\w.]+)\(")
"""How a program calls a method of its client."""


@dataclass(frozen=True, slots=True)
class PortalCall:
    """One call: its operation, the method of the client, the program that shows it, and the readings it stands on.

    `page` and `anchor` are where the reference shows it.
    """

    id: str
    tag: str
    method: str
    wire: str
    summary: str
    deprecated: bool
    program: str
    readings: tuple[str, ...]
    page: str
    anchor: str

    @property
    def verb(self) -> str:
        """What it does, in one word: the first of its operationId."""
        return names.words(self.id)[0]


class VendorFacts:
    """All that is known of one vendor. Raises Failed where its package was not generated."""

    def __init__(self, vendor: Vendor) -> None:
        self.vendor = vendor
        self.title: str = vendor.settings["title"]
        self.lifecycle: dict[str, Any] = {"state": "live", **vendor.settings.get("lifecycle", {})}
        self.sources: list[dict[str, Any]] = vendor.settings.get("sources", [])
        marks = self._json("evidence.json")
        self.api = Bundle(self._json("openapi.json"), marks, {})
        self.stream: Bundle | None = None
        if (vendor.output / _STREAM).exists():
            own = {at.removeprefix(f"{_STREAM}#"): ids for at, ids in marks.items() if at.startswith(_STREAM)}
            self.stream = Bundle(self._json(_STREAM), own, {})

    @property
    def id(self) -> str:
        """The vendor's id, which is the folder of its pages."""
        return self.vendor.id

    @property
    def bundles(self) -> list[Bundle]:
        """The documents: the one of HTTP, and that of the stream where there is one."""
        return [self.api, *([self.stream] if self.stream else [])]

    @property
    def description(self) -> str:
        """What the vendor's API is for, as Markdown. Where there is a stream, its document tells of both."""
        info = self.bundles[-1].data["info"]
        return str(info.get("description") or info.get("summary") or "")

    @property
    def summary(self) -> str:
        """The same in a sentence or two."""
        return str(self.bundles[-1].data["info"].get("summary") or self.description.partition("\n\n")[0])

    @property
    def readme(self) -> str:
        """The README of the package, as Markdown."""
        return self._text("README.md")

    @property
    def changelog(self) -> str:
        """What changed from version to version, as Markdown; empty where there is no changelog."""
        path = self.vendor.changelog_path
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @cached_property
    def story(self) -> str:
        """The program that tells the story of an event; empty where there is none."""
        return self._text("examples/story.py") if self.vendor.story_path.exists() else ""

    @cached_property
    def readings(self) -> list[EvidenceEntry]:
        """What the pages left open, and how it was read."""
        return evidence.load(self.vendor.folder(), evidence.pages(self.vendor.settings))

    @cached_property
    def calls(self) -> list[PortalCall]:
        """The calls over HTTP, then those over the stream, each in the order of its document."""
        return [*self._http(), *self._streamed()]

    @cached_property
    def events(self) -> tuple[asyncapi.ServerEvent, ...]:
        """What the vendor's stream tells unasked."""
        return asyncapi.read(self.stream).events if self.stream else ()

    def bears(self, reading: str) -> list[str]:
        """Return what a reading bears on: calls by their operationId, and other parts of the documents by name."""
        found = [one.id for one in self.calls if reading in one.readings]
        for bundle in self.bundles:
            for at, ids in bundle.evidence.items():
                steps = tokens(at) if at.startswith("/") else []
                if reading in ids and steps and steps[0] not in ("paths", "operations"):
                    found.append(steps[2] if steps[0] == "components" and len(steps) > 2 else steps[0])
        return list(dict.fromkeys(found))

    def _http(self) -> Iterator[PortalCall]:
        for path, method, pointer, node in operations.iter_operations(self.api):
            name = node.get("operationId") or names.derived_operation_id(method, path)
            tag = (node.get("tags") or ["default"])[0]
            place = "reference.html", f"/{tag}/{name}".lower()
            yield self._call(self.api, pointer, node, name, tag, f"{method.upper()} {path}", *place)

    def _streamed(self) -> Iterator[PortalCall]:
        if self.stream is None:
            return
        for one in asyncapi.read(self.stream).operations:
            node = self.stream.resolve(self.stream.data["operations"][one.id])
            channel = node["channel"]["$ref"].rpartition("/")[2] if "$ref" in node["channel"] else one.id
            place = "stream.html", f"/channels/{channel}/operations/{one.id}".lower()
            yield self._call(self.stream, one.pointer, node, one.id, one.tag, f"{one.method} {one.path}", *place)

    def _call(
        self, bundle: Bundle, pointer: str, node: dict[str, Any], name: str, tag: str, wire: str, page: str, anchor: str
    ) -> PortalCall:
        program = self._text(f"examples/{names.snake(name)}.py")
        called = CALLED.search(program)
        # What stands on the path, or on a parameter of it, is said of each of its calls.
        above = pointer.rpartition("/")[0]
        below = (
            ids
            for at, ids in bundle.evidence.items()
            if at == above or f"{at}/".startswith((f"{pointer}/", f"{above}/parameters/"))
        )
        return PortalCall(
            id=name,
            tag=tag,
            method=called[1] if called else "",
            wire=wire,
            summary=node.get("summary") or "",
            deprecated=bool(node.get("deprecated")),
            program=program,
            readings=tuple(dict.fromkeys(one for ids in below for one in ids)),
            page=page,
            anchor=anchor,
        )

    def _json(self, name: str) -> dict[str, Any]:
        return dict(json.loads(self._text(name)))

    def _text(self, name: str) -> str:
        path: Path = self.vendor.output / name
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            told = f"cannot be read ({error.strerror}); run: make generate VENDOR={self.id}"
            raise Failed([Finding(self.vendor.shown(path), 1, "docs-package", told)]) from error
