"""Find vendors: each folder in ``specs/`` describes one vendor, and its name is the id of the vendor."""

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
    from codegen.openapi.spec_folder import SpecFolder

ROOT = Path(__file__).resolve().parents[1]
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Vendor:
    """One vendor. All of its names and paths are derived here from its id and the root of the project."""

    id: str
    root: Path = ROOT

    @property
    def spec(self) -> Path:
        """Folder of the vendor's hand-written description."""
        return self.root / "specs" / self.id

    @property
    def output(self) -> Path:
        """Folder of the generated distribution."""
        return self.root / "generated" / self.id

    @property
    def distribution(self) -> str:
        """Name under which the client is installed, such as ``acme-widgets-client``."""
        return f"{self.id.replace('_', '-')}-client"

    @property
    def package(self) -> str:
        """Name under which the client is imported, such as ``acme_widgets_client``."""
        return f"{self.id}_client"

    def shown(self, path: Path) -> Path:
        """Return a path relative to the project's root, for messages."""
        return path.relative_to(self.root)

    @property
    def settings_path(self) -> Path:
        """Path of ``vendor.toml``, which holds the settings that OpenAPI cannot express."""
        return self.spec / "vendor.toml"

    @property
    def extras_path(self) -> Path:
        """Path of an optional module of hand-written Python that is copied into the package."""
        return self.spec / "client_extras.py"

    @property
    def story_path(self) -> Path:
        """Path of an optional hand-written program that is copied into the package's examples."""
        return self.spec / "story.py"

    @property
    def changelog_path(self) -> Path:
        """Path of the optional changelog, which is copied into the distribution."""
        return self.spec / "CHANGELOG.md"

    @cached_property
    def settings(self) -> dict[str, Any]:
        """Content of ``vendor.toml``. Raises Failed if the file is missing, unreadable or not TOML."""
        import tomllib

        path = self.settings_path
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            message = f"missing; write it (see specs/README.md), or run: python -m codegen new {self.id}"
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
        except (ValueError, RecursionError) as error:  # not TOML, not UTF-8, too long a number, nested too deeply
            place = re.search(r"line (\d+)", str(error))
            line = int(place[1]) if place else 1
            raise Failed([Finding(self.shown(path), line, "vendor-toml", f"not TOML: {error}")]) from error
        raise Failed([Finding(self.shown(path), 1, "vendor-toml", message)])

    def settings_place(self, pointer: str) -> tuple[Path, int]:
        """Return file and line of a value in vendor.toml, given its JSON Pointer; the nearest parent if not found."""
        path = self.settings_path
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        position, key = 0, ""
        for token in tokens(pointer):
            # A number is the index of a table in an array of tables, whose name is the token before it.
            key, count = (key, int(token)) if token.isdigit() else (token, 0)
            matches = list(re.finditer(rf"^[ \t]*\[*[ \t]*{re.escape(key)}[ \t]*[=\]]", text[position:], re.MULTILINE))
            if len(matches) <= count:
                break
            position += matches[count].start()
        return self.shown(path), text.count("\n", 0, position) + 1

    @property
    def client(self) -> str:
        """Name of the client class."""
        return str(self.settings["client"])

    def folder(self) -> SpecFolder:
        """Return a new reader of the vendor's documents, with an empty cache."""
        from codegen.openapi.spec_folder import SpecFolder

        return SpecFolder(self.spec, self.shown(self.spec))


def discover(root: Path = ROOT) -> list[Vendor]:
    """Return all vendors, sorted by id. Raises Failed if the name of a folder is not a valid id."""
    specs = root / "specs"
    folders = sorted(path for path in specs.iterdir() if path.is_dir()) if specs.is_dir() else []
    folders = [path for path in folders if not path.name.startswith((".", "__"))]
    if bad := [path.name for path in folders if not _ID.fullmatch(path.name)]:
        raise Failed(_illegal(name, Path("specs") / name) for name in bad)
    return [Vendor(path.name, root) for path in folders]


def select(names: Iterable[str], root: Path = ROOT) -> list[Vendor]:
    """Return the vendors with the given ids, or all of them if none is given. Raises Failed for unknown ids."""
    by_id = {vendor.id: vendor for vendor in discover(root)}
    selected = list(dict.fromkeys(names)) or list(by_id)
    if not selected:
        message = "there is no vendor yet; create one: python -m codegen new <id>"
        raise Failed([Finding(Path("specs"), 1, "vendor-unknown", message)])
    if unknown := [name for name in selected if name not in by_id]:
        listed = ", ".join(by_id) or "none"
        raise Failed(
            Finding(Path("specs"), 1, "vendor-unknown", f"no vendor {name!r}; known vendors: {listed}")
            for name in unknown
        )
    return [by_id[name] for name in selected]


def new_vendor(name: str, root: Path = ROOT) -> Vendor:
    """Return the vendor of a new id. Raises Failed if the id is not valid."""
    if not _ID.fullmatch(name):
        raise Failed([_illegal(name, Path("specs"))])
    return Vendor(name, root)


def _illegal(name: str, path: Path) -> Finding:
    return Finding(path, 1, "vendor-id", f"{name!r} is not a vendor id; use snake_case, such as acme_widgets")


if __name__ == "__main__":
    # Print the vendors as JSON with the standard library alone: CI plans its jobs before it installs anything.
    sys.stdout.write(f"{json.dumps([vendor.id for vendor in discover()])}\n")
