import os

from ringcentral_events_client import RingCentralEvents

report_id = "wnfsPhm3ffhDNTBrTland3tVP"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    size = client.reports.download(report_id).save("reports.csv")
    print(size, "bytes")
