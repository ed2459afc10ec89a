"""Read the documents in a vendor's folder in specs/, and resolve references between them."""

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
    except OSError:  # the name is too long for the file system
        return False


class SpecFolder:
    """Reads the documents of one vendor: each file at most once, and never a file outside the folder.

    `path` is the folder; `display_path` is its path relative to the project's root, for messages.
    """

    def __init__(self, path: Path, display_path: Path) -> None:
        self.path = path.resolve()
        self.display_path = display_path
        self._read: dict[Path, Document] = {}

    def document(self, name: str | Path) -> Document:
        """Return the document at a path relative to the folder. Raises Failed if it is outside or cannot be read."""
        path = self._inside(self.path / name)
        if path is None:
            message = f"{name} leads out of the vendor's folder; put the file itself there"
            raise Failed([Finding(self.display_path / name, 1, "reference-target", message)])
        if path not in self._read:
            self._read[path] = read(path, self.display_path / path.relative_to(self.path))
        return self._read[path]

    def _inside(self, path: Path) -> Path | None:
        """Resolve the symbolic links of a path; return None if the target is outside the folder."""
        try:
            resolved = path.resolve()
        except (RuntimeError, ValueError):  # circular links, or a null character in the name
            return path if path.is_relative_to(self.path) and ".." not in path.parts else None
        return resolved if resolved.is_relative_to(self.path) else None

    def escapes(self) -> list[Finding]:
        """Return a finding for each symbolic link that leads out of the folder, because other tools would follow it."""
        message = "a link that leads out of the vendor's folder; replace it with the file itself"
        return [
            Finding(self.display_path / path.relative_to(self.path), 1, "document-link", message)
            for path in sorted(self.path.rglob("*"))
            if path.is_symlink() and self._inside(path) is None
        ]

    def was_read(self, path: Path) -> bool:
        """Return whether a file of the folder has been read."""
        return path.resolve() in self._read

    def target(self, ref: str, origin: Document) -> tuple[Document, str]:
        """Resolve a ``$ref`` in the document `origin` to a document and a JSON Pointer into it.

        Raises Failed if the reference is a URL, leaves the folder, or points at nothing. The finding has line 0,
        because only the caller knows the line of the reference.
        """

        def refuse(message: str) -> Failed:
            return Failed([Finding(origin.path, 0, "reference-target", f"$ref {ref!r} {message}")])

        name, _, fragment = ref.partition("#")
        # Only the beginning is checked, since the rest of a URL may be malformed.
        if name.startswith("//") or _SCHEME.match(name):
            raise refuse("is a URL; references must stay in the vendor's folder, so copy the target into it")
        document = origin
        if name:
            path = self._inside((self.path / origin.path.relative_to(self.display_path)).parent / unquote(name))
            if path is None:
                raise refuse("leaves the vendor's folder")
            # Fingerprints ignore hidden files, so a change of one would not be noticed.
            if any(part.startswith(".") for part in path.relative_to(self.path).parts):
                raise refuse("names a hidden file; rename it, so that it does not begin with a dot")
            if not _is_file(path):
                raise refuse("names a file that does not exist")
            document = self.document(path.relative_to(self.path))
        pointer = unquote(fragment)
        if pointer and not pointer.startswith("/"):
            raise refuse("names an anchor; use a JSON Pointer (#/components/…)")
        try:
            lookup(document.data, pointer)
        except KeyError:
            raise refuse(f"points at nothing in {document.path}") from None
        return document, pointer
