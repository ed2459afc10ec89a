import os

from ringcentral_events_client import RingCentralEvents

booth_id = "L1IAjDUTeNcUJao7rcAALCXUY"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    for tag in client.tags.list_for_booth(booth_id):
        print(tag)
