"""Collect the content of a vendor's portal pages from its folder in ``specs`` and its generated package."""

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
"""Matches a method call of the client in a program."""


@dataclass(frozen=True, slots=True)
class PortalCall:
    """An operation with its client method, its example program, and the ids of the evidence that it is based on.

    `page` and `anchor` locate the operation in the reference.
    """

    id: str
    tag: str
    method: str
    address: str
    summary: str
    deprecated: bool
    program: str
    readings: tuple[str, ...]
    page: str
    anchor: str

    @property
    def verb(self) -> str:
        """The verb of the operation: the first word of its operationId."""
        return names.words(self.id)[0]


class VendorFacts:
    """The content of a vendor's pages. Raises Failed if its package is not generated."""

    def __init__(self, vendor: Vendor) -> None:
        self.vendor = vendor
        self.title: str = vendor.settings["title"]
        self.lifecycle: dict[str, Any] = {"state": "live", **vendor.settings.get("lifecycle", {})}
        self.sources: list[dict[str, Any]] = vendor.settings.get("sources", [])
        marks = self._json("evidence.json")
        self.api = Bundle(self._json("openapi.json"), marks, {})
        self.stream: Bundle | None = None
        if (vendor.output / _STREAM).exists():
            stream_marks = {at.removeprefix(f"{_STREAM}#"): ids for at, ids in marks.items() if at.startswith(_STREAM)}
            self.stream = Bundle(self._json(_STREAM), stream_marks, {})

    @property
    def id(self) -> str:
        """The vendor's id, which is also the name of the folder of its pages."""
        return self.vendor.id

    @property
    def bundles(self) -> list[Bundle]:
        """The OpenAPI document, and the AsyncAPI document if there is one."""
        return [self.api, *([self.stream] if self.stream else [])]

    @property
    def description(self) -> str:
        """The description of the API as Markdown, from the AsyncAPI document if there is one, as it covers both."""
        info = self.bundles[-1].data["info"]
        return str(info.get("description") or info.get("summary") or "")

    @property
    def summary(self) -> str:
        """The summary of the API, or else the first paragraph of the description."""
        return str(self.bundles[-1].data["info"].get("summary") or self.description.partition("\n\n")[0])

    @property
    def readme(self) -> str:
        """The README of the package as Markdown."""
        return self._text("README.md")

    @property
    def changelog(self) -> str:
        """The changelog as Markdown; empty if there is none."""
        path = self.vendor.changelog_path
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @cached_property
    def story(self) -> str:
        """The source of the scenario program; empty if there is none."""
        return self._text("examples/story.py") if self.vendor.story_path.exists() else ""

    @cached_property
    def readings(self) -> list[EvidenceEntry]:
        """The evidence: interpretations of statements that are missing or ambiguous on the vendor's pages."""
        return evidence.load(self.vendor.folder(), evidence.pages(self.vendor.settings))

    @cached_property
    def calls(self) -> list[PortalCall]:
        """The HTTP operations, then the stream operations, each in the order of its document."""
        return [*self._http_calls(), *self._stream_calls()]

    @cached_property
    def events(self) -> tuple[asyncapi.ServerEvent, ...]:
        """The events that the vendor's stream sends."""
        return asyncapi.read(self.stream).events if self.stream else ()

    def bears(self, reading: str) -> list[str]:
        """Return what an interpretation affects: operations by operationId, other parts of the documents by name."""
        names = [call.id for call in self.calls if reading in call.readings]
        for bundle in self.bundles:
            for at, ids in bundle.evidence.items():
                steps = tokens(at) if at.startswith("/") else []
                if reading in ids and steps and steps[0] not in ("paths", "operations"):
                    names.append(steps[2] if steps[0] == "components" and len(steps) > 2 else steps[0])
        return list(dict.fromkeys(names))

    def _http_calls(self) -> Iterator[PortalCall]:
        for path, method, pointer, node in operations.iter_operations(self.api):
            name = node.get("operationId") or names.derived_operation_id(method, path)
            tag = (node.get("tags") or ["default"])[0]
            place = "reference.html", f"/{tag}/{name}".lower()
            yield self._call(self.api, pointer, node, name, tag, f"{method.upper()} {path}", *place)

    def _stream_calls(self) -> Iterator[PortalCall]:
        if self.stream is None:
            return
        for operation in asyncapi.read(self.stream).operations:
            node = self.stream.resolve(self.stream.data["operations"][operation.id])
            channel = node["channel"]["$ref"].rpartition("/")[2] if "$ref" in node["channel"] else operation.id
            place = "stream.html", f"/channels/{channel}/operations/{operation.id}".lower()
            address = f"{operation.method} {operation.path}"
            yield self._call(self.stream, operation.pointer, node, operation.id, operation.tag, address, *place)

    def _call(
        self,
        bundle: Bundle,
        pointer: str,
        node: dict[str, Any],
        name: str,
        tag: str,
        address: str,
        page: str,
        anchor: str,
    ) -> PortalCall:
        program = self._text(f"examples/{names.snake(name)}.py")
        match = CALLED.search(program)
        # Evidence of a path item and of its parameters applies to each operation of the path.
        path_pointer = pointer.rpartition("/")[0]
        evidence_ids = (
            ids
            for at, ids in bundle.evidence.items()
            if at == path_pointer or f"{at}/".startswith((f"{pointer}/", f"{path_pointer}/parameters/"))
        )
        return PortalCall(
            id=name,
            tag=tag,
            method=match[1] if match else "",
            address=address,
            summary=node.get("summary") or "",
            deprecated=bool(node.get("deprecated")),
            program=program,
            readings=tuple(dict.fromkeys(entry_id for ids in evidence_ids for entry_id in ids)),
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
            message = f"cannot be read ({error.strerror}); run: make generate VENDOR={self.id}"
            raise Failed([Finding(self.vendor.shown(path), 1, "docs-package", message)]) from error
