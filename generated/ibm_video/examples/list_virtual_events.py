import os

from ibm_video_client import IbmVideo

channel_id = 123

with IbmVideo(token=os.environ["IBM_VIDEO_TOKEN"]) as client:
    for virtual_event in client.virtual_events.list(channel_id):
        print(virtual_event)
