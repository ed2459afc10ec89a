import asyncio
import os

from roomful_client import AsyncRoomful


async def main() -> None:
    async with AsyncRoomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
        print(await client.sessions.list_prop(room_id="r9d36hya5v71tn", prop_id="p1b62nwe84ks7c"))


asyncio.run(main())
