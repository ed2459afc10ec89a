"""Run an event at RingCentral Events: create it, invite a visitor, list registrations, and download a report."""

import datetime
import os

from ringcentral_events_client import RingCentralEvents

organization_id = "qhLRWymFVEA9LKXWKKmXZWWm5"
starts = datetime.datetime(2040, 5, 12, 9, tzinfo=datetime.UTC)

with RingCentralEvents(token=os.environ["RINGCENTRAL_EVENTS_TOKEN"]) as client:
    # Create an event
    event = client.events.create(
        organization_id,
        name="Spring summit",
        currency="EUR",
        time_start=starts,
        time_end=starts + datetime.timedelta(hours=8),
        timezone="Europe/Lisbon",
    )
    print("created", event.id)

    # Open registration: visitors register with a ticket or a personal link. No operation publishes an event.
    ticket = client.tickets.create(event.id, name="Guests", count=100, price=0)
    link = client.magic_links.create(ticket.id, email="ines.duarte@example.com", first_name="Inês", last_name="Duarte")
    print("open at", link.attributes.magic_link)

    # List attendees
    attendees = [registration.attributes.email for registration in client.registrations.list(event.id)]
    print("registered:", attendees)

    # Report
    report = client.reports.create(event.id, "registrations")
    client.wait_for_report(report.id)
    size = client.reports.download(report.id).save("registrations.csv")
    print("registrations.csv has", size, "bytes")
