import datetime
import os

from globalmeet_client import GlobalMeet

with GlobalMeet(username=os.environ["GLOBALMEET_USERNAME"], password=os.environ["GLOBALMEET_PASSWORD"]) as client:
    print(
        client.events.create(
            event_title="Default Event Create",
            type="live",
            scheduled_start_time=datetime.datetime.fromisoformat("2018-11-08T11:00:00+00:00"),
            scheduled_duration=30,
            timezone="US/Eastern",
            region=0,
            acquisition_type=3,
            audience_capacity=1000,
            event_expiration_months=12,
        )
    )
