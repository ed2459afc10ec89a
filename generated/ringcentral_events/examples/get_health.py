import os

from ringcentral_events_client import RingCentralEvents

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(client.health.get())
