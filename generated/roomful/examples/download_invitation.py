import os

from roomful_client import Roomful

session_id = "s4q81mzv0c27hd"

with Roomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
    size = client.invitations.download(session_id).save("invitations.ics")
    print(size, "bytes")
