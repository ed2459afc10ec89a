import datetime
import os

from ringcentral_events_client import RingCentralEvents

organization_id = "qhLRWymFVEA9LKXWKKmXZWWm5"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(
        client.events.create(
            organization_id,
            analytics_code="UA-000000-1",
            attendees_visibility="show_list",
            color="#1a2b3c",
            currency="EUR",
            description="A day of talks on what comes next.",
            doors_close_after_minutes=30,
            doors_open_before_minutes=15,
            event_type="public_event",
            gdpr_text="We keep your data for a year.",
            hide_people_area=False,
            message="Welcome to the summit.",
            name="Spring product summit",
            network_type="everyone",
            password="open sesame",
            short_description="What comes next",
            slug="spring-product-summit",
            suppress_emails=False,
            time_end=datetime.datetime.fromisoformat("2030-05-12T16:00:00+00:00"),
            time_start=datetime.datetime.fromisoformat("2030-05-12T08:00:00+00:00"),
            timer_length=3,
            timezone="Europe/Lisbon",
        )
    )
