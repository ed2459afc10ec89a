import os

from ringcentral_events_client import RingCentralEvents

schedule_item_id = "PjeMnWZSxfl41eWcL5OV9rTTy"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(client.schedule_items.get(schedule_item_id))
