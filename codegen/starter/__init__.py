"""The starter: the files with which a vendor begins, complete enough to generate a client at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Template

from codegen.findings import Failed, Finding
from codegen.names import pascal
from codegen.vendors import Vendor

_FILES = Path(__file__).parent


def write_starter(vendor: Vendor) -> Iterator[Path]:
    """Write the starter files of a vendor and yield their paths. Raises Failed where the folder exists already."""
    if vendor.spec.exists():
        message = f"{vendor.shown(vendor.spec)} exists already; nothing was written"
        raise Failed([Finding(vendor.shown(vendor.spec), 1, "vendor-exists", message)])
    prefix = "".join(one for one in vendor.id.upper() if one.isalnum())
    words = {"id": vendor.id, "title": pascal(vendor.id), "client": pascal(vendor.id), "prefix": prefix}
    words["distribution"] = vendor.distribution
    vendor.spec.mkdir(parents=True)
    for source in sorted(_FILES.glob("*.template")):
        target = vendor.spec / source.stem
        target.write_text(
            Template(source.read_text(encoding="utf-8")).substitute(words), encoding="utf-8", newline="\n"
        )
        yield target
