import datetime
import os

from ibm_video_client import IbmVideo

channel_id = 123
event_id = 100

with IbmVideo(token=os.environ["IBM_VIDEO_TOKEN"]) as client:
    print(
        client.virtual_events.update(
            channel_id,
            event_id,
            title="Ongoing event 2",
            timezone="America/Los_Angeles",
            start_at=datetime.datetime.fromisoformat("2020-10-10T10:10:10"),
            end_at=datetime.datetime.fromisoformat("2020-10-11T10:10:10"),
            gate_open_at=datetime.datetime.fromisoformat("2020-10-10T10:10:10"),
            gate_close_at=datetime.datetime.fromisoformat("2020-10-11T10:10:10"),
        )
    )
