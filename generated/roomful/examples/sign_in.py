import os

from roomful_client import Roomful

with Roomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
    print(client.accounts.sign_in(email="ada@example.com", password="correct horse battery staple"))
