import os

from toy_client import Toy

widget_id = 1

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    client.widgets.set_picture(widget_id, picture=b"PNG", caption="From the left")
