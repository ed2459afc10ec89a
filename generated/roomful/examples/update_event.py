import asyncio
import datetime
import os

from roomful_client import AsyncRoomful


async def main() -> None:
    async with AsyncRoomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
        print(
            await client.events.update(
                title="Spring fair 2027",
                description="A day of talks and stands.",
                start_date=datetime.datetime.fromisoformat("2027-03-12T09:00:00+00:00"),
                end_date=datetime.datetime.fromisoformat("2027-03-12T18:00:00+00:00"),
                preview_resource_id="i3m70xcu92gl5q",
                room_id="r9d36hya5v71tn",
                participant_limit=200,
                price=12.5,
                custom_data={"venue": "North hall", "url": "https://fair.example.com"},
                event_id="e7k20v4m81xq3a",
                form_schema={"company": {"type": "text", "required": True}},
            )
        )


asyncio.run(main())
