import datetime
import os

from toy_client import Toy

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    client.boxes.print_label(
        file=b"PNG",
        printed=datetime.datetime.fromisoformat("2024-02-29T09:46:40+00:00"),
        due=datetime.datetime.fromisoformat("2024-03-01T08:30:00"),
    )
