import os

from toy_client import Toy

widget_id = 1

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    print(client.widgets.get(widget_id))
