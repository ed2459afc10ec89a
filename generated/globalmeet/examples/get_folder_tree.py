import os

from globalmeet_client import GlobalMeet

with GlobalMeet(username=os.environ["GLOBALMEET_USERNAME"], password=os.environ["GLOBALMEET_PASSWORD"]) as client:
    print(client.folders.get_tree())
