import asyncio
import os

from roomful_client import AsyncRoomful


async def main() -> None:
    async with AsyncRoomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
        print(await client.events.publish(event_id="e7k20v4m81xq3a"))


asyncio.run(main())
