"""An event from beginning to end, as far as GlobalMeet's page lets its owner tell it."""

import datetime
import os

from globalmeet_client import GlobalMeet

with GlobalMeet(username=os.environ["GLOBALMEET_USERNAME"], password=os.environ["GLOBALMEET_PASSWORD"]) as client:
    # Create an event
    event = client.events.create(
        event_title="Spring summit",
        type="live",
        scheduled_start_time=datetime.datetime(2040, 5, 12, 9, tzinfo=datetime.UTC),
        scheduled_duration=120,
        timezone="US/Eastern",
        region=0,
        acquisition_type=3,
        audience_capacity=1000,
        event_expiration_months=12,
    )
    print("created", event.event_id)

    # Open registration: no call does; the event is born with the address at which it is watched.
    print("open at", event.viewer_link)

    # List attendees: no call of this page does.

    # Report: no call of this page does; the vendor's older Reporting API has them.
