"""Create the initial files of a new vendor, from which a client can be generated without changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Template

from codegen.findings import Failed, Finding
from codegen.names import pascal
from codegen.vendors import Vendor

_FILES = Path(__file__).parent


def write_starter(vendor: Vendor) -> Iterator[Path]:
    """Write the initial files of a vendor and yield their paths. Raises Failed if the folder exists."""
    if vendor.spec.exists():
        message = f"{vendor.shown(vendor.spec)} exists already; nothing was written, choose another id"
        raise Failed([Finding(vendor.shown(vendor.spec), 1, "vendor-exists", message)])
    prefix = "".join(character for character in vendor.id.upper() if character.isalnum())
    words = {"id": vendor.id, "title": pascal(vendor.id), "client": pascal(vendor.id), "prefix": prefix}
    words["distribution"] = vendor.distribution
    vendor.spec.mkdir(parents=True)
    for source in sorted(_FILES.glob("*.template")):
        target = vendor.spec / source.stem
        target.write_text(
            Template(source.read_text(encoding="utf-8")).substitute(words), encoding="utf-8", newline="\n"
        )
        yield target
