"""Sends one call to a target's stream, and prints what is answered and what was told meanwhile.

``python -m contract_tests.harness <vendor> <operation> ['<request as JSON>'] [--as guest|stranger]``; CONTRACT_TARGET
names the target, as for the tests.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets.credentials import credential
from contract_tests.harness.targets.session import Session
from contract_tests.harness.targets.socketio_connection import SocketIOConnection

from .documents import asyncapi
from .targets import targets


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 1 where there is no such call."""
    parser = argparse.ArgumentParser("contract_tests.harness", description="Send one call to a stream.")
    parser.add_argument("vendor", choices=targets.streaming_vendors())
    parser.add_argument("operation")
    parser.add_argument("request", nargs="?", help="JSON, without what clients fill in")
    parser.add_argument("--as", dest="who", choices=("owner", "guest", "stranger"), default="owner")
    given = parser.parse_args(arguments)
    named = {one.id: one for one in asyncapi.stream_calls(given.vendor)}
    if given.operation not in named:
        print(f"no call {given.operation!r}; there are: {', '.join(named)}", file=sys.stderr)
        return 1
    operation = named[given.operation]
    with targets.open_target() as controller:
        target = targets.sandbox_target(given.vendor, controller) if controller else targets.live_target(given.vendor)
        secrets = {"owner": target.credentials, "guest": target.guest, "stranger": target.stranger}[given.who]
        participants = Session(target, Record(given.vendor, "streams", operation.id, "")).participants(operation)
        frame = [] if given.request is None else [participants.fill_request(json.loads(given.request))]
        with SocketIOConnection(target, credential(operation, secrets)) as wire:
            print(*(json.dumps(one, indent=2) for one in wire.call(operation.name, *frame)[0]))
            for name, told in wire.take_events():
                print(name, json.dumps(told, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
