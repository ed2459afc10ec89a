"""Map each method of the client to the operationId of its operation, in the order of the client.

For tools, such as tests that compare calls with the description: the client does not import this module.
"""

OPERATIONS: dict[str, str] = {
    "virtual_events.create": "createVirtualEvent",
    "virtual_events.list": "listVirtualEvents",
    "virtual_events.get": "getVirtualEvent",
    "virtual_events.update": "updateVirtualEvent",
    "virtual_events.delete": "deleteVirtualEvent",
    "virtual_events.close": "closeVirtualEvent",
    "sessions.list": "listSessions",
    "gates.get": "getGate",
    "gates.update": "updateGate",
    "forms.get": "getForm",
    "calendars.get": "getCalendar",
    "exports.create": "createExport",
    "exports.list": "listExports",
    "exports.get": "getExport",
    "exports.delete": "deleteExport",
}
"""By `"<resource>.<method>"`, as in `client.<resource>.<method>(…)`; calls of a stream included."""
