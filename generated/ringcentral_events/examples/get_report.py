import os

from ringcentral_events_client import RingCentralEvents

report_id = "wnfsPhm3ffhDNTBrTland3tVP"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(client.reports.get(report_id))
