"""Rules about ``vendor.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from .. import changelog, schemas
from ..core import runtime_names
from ..documents import tokens
from ..findings import Failed, Severity
from ..vendors import Vendor
from .context import Context
from .rule import Problems, rule


@rule("vendor-settings", "the names and the version of the package come from vendor.toml", Severity.ERROR)
def settings(context: Context) -> Problems:
    """`vendor.toml` follows its schema."""
    try:
        written = context.vendor.settings
    except Failed as failed:
        yield from (((one.file, one.line), one.message) for one in failed.findings)
        return
    for pointer, message in schemas.violations("vendor", _plain(written)):
        yield place(context.vendor, pointer), f"{pointer.lstrip('/') or 'vendor.toml'}: {message}"
    client = written.get("client")
    if {client, f"Async{client}"} & {*runtime_names(), "Retry"}:
        message = f"client: {client!r} is a name that every package has already; choose another"
        yield place(context.vendor, "/client"), message
    listed = written.get("sources")
    names = [one.get("id") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    for index, name in enumerate(names):
        if name in names[:index]:
            yield place(context.vendor, f"/sources/{index}/id"), f"a second source {name!r}; give each an id of its own"


@rule("vendor-sources", "a reader can check a description only against the pages it was written from", Severity.WARNING)
def sources(context: Context) -> Problems:
    """`vendor.toml` names at least one source."""
    if context.settings and not context.settings.get("sources"):
        yield place(context.vendor, ""), "no source; add [[sources]] with id, page and retrieved for each page read"


@rule(changelog.RULE, "who updates reads in the changelog what changed", Severity.WARNING)
def released(context: Context) -> Problems:
    """Where there is a `CHANGELOG.md`, its first section is that of the version in `vendor.toml`."""
    told, version = changelog.versions(context.vendor), context.settings.get("version")
    if context.vendor.changelog_path.exists() and version is not None and told[:1] != [version]:
        message = (
            f"begins with {told[0] if told else 'no version'}; run: make changes BASE=… WRITE=1, to draft {version}"
        )
        yield (context.vendor.shown(context.vendor.changelog_path), 1), message


def place(vendor: Vendor, pointer: str) -> tuple[Path, int]:
    """Return the line of vendor.toml on which a value stands, or the nearest one above it that can be found."""
    path = vendor.settings_path
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    position, key = 0, ""
    for token in tokens(pointer):
        # A number counts the tables of the name before it.
        key, count = (key, int(token)) if token.isdigit() else (token, 0)
        found = list(re.finditer(rf"^[ \t]*\[*[ \t]*{re.escape(key)}[ \t]*[=\]]", text[position:], re.MULTILINE))
        if len(found) <= count:
            break
        position += found[count].start()
    return vendor.shown(path), text.count("\n", 0, position) + 1


def _plain(value: Any) -> Any:
    """Return a TOML value as JSON has it: dates as text."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value
