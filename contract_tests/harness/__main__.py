"""Send one call to a target's stream, and print its acknowledgement and the events received meanwhile.

``python -m contract_tests.harness <vendor> <operation> ['<request as JSON>'] [--as guest|stranger]``. The environment
variable CONTRACT_TARGET chooses the target, as it does for the tests.
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
    """Run the command; return exit status 1 if the vendor has no such call, else 0."""
    parser = argparse.ArgumentParser("contract_tests.harness", description="Send one call to a vendor's stream.")
    parser.add_argument("vendor", choices=targets.streaming_vendors())
    parser.add_argument("operation", help="id of the call in asyncapi.yaml")
    parser.add_argument("request", nargs="?", help="the request as JSON, without the id and date that clients fill in")
    parser.add_argument("--as", dest="role", choices=("owner", "guest", "stranger"), default="owner")
    options = parser.parse_args(arguments)
    calls = {call.id: call for call in asyncapi.stream_calls(options.vendor)}
    if options.operation not in calls:
        print(f"unknown call {options.operation!r}; choose from: {', '.join(calls)}", file=sys.stderr)
        return 1
    operation = calls[options.operation]
    with targets.open_target() as controller:
        if controller:
            target = targets.sandbox_target(options.vendor, controller)
        else:
            target = targets.live_target(options.vendor)
        secrets = {"owner": target.credentials, "guest": target.guest, "stranger": target.stranger}[options.role]
        session = Session(target, Record(options.vendor, "streams", operation.id, ""))
        arguments_of_call: list[object] = []
        if options.request is not None:
            arguments_of_call = [session.participants(operation).fill_request(json.loads(options.request))]
        with SocketIOConnection(target, credential(operation, secrets)) as connection:
            replies = connection.call(operation.name, *arguments_of_call)[0]
            print(*(json.dumps(reply, indent=2) for reply in replies))
            for name, event_arguments in connection.take_events():
                print(name, json.dumps(event_arguments, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
