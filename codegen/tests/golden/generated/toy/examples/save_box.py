import datetime
import os

from toy_client import Toy, models

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    print(
        client.boxes.save(
            label="Left",
            packed=datetime.datetime.fromisoformat("2024-02-29T09:46:40+00:00"),
            opened=None,
            sealed=datetime.datetime.fromisoformat("2024-02-29T09:46:40.500000+00:00"),
            visits=[datetime.datetime.fromisoformat("2024-02-29T09:46:41+00:00")],
            due=datetime.datetime.fromisoformat("2024-03-01T08:30:00"),
            back=datetime.datetime.fromisoformat("2024-02-29T10:00:30"),
            lids=[models.Lid(colour="red")],
            notify=True,
        )
    )
