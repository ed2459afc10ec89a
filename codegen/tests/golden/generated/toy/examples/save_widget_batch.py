import os

from toy_client import Toy, models

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    client.widgets.save_batch(batch_data=models.Batch(widgets=[models.NameInput(name="Left")]), dry_run=True)
