"""Map each method of the client to the operationId of its operation, in the order of the client.

For tools, such as tests that compare calls with the API description. The client does not import this module.
"""

OPERATIONS: dict[str, str] = {
    "accounts.sign_in": "signIn",
    "invitations.download": "downloadInvitation",
    "events.create": "createEvent",
    "events.update": "updateEvent",
    "events.publish": "publishEvent",
    "events.delete": "deleteEvent",
    "events.get": "getEvent",
    "events.list": "listEvents",
    "sessions.create": "createSession",
    "sessions.update": "updateSession",
    "sessions.delete": "deleteSession",
    "sessions.get": "getSession",
    "sessions.list": "listSessions",
    "sessions.list_prop": "listPropSessions",
    "sessions.invite_users": "inviteUsers",
    "sessions.delete_invitations": "deleteInvitations",
    "sessions.join": "joinSession",
    "sessions.decline": "declineSession",
}
"""The keys are `"<resource>.<method>"`, as in `client.<resource>.<method>(…)`. Includes calls over the stream."""
