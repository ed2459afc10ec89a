import datetime
import os

from toy_client import Toy

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    size = client.boxes.export(colour="red", since=datetime.datetime.fromisoformat("2024-02-29T09:46:40+00:00")).save(
        "boxes.csv"
    )
    print(size, "bytes")
