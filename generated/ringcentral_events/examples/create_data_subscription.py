import datetime
import os

from ringcentral_events_client import RingCentralEvents, models

event_id = "M3nLIQnt1nX4XYb7lq4dbQhBO"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(
        client.data_subscriptions.create(
            event_id,
            configuration=models.DataSubscriptionInputConfiguration(
                url="https://hooks.example.com/ringcentral",
                type="webhook",
                expires_at=datetime.datetime.fromisoformat("2030-06-01T00:00:00+00:00"),
            ),
            signals=["attendance", "attendeeCheckedInToEvent"],
        )
    )
