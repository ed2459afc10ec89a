import os

from globalmeet_client import GlobalMeet

with GlobalMeet(username=os.environ["GLOBALMEET_USERNAME"], password=os.environ["GLOBALMEET_PASSWORD"]) as client:
    print(client.events.update(event_id="1208433", scheduled_duration=150))
