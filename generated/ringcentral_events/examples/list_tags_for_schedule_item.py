import os

from ringcentral_events_client import RingCentralEvents

schedule_id = "PjeMnWZSxfl41eWcL5OV9rTTy"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    for tag in client.tags.list_for_schedule_item(schedule_id):
        print(tag)
