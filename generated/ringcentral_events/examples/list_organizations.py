import os

from ringcentral_events_client import RingCentralEvents

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    for organization in client.organizations.list():
        print(organization)
