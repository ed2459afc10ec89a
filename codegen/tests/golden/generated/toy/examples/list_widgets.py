import os

from toy_client import Toy

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    for widget in client.widgets.list():
        print(widget)
