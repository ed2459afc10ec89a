import os

from toy_client import Toy

with Toy(bearer=os.environ["TOY_BEARER"]) as client:
    for str in client.logs.list():
        print(str)
