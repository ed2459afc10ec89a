import asyncio
import os

from roomful_client import AsyncRoomful


async def main() -> None:
    async with AsyncRoomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
        print(await client.events.list(source="network:n7t3kx90bq51ye"))


asyncio.run(main())
