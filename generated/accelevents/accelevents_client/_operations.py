"""Map each method of the client to the operationId of its operation, in the order of the client.

For tools, such as tests that compare calls with the API description. The client does not import this module.
"""

OPERATIONS: dict[str, str] = {
    "sessions.list": "listSessions",
    "sessions.join": "joinSession",
    "sessions.get": "getSession",
}
"""The keys are `"<resource>.<method>"`, as in `client.<resource>.<method>(…)`. Includes calls over the stream."""
