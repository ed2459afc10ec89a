import os

from ringcentral_events_client import RingCentralEvents

event_id = "M3nLIQnt1nX4XYb7lq4dbQhBO"
report_type = "registrations"
report_version = "2"

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    print(
        client.reports.create_versioned(
            event_id,
            report_type,
            report_version,
            participation_report_type="session",
            participation_type_id="wiSyY2E2cNJtAdJGZDwU252sy",
        )
    )
