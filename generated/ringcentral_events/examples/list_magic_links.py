import os

from ringcentral_events_client import RingCentralEvents

ticket_id = "ufm6tzrTr3vTDpQfE8wCTsioD"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    for magic_link in client.magic_links.list(ticket_id):
        print(magic_link)
