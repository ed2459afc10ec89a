import os

from globalmeet_client import GlobalMeet

with GlobalMeet(username=os.environ["GLOBALMEET_USERNAME"], password=os.environ["GLOBALMEET_PASSWORD"]) as client:
    print(client.tokens.create(username="api.user@example.com", password="correct-horse-battery"))
