import datetime
import os

from ringcentral_events_client import RingCentralEvents

template_id = "IawnktjIhxrqigeO0fG0wWEYT"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(
        client.events.create_from_template(
            template_id,
            auto_publish=True,
            metadata={"campaign": "summer-2030"},
            name="June webinar",
            organization_id="qhLRWymFVEA9LKXWKKmXZWWm5",
            password="open sesame",
            time_end=datetime.datetime.fromisoformat("2030-06-09T16:00:00+00:00"),
            time_start=datetime.datetime.fromisoformat("2030-06-09T15:00:00+00:00"),
            timezone="Europe/Lisbon",
            type="private_event",
        )
    )
