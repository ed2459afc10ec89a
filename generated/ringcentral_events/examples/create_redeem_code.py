import os

from ringcentral_events_client import RingCentralEvents

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(
        client.magic_links.create_redeem_code(
            ticket_id="ufm6tzrTr3vTDpQfE8wCTsioD",
            first_name="Tomas",
            last_name="Lind",
            email="tomas.lind@example.org",
            created_at="2030-03-02T09:05:10Z",
        )
    )
