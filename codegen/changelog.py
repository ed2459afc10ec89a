"""Read and draft the changelog of a vendor's package, which has one section for each version."""

from __future__ import annotations

import re

from .findings import Failed, Finding
from .vendors import Vendor

RULE = "changelog-version"

_SECTION = re.compile(r"^## (\S+)", re.MULTILINE)


def versions(vendor: Vendor) -> list[str]:
    """Return the versions of the sections in a vendor's changelog, newest first."""
    return _SECTION.findall(_read(vendor))


def draft(vendor: Vendor, body: str) -> None:
    """Insert a section for the version in ``vendor.toml`` at the top of the changelog, for people to edit.

    Raises Failed if the changelog already has a section for this version.
    """
    version = vendor.settings["version"]
    if version in versions(vendor):
        message = f"already has a section for {version}; raise the version in vendor.toml, or remove the section first"
        raise Failed([Finding(vendor.shown(vendor.changelog_path), 1, RULE, message)])
    text = _read(vendor) or f"# Changes of {vendor.distribution}\n"
    head, sections = text, ""
    if section := _SECTION.search(text):
        head, sections = text[: section.start()], text[section.start() :]
    draft_text = "\n\n".join(part.strip() for part in (head, f"## {version}", body, sections) if part.strip()) + "\n"
    vendor.changelog_path.write_text(draft_text, encoding="utf-8", newline="\n")


def _read(vendor: Vendor) -> str:
    return vendor.changelog_path.read_text(encoding="utf-8") if vendor.changelog_path.exists() else ""
