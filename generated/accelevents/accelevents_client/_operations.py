"""Map each method of the client to the operationId of its operation, in the order of the client.

For tools, such as tests that compare calls with the description: the client does not import this module.
"""

OPERATIONS: dict[str, str] = {
    "sessions.list": "listSessions",
    "sessions.join": "joinSession",
    "sessions.get": "getSession",
}
"""By `"<resource>.<method>"`, as in `client.<resource>.<method>(…)`; calls of a stream included."""
