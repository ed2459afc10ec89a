import datetime
import os

from ringcentral_events_client import RingCentralEvents

event_id = "M3nLIQnt1nX4XYb7lq4dbQhBO"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    client.events.duplicate(
        event_id,
        auto_publish=False,
        metadata={"campaign": "spring-2031"},
        name="Spring product summit 2031",
        organization_id="qhLRWymFVEA9LKXWKKmXZWWm5",
        password="open sesame",
        time_end=datetime.datetime.fromisoformat("2031-05-11T16:00:00+00:00"),
        time_start=datetime.datetime.fromisoformat("2031-05-11T08:00:00+00:00"),
        timezone="Europe/Lisbon",
        type="hidden_event",
    )
