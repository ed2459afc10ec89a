import os

from toy_client import Toy, models

crate_id = "c-1"

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    client.crates.open(crate_id, tool="bar", meta=models.CrateMeta(source="shop"))
