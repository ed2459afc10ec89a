import os

from ringcentral_events_client import RingCentralEvents

event_id = "M3nLIQnt1nX4XYb7lq4dbQhBO"
report_type = "registrations"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(
        client.reports.create(event_id, report_type, segment_type="stage", virtual_space_id="glLeCDo67mBo63zjZQK5V7CZx")
    )
