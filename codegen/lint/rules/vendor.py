"""Rules about ``vendor.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from codegen import changelog
from codegen.findings import Failed, Severity
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.types import Problems
from codegen.openapi import meta_schemas
from codegen.runtime_source import runtime_names


@rule("vendor-settings", "the names and the version of the package come from vendor.toml", Severity.ERROR)
def settings(context: Context) -> Problems:
    """`vendor.toml` follows its schema."""
    try:
        written = context.vendor.settings
    except Failed as failed:
        yield from (((one.file, one.line), one.message) for one in failed.findings)
        return
    for pointer, message in meta_schemas.violations("vendor", _plain(written)):
        yield context.vendor.settings_place(pointer), f"{pointer.lstrip('/') or 'vendor.toml'}: {message}"
    client = written.get("client")
    if {client, f"Async{client}"} & {*runtime_names(), "Retry"}:
        message = f"client: {client!r} is a name that every package has already; choose another"
        yield context.vendor.settings_place("/client"), message
    listed = written.get("sources")
    names = [one.get("id") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    for index, name in enumerate(names):
        if name in names[:index]:
            yield (
                context.vendor.settings_place(f"/sources/{index}/id"),
                f"a second source {name!r}; give each an id of its own",
            )


@rule("vendor-sources", "a reader can check a description only against the pages it was written from", Severity.WARNING)
def sources(context: Context) -> Problems:
    """`vendor.toml` names at least one source."""
    if context.settings and not context.settings.get("sources"):
        yield (
            context.vendor.settings_place(""),
            "no source; add [[sources]] with id, page and retrieved for each page read",
        )


@rule(changelog.RULE, "who updates reads in the changelog what changed", Severity.WARNING)
def released(context: Context) -> Problems:
    """Where there is a `CHANGELOG.md`, its first section is that of the version in `vendor.toml`."""
    told, version = changelog.versions(context.vendor), context.settings.get("version")
    if context.vendor.changelog_path.exists() and version is not None and told[:1] != [version]:
        message = (
            f"begins with {told[0] if told else 'no version'}; run: make changes BASE=… WRITE=1, to draft {version}"
        )
        yield (context.vendor.shown(context.vendor.changelog_path), 1), message


def _plain(value: Any) -> Any:
    """Return a TOML value as JSON has it: dates as text."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value
