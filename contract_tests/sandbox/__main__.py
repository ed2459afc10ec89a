"""Run the sandbox by itself: ``virtual-events-sandbox serve [vendor …]``, or ``python -m contract_tests.sandbox``."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .app import Sandbox
from .snapshots import state
from .testing.serving import listener, server
from .vendors import names
from .version import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted. Returns 1, and says why, where that cannot be."""
    parser = argparse.ArgumentParser(prog="virtual-events-sandbox", description="A sandbox of each vendor.")
    parser.add_argument("--version", action="version", version=__version__)
    serve = parser.add_subparsers(required=True, metavar="serve").add_parser("serve", help="serve until interrupted")
    serve.add_argument("vendor", nargs="*", help=f"which to serve, all where none is named: {', '.join(names())}")
    serve.add_argument("--host", default="127.0.0.1", help="the address to bind to (default: loopback alone)")
    serve.add_argument("--port", type=int, default=8100, help="the port; 0 takes a free one (default: 8100)")
    serve.add_argument("--state", type=Path, help="a file to begin with, where there is one, and to save to at the end")
    asked = parser.parse_args(arguments)
    try:
        sandbox = Sandbox(asked.vendor)
        if asked.state and asked.state.exists():
            state.load(sandbox, state.read(asked.state))
        elif asked.state:
            # Told now, and not when there is something to lose.
            state.write(asked.state, state.saved(sandbox))
        listening = listener(asked.host, asked.port)
    except state.StateError as error:
        print(f"{asked.state}: {error}", file=sys.stderr)
        return 1
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "ports are 0 to 65535"
        print(f"cannot listen at {asked.host}:{asked.port}: {why}; choose another --host or --port", file=sys.stderr)
        return 1
    running = server(sandbox)
    for one in (signal.SIGINT, signal.SIGTERM):
        # While it runs the server has handlers of its own; it then sends the signal on.
        signal.signal(one, lambda *_: setattr(running, "should_exit", True))
    host, port = listening.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    for name, served in sandbox.served.items():
        print(f"{address}/{name}")
        if served.stream:
            print(f"    Socket.IO: {served.stream.socket.path}, over websockets")
        for scheme, credential in served.state.credentials().items():
            print(f"    {scheme}: {credential}")
        known = {name: values[0] for name, values in served.state.known().items() if values}
        print(f"    {' '.join(f'{name}={value}' for name, value in known.items())}")
    print(f"{address}/_sandbox    clock, faults, journal, reset, seed", flush=True)
    running.run([listening])
    return _end(sandbox, asked.state) if asked.state else 0


def _end(sandbox: Sandbox, path: Path) -> int:
    document = state.saved(sandbox)
    for place in (path, Path(tempfile.gettempdir()) / path.name):
        try:
            state.write(place, document)
        except state.StateError as error:
            print(f"{place}: {error}", file=sys.stderr)
        else:
            print(f"saved the state in {place}")
            return int(place != path)
    return 1


if __name__ == "__main__":
    sys.exit(main())
