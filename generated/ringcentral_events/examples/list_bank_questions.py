import os

from ringcentral_events_client import RingCentralEvents

ticket_id = "ufm6tzrTr3vTDpQfE8wCTsioD"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(client.tickets.list_bank_questions(ticket_id))
