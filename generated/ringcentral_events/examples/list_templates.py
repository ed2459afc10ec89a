import os

from ringcentral_events_client import RingCentralEvents

organization_id = "qhLRWymFVEA9LKXWKKmXZWWm5"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(client.templates.list(organization_id))
