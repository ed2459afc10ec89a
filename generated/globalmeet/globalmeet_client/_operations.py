"""Map each method of the client to the operationId of its operation, in the order of the client.

For tools, such as tests that compare calls with the API description. The client does not import this module.
"""

OPERATIONS: dict[str, str] = {
    "tokens.create": "createToken",
    "events.create": "createEvent",
    "events.update": "updateEvent",
    "events.get": "getEvent",
    "folders.get_tree": "getFolderTree",
}
"""The keys are `"<resource>.<method>"`, as in `client.<resource>.<method>(…)`. Includes calls over the stream."""
