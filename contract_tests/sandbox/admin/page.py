"""The page: what a running sandbox shows of itself to people, in one file that asks nobody else for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse

_FILE = Path(__file__).with_name("page.html")


@cache
def _read() -> tuple[str, str]:
    """Return the page and its policy: its own script and style, by their hashes, and requests to its sandbox alone."""
    text = _FILE.read_text(encoding="utf-8")
    rules = [
        "default-src 'none'",
        "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    for kind in ("script", "style"):
        (content,) = re.findall(f"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        rules.append(f"{kind}-src 'sha256-{digest}'")
    return text, "; ".join(rules)


async def served(_: Request) -> HTMLResponse:
    """Answer with the page."""
    text, policy = _read()
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
    return HTMLResponse(text, headers={**headers, "X-Content-Type-Options": "nosniff"})
