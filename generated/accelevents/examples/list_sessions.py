import os

from accelevents_client import Accelevents

event_url = "demo"

with Accelevents(api_key=os.environ["ACCELEVENTS_API_KEY"], event_url=event_url) as client:
    for session in client.sessions.list():
        print(session)
