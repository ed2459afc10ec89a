"""The guard: no web page from elsewhere, open in a browser on the same machine, controls or reads a sandbox."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit


def objection(headers: Mapping[str, str]) -> str:
    """Return why the control must not serve a request; empty where it may. Header names are in lower case."""
    host = headers.get("host", "")
    if not _is_local(host):
        # A page can let a name of its own lead to this machine, but neither a number nor a name without a dot.
        return f"the control is not at {host!r}: address it by localhost, a number, or a name without dots"
    if "origin" in headers and headers["origin"].partition("://")[2] != host:
        return f"a page of {headers['origin']!r} does not control this sandbox: use the one at /_sandbox/"
    return ""


def _is_local(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return "." not in name or name.endswith(".localhost") or _is_number(name)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
