import os

from toy_client import Toy

report_id = 1

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    print(client.reports.get(report_id))
