"""Network checks: the address, TLS and the clock, which every call depends on. No credential is sent."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal

import httpx

# Tokens are refreshed a minute before they expire (token_refresh.MARGIN); a larger clock skew makes that too late.
MAX_SKEW_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Check:
    """The result of one check: a message, and advice on how to fix a problem."""

    name: str
    state: Literal["ok", "warning", "failed", "skipped"]
    message: str
    advice: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the check as a JSON object. The keys `said` and `do` are part of the output format of the doctor."""
        return {"name": self.name, "state": self.state, "said": self.message, "do": self.advice}


async def check_network(url: str, timeout: float, lifecycle: str) -> AsyncIterator[Check]:
    """Yield the checks of the address, of TLS and of the clock. The timeout is in seconds."""
    try:
        async with httpx.AsyncClient(timeout=timeout) as http, http.stream("GET", url) as response:
            tls = response.extensions["network_stream"].get_extra_info("ssl_object")
            version = tls.version() if tls is not None else ""
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        message = f"{url}: {str(error) or type(error).__name__}"
        yield Check("address", "failed", message, f"{_connection_advice(error)} {lifecycle}".strip())
        return
    yield Check("address", "ok", f"{url} responds")
    if version:
        yield Check("TLS", "ok", f"{version} with a trusted certificate")
    elif (response.url.host or "") in ("127.0.0.1", "::1", "localhost"):
        yield Check("TLS", "skipped", "not needed for a server on this machine")
    else:
        yield Check("TLS", "warning", "not encrypted: others can read your credentials", "Use an https address.")
    yield _check_clock(response.headers.get("Date", ""))


def _connection_advice(error: Exception) -> str:
    """Return how to fix a failed connection, by its root cause."""
    causes: list[BaseException] = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None:
        causes.append(cause)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return "The certificate is not trusted. Behind a TLS-inspecting proxy, set SSL_CERT_FILE to its certificate."
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return (
            "The server does not support TLS, or not this version. Check the address: its scheme (https) and its port."
        )
    if isinstance(error, httpx.TimeoutException):
        return "The server does not respond in time. Check the network, the proxy (HTTPS_PROXY) and the firewall."
    return "No server responds. Check the address, the network and the proxy (HTTPS_PROXY)."


def _check_clock(date_header: str) -> Check:
    try:
        server_time = parsedate_to_datetime(date_header)
    except ValueError:
        return Check("clock", "skipped", "the response has no Date header")
    skew = (datetime.now(UTC) - server_time.astimezone(UTC)).total_seconds()
    if abs(skew) <= MAX_SKEW_SECONDS:
        return Check("clock", "ok", f"within {MAX_SKEW_SECONDS:.0f} s of the server's clock")
    direction = "ahead of" if skew > 0 else "behind"
    advice = "Synchronize this machine's clock (NTP). Otherwise credentials expire too early or too late."
    return Check("clock", "failed", f"{abs(skew):.0f} s {direction} the server's clock", advice)
