import asyncio
import os

from roomful_client import AsyncRoomful


async def main() -> None:
    async with AsyncRoomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
        await client.sessions.delete(session_id="s4q81mzv0c27hd")


asyncio.run(main())
