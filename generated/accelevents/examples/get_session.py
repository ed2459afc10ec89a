import os

from accelevents_client import Accelevents

session_id = 11592
event_url = "demo"

with Accelevents(api_key=os.environ["ACCELEVENTS_API_KEY"], event_url=event_url) as client:
    print(client.sessions.get(session_id))
