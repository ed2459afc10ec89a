"""Map each method of the client to the operationId of its operation, in the order of the client.

For tools, such as tests that compare calls with the API description. The client does not import this module.
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
"""The keys are `"<resource>.<method>"`, as in `client.<resource>.<method>(…)`. Includes calls over the stream."""
