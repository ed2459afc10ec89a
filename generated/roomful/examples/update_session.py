import asyncio
import datetime
import os

from roomful_client import AsyncRoomful, models


async def main() -> None:
    async with AsyncRoomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
        print(
            await client.sessions.update(
                id="s4q81mzv0c27hd",
                created=datetime.datetime.fromisoformat("2027-01-21T08:00:00+00:00"),
                updated=datetime.datetime.fromisoformat("2027-01-21T08:00:00+00:00"),
                event_id="e7k20v4m81xq3a",
                room_id="r9d36hya5v71tn",
                prop_id="p1b62nwe84ks7c",
                session_type=1,
                title="Questions and answers",
                description="An hour with the hosts.",
                start_date=datetime.datetime.fromisoformat("2027-03-12T14:00:00+00:00"),
                duration=5400,
                is_recurring=False,
                color=models.Rgba(r=0.2, g=0.5, b=0.8, a=1),
                owner_id="u2c95fkz7q40mx",
                is_valid=True,
            )
        )


asyncio.run(main())
