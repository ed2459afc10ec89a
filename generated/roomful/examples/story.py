"""Run an event at Roomful: create it with a session, publish it, and list the participants."""

import asyncio
import datetime
import os

from roomful_client import AsyncRoomful, models

source = "network:n7t3kx90bq51ye"
room_id = "r9d36hya5v71tn"
starts = datetime.datetime(2040, 5, 12, 9, tzinfo=datetime.UTC)


async def main() -> None:
    async with AsyncRoomful(email=os.environ["ROOMFUL_EMAIL"], password=os.environ["ROOMFUL_PASSWORD"]) as client:
        # Create an event
        event = await client.events.create(
            source=source, title="Spring summit", start_date=starts, end_date=starts + datetime.timedelta(hours=8)
        )
        session = await client.sessions.create(
            event_id=event.id,
            room_id=room_id,
            session_type=models.SessionType.PUBLIC,
            title="Meet the makers",
            start_date=starts,
            duration=3600,
        )
        print("created", event.id)

        # Open registration: users can join the sessions of a published event.
        event = await client.events.publish(event_id=event.id)
        await client.sessions.join(session_id=session.id)
        print("open as", event.status)

        # List attendees
        session = await client.sessions.get(session_id=session.id)
        print("registered:", [user.id for user in session.joined_users])

        # Report: no call of this API creates one.


asyncio.run(main())
