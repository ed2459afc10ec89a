"""Attend an event at Accelevents: list its sessions, join one, and read the number of registrations."""

import os

from accelevents_client import Accelevents, NotAcceptableError

event_url = "spring-summit"

with Accelevents(api_key=os.environ["ACCELEVENTS_API_KEY"], event_url=event_url) as client:
    # Create an event: no call of this API creates events; the organizer creates the sessions.
    sessions = list(client.sessions.list())
    print("found", [session.title for session in sessions])

    # Open registration: no call opens it; attendees register by joining a session.
    for session in sessions:
        try:
            client.sessions.join(session.session_id)
            print("joined", session.title)
            break
        except NotAcceptableError as error:
            print(session.title, "cannot be joined:", error.message)

    # List attendees: no call lists them; a session only has the number of registered users.
    for session in sessions:
        stats = client.sessions.get(session.session_id).session_stats
        print("registered:", stats.registered_user_count if stats else "unknown")

    # Report: no call of this API creates one.
