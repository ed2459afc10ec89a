import os

from toy_client import Toy, models

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    print(client.crates.create(title="Left", note=None, kind="wooden", meta=models.CrateMeta(source="shop")))
