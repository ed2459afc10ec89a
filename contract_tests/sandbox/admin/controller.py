"""The controller: what tests say to a running sandbox, over HTTP, with types."""

from __future__ import annotations

import datetime
import json
from typing import Any, Self
from urllib.parse import urlencode

import httpx


class SandboxError(Exception):
    """The sandbox refused what its controller asked."""


class Controller:
    """Controls the sandbox at an address. Use it as a context manager, or call `close`."""

    def __init__(self, url: str, *, transport: httpx.BaseTransport | None = None) -> None:
        self._http = httpx.Client(base_url=url.rstrip("/"), transport=transport, timeout=10)

    def vendors(self) -> dict[str, str]:
        """Return the base URL of each vendor that is served."""
        served = self._ask("GET", "")["vendors"]
        return {name: str(self._http.base_url).rstrip("/") + one["base"].rstrip("/") for name, one in served.items()}

    def reset(self, vendor: str = "") -> None:
        """Make the world anew, with a vendor's id only that vendor's state."""
        self._ask("POST", "/reset", {"vendor": vendor} if vendor else None)

    def now(self) -> datetime.datetime:
        """Return the sandbox's time."""
        return datetime.datetime.fromisoformat(self._ask("GET", "/clock")["now"])

    def advance(self, seconds: float) -> None:
        """Move the clock on."""
        self._ask("POST", "/clock", {"advance": seconds})

    def set(self, when: datetime.datetime) -> None:
        """Let the clock stand at a time."""
        self._ask("POST", "/clock", {"set": when.isoformat()})

    def fail(self, kind: str, **fault: Any) -> None:
        """Let something go wrong: see `Fault` for the kinds, and for what each takes."""
        self._ask("POST", "/faults", {"kind": kind, **fault})

    def journal(self, vendor: str = "") -> list[dict[str, Any]]:
        """Return what was asked, oldest first."""
        return list(self._ask("GET", f"/journal?vendor={vendor}")["entries"])

    def state(self, vendor: str) -> dict[str, Any]:
        """Return a vendor's state."""
        return dict(json.loads(self.snapshot(vendor)))

    def snapshot(self, vendor: str) -> str:
        """Return a vendor's state as the JSON text that it is sent as: the same text is the same state."""
        return self._answer("GET", f"/{vendor}").text

    def known(self, vendor: str) -> dict[str, Any]:
        """Return a vendor's `credentials`, a `stranger`'s, a `guest`'s, and `values` that exist by parameter name."""
        return self._ask("GET", f"/{vendor}/known")

    def seed(self, vendor: str, **wanted: Any) -> dict[str, Any]:
        """Add to a vendor's world; return what was made."""
        return self._ask("POST", f"/{vendor}/seed", wanted)

    def saved(self) -> dict[str, Any]:
        """Return the clock and the state of every vendor, to be loaded again."""
        return self._ask("GET", "/state")

    def load(self, state: dict[str, Any]) -> None:
        """Put a saved state in the place of what there is. Raises SandboxError, and nothing has changed."""
        self._ask("PUT", "/state", state)

    def connections(self, vendor: str) -> list[dict[str, Any]]:
        """Return the connections of a vendor's stream, oldest first."""
        return list(self._ask("GET", f"/{vendor}/connections")["connections"])

    def drop(self, vendor: str, *, connection: str = "", holder: str = "") -> int:
        """End one connection of a vendor's stream, all of one user, or all; return how many."""
        named = {name: value for name, value in (("connection", connection), ("holder", holder)) if value}
        return int(self._ask("DELETE", f"/{vendor}/connections?{urlencode(named)}")["dropped"])

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        return dict(self._answer(method, path, body).json())

    def _answer(self, method: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        answer = self._http.request(method, f"/_sandbox{path}", json=body)
        if not answer.is_success:
            raise SandboxError(f"{method} /_sandbox{path}: {answer.text}")
        return answer

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
