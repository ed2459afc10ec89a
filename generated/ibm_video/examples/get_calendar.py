import os

from ibm_video_client import IbmVideo

channel_id = 123
event_id = 100

with IbmVideo(token=os.environ["IBM_VIDEO_TOKEN"]) as client:
    print(client.calendars.get(channel_id, event_id))
