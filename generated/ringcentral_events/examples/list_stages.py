import os

from ringcentral_events_client import RingCentralEvents

event_id = "M3nLIQnt1nX4XYb7lq4dbQhBO"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    for stage in client.stages.list(event_id):
        print(stage)
