import os

from ringcentral_events_client import RingCentralEvents

event_id = "M3nLIQnt1nX4XYb7lq4dbQhBO"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(client.tickets.create(event_id, count=20, description="For the press", name="Press", price=0, private=True))
