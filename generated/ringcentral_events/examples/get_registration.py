import os

from ringcentral_events_client import RingCentralEvents

registration_id = "LshFwgx0H9jkn7e28R4UNichO"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(client.registrations.get(registration_id))
