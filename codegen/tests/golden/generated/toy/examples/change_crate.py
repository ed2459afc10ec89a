import os

from toy_client import Toy

crate_id = "c-1"

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    client.crates.change(crate_id, title="Right", note=None, id="c-1")
