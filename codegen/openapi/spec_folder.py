"""Read the documents of one vendor's folder in specs/, and resolve references between them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from codegen.findings import Failed, Finding

from .json_pointer import lookup
from .yaml_reader import Document, read

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any file's
        return False


class Folder:
    """The documents of one vendor: each file read once, and nothing outside the folder ever read."""

    def __init__(self, path: Path, shown: Path) -> None:
        self.path = path.resolve()
        self.shown = shown
        self._read: dict[Path, Document] = {}

    def document(self, name: str | Path) -> Document:
        """Return the document at a path relative to the folder. Raises Failed."""
        path = self._inside(self.path / name)
        if path is None:
            raise Failed(
                [Finding(self.shown / name, 1, "reference-target", f"{name} leads out of the vendor's folder")]
            )
        if path not in self._read:
            self._read[path] = read(path, self.shown / path.relative_to(self.path))
        return self._read[path]

    def _inside(self, path: Path) -> Path | None:
        """Return a path with every link followed, None where it leads out of the folder."""
        try:
            resolved = path.resolve()
        except (RuntimeError, ValueError):  # links that go in a circle, a name that no file can have
            return path if path.is_relative_to(self.path) and ".." not in path.parts else None
        return resolved if resolved.is_relative_to(self.path) else None

    def escapes(self) -> list[Finding]:
        """Return the links of the folder that lead out of it; whatever reads the folder may follow them."""
        message = "a link that leads out of the vendor's folder; put the file itself here"
        return [
            Finding(self.shown / path.relative_to(self.path), 1, "document-link", message)
            for path in sorted(self.path.rglob("*"))
            if path.is_symlink() and self._inside(path) is None
        ]

    def was_read(self, path: Path) -> bool:
        """Tell whether a file of the folder has been read."""
        return path.resolve() in self._read

    def target(self, ref: str, origin: Document) -> tuple[Document, str]:
        """Resolve a ``$ref`` that stands in `origin` to a document and a pointer in it.

        Raises Failed where the reference is an address, leaves the folder, or points at nothing; the finding bears
        line 0, since only the caller knows where the reference stands.
        """

        def refuse(message: str) -> Failed:
            return Failed([Finding(origin.path, 0, "reference-target", f"$ref {ref!r} {message}")])

        name, _, fragment = ref.partition("#")
        # An address is known by its beginning alone: whatever stands behind it may be malformed.
        if name.startswith("//") or _SCHEME.match(name):
            raise refuse("is an address; descriptions stand alone, so copy what is needed into the vendor's folder")
        document = origin
        if name:
            path = self._inside((self.path / origin.path.relative_to(self.shown)).parent / unquote(name))
            if path is None:
                raise refuse("leaves the vendor's folder")
            # `fingerprints` takes no note of hidden files, so a change there would go unseen.
            if any(part.startswith(".") for part in path.relative_to(self.path).parts):
                raise refuse("names a hidden file; give it a name that does not begin with a dot")
            if not _is_file(path):
                raise refuse("names a file that is not there")
            document = self.document(path.relative_to(self.path))
        pointer = unquote(fragment)
        if pointer and not pointer.startswith("/"):
            raise refuse("names an anchor; use a JSON Pointer (#/components/…)")
        try:
            lookup(document.data, pointer)
        except KeyError:
            raise refuse(f"points at nothing in {document.path}") from None
        return document, pointer
