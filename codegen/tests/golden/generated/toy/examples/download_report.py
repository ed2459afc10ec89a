import os

from toy_client import Toy

report_id = 1

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    size = client.reports.download(report_id).save("reports.zip")
    print(size, "bytes")
