import os

from ringcentral_events_client import RingCentralEvents

ticket_id = "ufm6tzrTr3vTDpQfE8wCTsioD"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(
        client.magic_links.create(
            ticket_id,
            email="ines.duarte@example.com",
            extra_fields={"company": "Example"},
            first_name="Inês",
            headline="Engineer at Example",
            last_name="Duarte",
            metadata={"crmId": "C-1024"},
        )
    )
