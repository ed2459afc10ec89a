"""Surroundings: what calls need of the network and of this machine, before any credential is looked at."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

import httpx

# Tokens are renewed a minute before their end; a clock that is further off does so too late.
MOST_SKEW = 60.0


@dataclass(frozen=True, slots=True)
class Check:
    """What one check came to: `said` is what was found, `do` what mends it."""

    name: str
    state: Literal["ok", "warning", "failed", "skipped"]
    said: str
    do: str = ""


async def surroundings(url: str, timeout: float, lifecycle: str) -> AsyncIterator[Check]:
    """Yield whether somebody answers at an address, over what, and how far apart the clocks are."""
    try:
        async with httpx.AsyncClient(timeout=timeout) as http, http.stream("GET", url) as response:
            secured = response.extensions["network_stream"].get_extra_info("ssl_object")
            version = secured.version() if secured is not None else ""
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        said = f"{url}: {str(error) or type(error).__name__}"
        yield Check("address", "failed", said, f"{_why(error)} {lifecycle}".strip())
        return
    yield Check("address", "ok", f"{url} answers")
    if version:
        yield Check("TLS", "ok", f"{version}, with a certificate that is trusted")
    elif (response.url.host or "") in ("127.0.0.1", "::1", "localhost"):
        yield Check("TLS", "skipped", "not needed on this machine")
    else:
        yield Check("TLS", "warning", "none: credentials can be read on the way", "Use an address with https.")
    yield _clock(response.headers.get("Date", ""))


def _why(error: Exception) -> str:
    """Return what to do about an address that does not answer, by what lies at the bottom of it."""
    causes: list[BaseException] = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None:
        causes.append(cause)
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        return "The certificate is not trusted. Behind a proxy that opens TLS, name its certificate in SSL_CERT_FILE."
    if any(isinstance(one, ssl.SSLError) for one in causes):
        return "What answers speaks no TLS, or another version of it. Check the address: is it https, and that port?"
    if isinstance(error, httpx.TimeoutException):
        return "Nothing answers in time. Check the network, the proxy (HTTPS_PROXY) and the firewall."
    return "Nobody answers. Check the address, the network and the proxy (HTTPS_PROXY)."


def _clock(told: str) -> Check:
    try:
        when = parsedate_to_datetime(told)
    except ValueError:
        return Check("clock", "skipped", "the answer bears no date")
    skew = (datetime.now(UTC) - when.astimezone(UTC)).total_seconds()
    if abs(skew) <= MOST_SKEW:
        return Check("clock", "ok", f"within {MOST_SKEW:.0f} s of the vendor's")
    way = "ahead of" if skew > 0 else "behind"
    do = "Set this machine's clock (NTP): credentials seem to have run out, or run out unseen."
    return Check("clock", "failed", f"{abs(skew):.0f} s {way} the vendor's", do)
