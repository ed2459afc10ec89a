import os

from toy_client import Toy

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    print(client.widgets.create(name="Left", class_="first", zone="Africa/Abidjan", note=None, tags=["blue"], size=3))
