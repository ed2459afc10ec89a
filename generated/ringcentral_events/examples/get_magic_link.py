import os

from ringcentral_events_client import RingCentralEvents

magic_link_id = "qmUbvHEXLHhnpzdJ004BfX0Po"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(client.magic_links.get(magic_link_id))
