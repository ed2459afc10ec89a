"""Create an event at GlobalMeet and print the URL at which viewers watch it."""

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

    # Open registration: no call opens it; a new event already has the URL for viewers.
    print("open at", event.viewer_link)

    # List attendees: no call of this API lists them.

    # Report: no call of this API creates one; the vendor's older Reporting API has reports.
