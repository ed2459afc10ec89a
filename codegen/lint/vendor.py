"""Rules about ``vendor.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .. import schemas
from ..documents import tokens
from ..findings import Failed, Severity
from ..vendors import Vendor
from .context import Context
from .rule import Place, Problems, rule


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
    for index, one in _repeated(written):
        yield place(context.vendor, f"/sources/{index}/id"), f"a second source {one!r}; ids are unique"


@rule("vendor-sources", "a reader can check a description only against the pages it was written from", Severity.WARNING)
def sources(context: Context) -> Problems:
    """`vendor.toml` names at least one source."""
    if context.settings and not context.settings.get("sources"):
        yield place(context.vendor, ""), "no source; add [[sources]] with id, page and retrieved for each page read"


def place(vendor: Vendor, pointer: str) -> Place:
    """Return the line of vendor.toml on which a value stands, or the nearest one above it that can be found."""
    path = vendor.settings_path
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    position = 0
    key = ""
    for token in tokens(pointer):
        repeat = int(token) if token.isdigit() else 0
        key = key if token.isdigit() else token
        pattern = re.compile(rf"^[ \t]*\[*[ \t]*{re.escape(key)}[ \t]*[=\]]", re.MULTILINE)
        for found, _ in zip(pattern.finditer(text, position), range(repeat + 1), strict=False):
            start = found.start()
        if not pattern.search(text, position):
            break
        position = start
    return vendor.shown(path), text.count("\n", 0, position) + 1


def _plain(value: Any) -> Any:
    """Return a TOML value as JSON has it: dates as text."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool) else _text(value)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _repeated(settings: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    listed = settings.get("sources")
    for index, one in enumerate(listed if isinstance(listed, list) else ()):
        name = one.get("id") if isinstance(one, dict) else None
        if isinstance(name, str):
            if name in seen:
                yield index, name
            seen.add(name)
