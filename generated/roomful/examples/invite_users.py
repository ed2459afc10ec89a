import asyncio
import os

from roomful_client import AsyncRoomful, models


async def main() -> None:
    async with AsyncRoomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
        await client.sessions.invite_users(
            session_id="s4q81mzv0c27hd",
            users_to_invite=[
                models.Invitation(user_id="u8h13tvy6n52rd", role=models.Role(2)),
                models.Invitation(emails=["cal@example.com", "dee@example.com"]),
            ],
        )


asyncio.run(main())
