"""Run the sandbox by itself: ``python -m contract_tests.sandbox [vendor …]``."""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Sequence

from .app import Sandbox
from .serving import server
from .vendors import names


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted. Returns 1 where a vendor is unknown or the port is taken."""
    parser = argparse.ArgumentParser(prog="python -m contract_tests.sandbox", description="A sandbox of each vendor.")
    parser.add_argument("vendor", nargs="*", help=f"which to serve, all where none is named: {', '.join(names())}")
    parser.add_argument("--host", default="127.0.0.1", help="the address to bind to (default: loopback alone)")
    parser.add_argument("--port", type=int, default=8100, help="the port; 0 takes a free one (default: 8100)")
    asked = parser.parse_args(arguments)
    try:
        sandbox = Sandbox(asked.vendor)
        listener = _listener(asked.host, asked.port)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    except OSError as error:
        print(f"cannot listen at {asked.host}:{asked.port}: {error.strerror}; choose another --port", file=sys.stderr)
        return 1
    host, port = listener.getsockname()[:2]
    for name, served in sandbox.served.items():
        print(f"http://{host}:{port}/{name}")
        if served.stream:
            print(f"    Socket.IO: {served.stream.socket.path}, over websockets")
        for scheme, credential in served.state.credentials().items():
            print(f"    {scheme}: {credential}")
        known = {name: values[0] for name, values in served.state.known().items() if values}
        print(f"    {' '.join(f'{name}={value}' for name, value in known.items())}")
    print(f"http://{host}:{port}/_sandbox    clock, faults, journal, reset, seed", flush=True)
    server(sandbox).run([listener])
    return 0


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, asyncio sets TCP_NODELAY; otherwise each answer may wait 40 ms for an acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


if __name__ == "__main__":
    sys.exit(main())
