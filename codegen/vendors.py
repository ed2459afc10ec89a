"""Vendors: one folder in ``specs/`` is one vendor, and its id names everything that belongs to it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen.openapi.json_pointer import tokens

from .findings import Failed, Finding

if TYPE_CHECKING:
    from codegen.openapi.spec_folder import Folder

ROOT = Path(__file__).resolve().parents[1]
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Vendor:
    """One vendor of a project: every name and every path is derived here and nowhere else."""

    id: str
    root: Path = ROOT

    @property
    def spec(self) -> Path:
        """The folder written by hand."""
        return self.root / "specs" / self.id

    @property
    def output(self) -> Path:
        """The folder that holds the generated distribution."""
        return self.root / "generated" / self.id

    @property
    def distribution(self) -> str:
        """The name under which the client is installed."""
        return f"{self.id.replace('_', '-')}-client"

    @property
    def package(self) -> str:
        """The name under which the client is imported."""
        return f"{self.id}_client"

    def shown(self, path: Path) -> Path:
        """Return a path as a reader would type it from the project's root."""
        return path.relative_to(self.root)

    @property
    def settings_path(self) -> Path:
        """The file that says what the documents cannot."""
        return self.spec / "vendor.toml"

    @property
    def extras_path(self) -> Path:
        """Hand-written Python that the package takes along, where a vendor needs it."""
        return self.spec / "client_extras.py"

    @property
    def story_path(self) -> Path:
        """A hand-written program that tells the story of an event, where there is one; it joins the examples."""
        return self.spec / "story.py"

    @property
    def changelog_path(self) -> Path:
        """What changed from version to version, where a version was released; the package takes it along."""
        return self.spec / "CHANGELOG.md"

    @cached_property
    def settings(self) -> dict[str, Any]:
        """What ``vendor.toml`` says. Raises Failed where it is missing or not TOML."""
        import tomllib

        path = self.settings_path
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            message = f"missing; write it (see specs/README.md) or run: python -m codegen new {self.id}"
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
        except (ValueError, RecursionError) as error:  # not TOML, not UTF-8, a number or a depth beyond reason
            place = re.search(r"line (\d+)", str(error))
            line = int(place[1]) if place else 1
            raise Failed([Finding(self.shown(path), line, "vendor-toml", f"not TOML: {error}")]) from error
        raise Failed([Finding(self.shown(path), 1, "vendor-toml", message)])

    def settings_place(self, pointer: str) -> tuple[Path, int]:
        """Return the line of vendor.toml on which a value stands, or the nearest one above it that can be found."""
        path = self.settings_path
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        position, key = 0, ""
        for token in tokens(pointer):
            # A number counts the tables of the name before it.
            key, count = (key, int(token)) if token.isdigit() else (token, 0)
            found = list(re.finditer(rf"^[ \t]*\[*[ \t]*{re.escape(key)}[ \t]*[=\]]", text[position:], re.MULTILINE))
            if len(found) <= count:
                break
            position += found[count].start()
        return self.shown(path), text.count("\n", 0, position) + 1

    @property
    def client(self) -> str:
        """The name of the client's class."""
        return str(self.settings["client"])

    def folder(self) -> Folder:
        """Return the reader of the vendor's documents; each call reads afresh."""
        from codegen.openapi.spec_folder import Folder

        return Folder(self.spec, self.shown(self.spec))


def discover(root: Path = ROOT) -> list[Vendor]:
    """Return every vendor of the project, in order of id. Raises Failed for a folder whose name is no id."""
    specs = root / "specs"
    folders = sorted(path for path in specs.iterdir() if path.is_dir()) if specs.is_dir() else []
    folders = [path for path in folders if not path.name.startswith((".", "__"))]
    if bad := [path.name for path in folders if not _ID.fullmatch(path.name)]:
        raise Failed(_illegal(name, Path("specs") / name) for name in bad)
    return [Vendor(path.name, root) for path in folders]


def select(names: Iterable[str], root: Path = ROOT) -> list[Vendor]:
    """Return the named vendors, or all where none is named. Raises Failed and lists the known ones otherwise."""
    known = {vendor.id: vendor for vendor in discover(root)}
    wanted = list(dict.fromkeys(names)) or list(known)
    if not wanted:
        raise Failed([Finding(Path("specs"), 1, "vendor-unknown", "no vendor yet; run: python -m codegen new <id>")])
    if unknown := [name for name in wanted if name not in known]:
        listed = ", ".join(known) or "none"
        raise Failed(
            Finding(Path("specs"), 1, "vendor-unknown", f"no vendor {name!r}; known: {listed}") for name in unknown
        )
    return [known[name] for name in wanted]


def new_vendor(name: str, root: Path = ROOT) -> Vendor:
    """Return the vendor that a new id would make. Raises Failed where the id is not legal."""
    if not _ID.fullmatch(name):
        raise Failed([_illegal(name, Path("specs"))])
    return Vendor(name, root)


def _illegal(name: str, path: Path) -> Finding:
    return Finding(path, 1, "vendor-id", f"{name!r} is not a vendor id; use snake_case, like acme_widgets")


if __name__ == "__main__":
    # For what plans work by vendor, such as CI, before anything is installed.
    sys.stdout.write(f"{json.dumps([one.id for one in discover()])}\n")
