"""An event as an attendee of Accelevents meets it: its page describes sessions that exist, and how they are joined."""

import os

from accelevents_client import Accelevents, NotAcceptableError

event_url = "spring-summit"

with Accelevents(api_key=os.environ["ACCELEVENTS_API_KEY"], event_url=event_url) as client:
    # Create an event: no call of this page does; sessions are made by the organizer.
    sessions = list(client.sessions.list())
    print("found", [one.title for one in sessions])

    # Open registration: no call opens it; an attendee registers by joining.
    for session in sessions:
        try:
            client.sessions.join(session.session_id)
            print("joined", session.title)
            break
        except NotAcceptableError as error:
            print(session.title, "cannot be joined:", error.message)

    # List attendees: no call of this page names them; a session tells how many there are.
    for session in sessions:
        found = client.sessions.get(session.session_id)
        print("registered:", found.session_stats.registered_user_count if found.session_stats else "not told")

    # Report: no call of this page does.
