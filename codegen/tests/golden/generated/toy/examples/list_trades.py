import asyncio
import datetime
import os

from toy_client import AsyncToy


async def main() -> None:
    async with AsyncToy(bearer=os.environ["TOY_BEARER"]) as client:
        print(await client.trades.list(day=datetime.date.fromisoformat("2024-02-29")))


asyncio.run(main())
