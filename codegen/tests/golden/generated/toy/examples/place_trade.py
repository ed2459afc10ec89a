import asyncio
import datetime
import os

from toy_client import AsyncToy


async def main() -> None:
    async with AsyncToy(bearer=os.environ["TOY_BEARER"]) as client:
        print(
            await client.trades.place(
                widget=1, zone="GMT0", at=datetime.datetime.fromisoformat("2024-02-29T09:46:40+00:00"), note="quick"
            )
        )


asyncio.run(main())
