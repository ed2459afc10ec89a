"""Run an event at IBM Video: create it, enable its registration gate, and export its data."""

import datetime
import os
import time

from ibm_video_client import IbmVideo

channel_id = 123
starts = datetime.datetime(2040, 5, 12, 9)  # in the event's own time zone
ends = starts + datetime.timedelta(hours=2)

with IbmVideo(token=os.environ["IBM_VIDEO_TOKEN"]) as client:
    # Create an event
    event = client.virtual_events.create(
        channel_id,
        title="Spring summit",
        timezone="Europe/Lisbon",
        start_at=starts,
        end_at=ends,
        gate_open_at=starts - datetime.timedelta(days=30),
        gate_close_at=ends,
    )
    print("created", event.id)

    # Open registration: an enabled gate opens automatically at `gate_open_at`.
    client.gates.update(channel_id, event.id, enable="true")
    print("open at", event.registration_form_url)

    # List attendees: no call lists them; the report contains them.

    # Report
    export = client.exports.create(channel_id, event.id)
    while export.status == "PROCESSING":
        time.sleep(5)
        export = client.exports.get(channel_id, event.id, export.id)
    print("the report is at", export.download_url)
