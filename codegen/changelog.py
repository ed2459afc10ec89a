"""The changelog of a vendor's package: a section for each version, drafted by a program and mended by people."""

from __future__ import annotations

import re

from .findings import Failed, Finding
from .vendors import Vendor

RULE = "changelog-version"

_SECTION = re.compile(r"^## (\S+)", re.MULTILINE)


def versions(vendor: Vendor) -> list[str]:
    """Return the versions that a vendor's changelog tells of, newest first."""
    return _SECTION.findall(_written(vendor))


def draft(vendor: Vendor, body: str) -> None:
    """Write a section for the version of ``vendor.toml`` on top of the changelog, for people to mend.

    Raises Failed where it has one.
    """
    version = vendor.settings["version"]
    if version in versions(vendor):
        message = (
            f"tells of {version} already; raise the version in vendor.toml, or remove the section to draft it anew"
        )
        raise Failed([Finding(vendor.shown(vendor.changelog_path), 1, RULE, message)])
    written = _written(vendor) or f"# Changes of {vendor.distribution}\n"
    head, sections = written, ""
    if found := _SECTION.search(written):
        head, sections = written[: found.start()], written[found.start() :]
    text = "\n\n".join(part.strip() for part in (head, f"## {version}", body, sections) if part.strip()) + "\n"
    vendor.changelog_path.write_text(text, encoding="utf-8", newline="\n")


def _written(vendor: Vendor) -> str:
    return vendor.changelog_path.read_text(encoding="utf-8") if vendor.changelog_path.exists() else ""
