"""Rules for ``vendor.toml`` and the changelog."""

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


@rule("vendor-settings", "the name and the version of the package come from vendor.toml", Severity.ERROR)
def settings(context: Context) -> Problems:
    """`vendor.toml` follows its schema."""
    try:
        data = context.vendor.settings
    except Failed as failed:
        yield from (((finding.file, finding.line), finding.message) for finding in failed.findings)
        return
    for pointer, message in meta_schemas.violations("vendor", _to_json(data)):
        yield context.vendor.settings_place(pointer), f"{pointer.lstrip('/') or 'vendor.toml'}: {message}"
    client = data.get("client")
    if {client, f"Async{client}"} & {*runtime_names(), "Retry"}:
        message = f"client: every package already defines {client!r}; choose another name"
        yield context.vendor.settings_place("/client"), message
    source_list = data.get("sources")
    ids = (
        [source.get("id") for source in source_list if isinstance(source, dict)]
        if isinstance(source_list, list)
        else []
    )
    for index, source_id in enumerate(ids):
        if source_id in ids[:index]:
            yield (
                context.vendor.settings_place(f"/sources/{index}/id"),
                f"a second source {source_id!r}; give each source its own id",
            )


@rule("vendor-sources", "readers can check a description only against the pages it is based on", Severity.WARNING)
def sources(context: Context) -> Problems:
    """`vendor.toml` names at least one source."""
    if context.settings and not context.settings.get("sources"):
        yield (
            context.vendor.settings_place(""),
            "no source; add [[sources]] with id, page and retrieved for each page that the description is based on",
        )


@rule(changelog.RULE, "users read in the changelog what an update changes", Severity.WARNING)
def released(context: Context) -> Problems:
    """If there is a `CHANGELOG.md`, its first section is the version in `vendor.toml`."""
    listed_versions, version = changelog.versions(context.vendor), context.settings.get("version")
    if context.vendor.changelog_path.exists() and version is not None and listed_versions[:1] != [version]:
        first = listed_versions[0] if listed_versions else "no version"
        message = f"begins with {first}; to draft the section {version}, run: make changes BASE=… WRITE=1"
        yield (context.vendor.shown(context.vendor.changelog_path), 1), message


def _to_json(value: Any) -> Any:
    """Return a TOML value with dates and times as ISO 8601 strings."""
    if isinstance(value, Mapping):
        return {key: _to_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_to_json(item) for item in value]
    return value.isoformat() if isinstance(value, date | time) else value
