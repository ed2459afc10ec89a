import asyncio
import os

from toy_client import AsyncToy


async def main() -> None:
    async with AsyncToy(bearer=os.environ["TOY_BEARER"]) as client:
        await client.trades.drop()


asyncio.run(main())
