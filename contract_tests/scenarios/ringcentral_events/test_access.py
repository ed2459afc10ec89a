"""RingCentral Events' rules, told through the generated client: whose things are whose, plans, and tokens."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from ringcentral_events_client import (
    ForbiddenError,
    NotFoundError,
    RingCentralEvents,
    StatusError,
    UnauthorizedError,
    UnprocessableError,
)

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import HOUR

from .clients import asking, token_of
from .request_data import ADA, TIMES
from .seeded_ids import BOOTH, EVENT, ITEM, LINK, ORGANIZATION, REGISTRATION, REPORT, TEMPLATE, TICKET, VENDOR

# Whose things are whose

Call = Callable[[RingCentralEvents], Any]

EVENING: dict[str, Any] = {"name": "Evening", "currency": "EUR", "timezone": "UTC", **TIMES}
FROM_TEMPLATE: dict[str, Any] = {"name": "Evening", "organization_id": ORGANIZATION, "timezone": "UTC", **TIMES}

# The operations that name a thing by its path, and what the page has for one of another organization.
OWNED: dict[str, tuple[type[StatusError], Call]] = {
    "createEvent": (NotFoundError, lambda one: one.events.create(ORGANIZATION, **EVENING)),
    "listEvents": (NotFoundError, lambda one: one.events.list(ORGANIZATION).page()),
    "createEventFromTemplate": (
        NotFoundError,
        lambda one: one.events.create_from_template(TEMPLATE, **FROM_TEMPLATE),
    ),
    "getEvent": (ForbiddenError, lambda one: one.events.get(EVENT)),
    "duplicateEvent": (ForbiddenError, lambda one: one.events.duplicate(EVENT)),
    "getOrganization": (NotFoundError, lambda one: one.organizations.get(ORGANIZATION)),
    "listTemplates": (NotFoundError, lambda one: one.templates.list(ORGANIZATION)),
    "listRegistrations": (ForbiddenError, lambda one: one.registrations.list(EVENT).page()),
    "getRegistration": (ForbiddenError, lambda one: one.registrations.get(REGISTRATION)),
    "updateRegistration": (ForbiddenError, lambda one: one.registrations.update(REGISTRATION, metadata={})),
    "listTickets": (ForbiddenError, lambda one: one.tickets.list(EVENT).page()),
    "createTicket": (ForbiddenError, lambda one: one.tickets.create(EVENT, count=1)),
    "getTicket": (ForbiddenError, lambda one: one.tickets.get(TICKET)),
    "listBankQuestions": (ForbiddenError, lambda one: one.tickets.list_bank_questions(TICKET)),
    "listMagicLinks": (ForbiddenError, lambda one: one.magic_links.list(TICKET).page()),
    "createMagicLink": (ForbiddenError, lambda one: one.magic_links.create(TICKET, **ADA)),
    "getMagicLink": (ForbiddenError, lambda one: one.magic_links.get(LINK)),
    "deleteMagicLink": (ForbiddenError, lambda one: one.magic_links.delete(LINK)),
    "listScheduleItems": (ForbiddenError, lambda one: one.schedule_items.list(EVENT).page()),
    "getScheduleItem": (ForbiddenError, lambda one: one.schedule_items.get(ITEM)),
    "listSessions": (ForbiddenError, lambda one: one.sessions.list(EVENT).page()),
    "listStages": (ForbiddenError, lambda one: one.stages.list(EVENT).page()),
    "listBooths": (ForbiddenError, lambda one: one.booths.list(EVENT).page()),
    "listTagsForBooth": (ForbiddenError, lambda one: one.tags.list_for_booth(BOOTH).page()),
    "listTagsForScheduleItem": (ForbiddenError, lambda one: one.tags.list_for_schedule_item(ITEM).page()),
    "listReports": (ForbiddenError, lambda one: one.reports.list(EVENT).page()),
    "createReport": (ForbiddenError, lambda one: one.reports.create(EVENT, "registrations")),
    "createVersionedReport": (ForbiddenError, lambda one: one.reports.create_versioned(EVENT, "registrations", "2")),
    "getReport": (NotFoundError, lambda one: one.reports.get(REPORT)),
    "downloadReport": (NotFoundError, lambda one: one.reports.download(REPORT).read()),
    "createDataSubscription": (ForbiddenError, lambda one: one.data_subscriptions.create(EVENT)),
}
NAMELESS: dict[str, Call] = {
    "listOrganizations": lambda one: one.organizations.list().page(),
    "createRedeemCode": lambda one: one.magic_links.create_redeem_code(ticket_id=TICKET, **ADA),
    "getHealth": lambda one: one.health.get(),
}
CALLS = {name: call for name, (_, call) in OWNED.items()} | NAMELESS

forgiving = pytest.mark.filterwarnings("ignore:.*deprecated this operation:DeprecationWarning")


@forgiving
def test_the_table_has_every_operation_once(target: Target, world: Controller) -> None:
    described = {
        one["operationId"]
        for path in target.document["paths"].values()
        for one in path.values()
        if "operationId" in one
    }
    assert set(CALLS) == described
    for name, call in CALLS.items():
        target.fresh()
        with asking(target) as platform:
            call(platform)
        assert world.journal(VENDOR)[-1]["operation"] == name


@pytest.mark.parametrize("operation", OWNED)
def test_another_organizations_things_are_refused_as_documented(
    target: Target, world: Controller, operation: str
) -> None:
    error, call = OWNED[operation]
    before = world.state(VENDOR)
    with asking(target, target.stranger["bearer"]) as stranger, pytest.raises(error) as refused:
        call(stranger)
    assert refused.value.body.errors[0].status == str(refused.value.status)
    assert world.state(VENDOR) == before


@forgiving
def test_without_a_token_that_counts_nothing_is_told(target: Target, world: Controller) -> None:
    before = world.state(VENDOR)
    for token in (token_of(world, "expired"), "0" * 43):
        with asking(target, token) as platform:
            for call in CALLS.values():
                with pytest.raises(UnauthorizedError) as refused:
                    call(platform)
                assert refused.value.code == "unauthorized"
            with pytest.raises(UnauthorizedError):
                platform.schedule_items.get("0" * 25)
    assert world.state(VENDOR) == before


def test_what_another_organization_owns_is_not_listed(target: Target, world: Controller) -> None:
    def events_of(user: str) -> dict[str, set[str]]:
        with asking(target, token_of(world, user)) as platform:
            return {
                one.attributes.name: {event.id for event in platform.events.list(one.id)}
                for one in platform.organizations.list()
            }

    owners, strangers, both = (events_of(user) for user in ("owner", "stranger", "both"))
    assert (set(owners), set(strangers)) == ({"Meadow Conferences"}, {"Harbour Meetups"})
    assert both == owners | strangers
    assert not owners["Meadow Conferences"] & strangers["Harbour Meetups"]


def test_a_user_of_two_organizations_may_do_as_both_may(target: Target, world: Controller) -> None:
    with asking(target, token_of(world, "both")) as platform:
        for name, (_, call) in OWNED.items():
            if name != "deleteMagicLink":
                call(platform)
        theirs = next(one for one in platform.organizations.list() if one.id != ORGANIZATION)
        template = platform.templates.list(theirs.id)[0]
        with pytest.raises(UnprocessableError) as mixed:
            platform.events.create_from_template(template.id, **FROM_TEMPLATE)
        assert mixed.value.body.errors[0].source.pointer == "/data/attributes/organizationId"
        known = {one.id for one in platform.events.list(theirs.id)}
        platform.events.duplicate(EVENT, organization_id=theirs.id)
        world.advance(30)
        (copy,) = [one for one in platform.events.list(theirs.id) if one.id not in known]
    with asking(target, target.stranger["bearer"]) as stranger:
        assert stranger.events.get(copy.id) == copy


def test_only_who_belongs_to_an_organization_copies_into_it(platform: RingCentralEvents, target: Target) -> None:
    with asking(target, target.stranger["bearer"]) as stranger:
        (theirs,) = stranger.organizations.list()
    with pytest.raises(UnprocessableError) as refused:
        platform.events.duplicate(EVENT, organization_id=theirs.id)
    assert (refused.value.body, refused.value.response.content) == (None, b""), "the page has no body for this 422"


@forgiving
def test_a_plan_without_magic_links_makes_none(target: Target, world: Controller) -> None:
    with asking(target, token_of(world, "without_magic_links")) as platform:
        (organization,) = platform.organizations.list()
        event = next(iter(platform.events.list(organization.id)))
        ticket = next(iter(platform.tickets.list(event.id)))
        ways: list[Callable[[], object]] = [
            lambda: platform.magic_links.create(ticket.id, **ADA),
            lambda: platform.magic_links.create_redeem_code(ticket_id=ticket.id, **ADA),
        ]
        for way in ways:
            with pytest.raises(UnprocessableError) as refused:
                way()
            assert refused.value.message == "Organization does not have Magic links available in current plan"


@forgiving
def test_the_deprecated_call_names_its_ticket_in_the_body_and_so_does_its_refusal(
    target: Target, world: Controller
) -> None:
    with asking(target, target.stranger["bearer"]) as stranger:
        for ticket in (TICKET, EVENT, "0" * 25):
            with pytest.raises(UnprocessableError) as refused:
                stranger.magic_links.create_redeem_code(ticket_id=ticket, **ADA)
            assert refused.value.body.errors[0].source.pointer == "/ticket_id"


def test_an_id_of_another_kind_is_no_id(platform: RingCentralEvents) -> None:
    kinds: dict[str, Callable[[str], object]] = {
        ORGANIZATION: platform.organizations.get,
        EVENT: platform.events.get,
        TICKET: platform.tickets.get,
        REGISTRATION: platform.registrations.get,
        LINK: platform.magic_links.get,
        ITEM: platform.schedule_items.get,
        REPORT: platform.reports.get,
    }
    for own, call in kinds.items():
        for id in kinds:
            if id == own:
                call(id)
            else:
                with pytest.raises(NotFoundError):
                    call(id)


# Tokens


class SignedIn:
    """An integrator's own token: asked for before each request, and fetched anew shortly before it ends."""

    def __init__(self, target: Target, world: Controller) -> None:
        client = world.seed(VENDOR, client=True)
        code = world.seed(VENDOR, code={"client_id": client["client_id"], "redirect_uri": "https://app.example/back"})
        self._url, self._client, self._world = f"{target.url}/oauth/token", client, world
        self.exchanges, self.token = 0, ""
        self._exchange(grant_type="authorization_code", redirect_uri="https://app.example/back", **code)

    def __call__(self) -> str:
        if self._world.now() >= self._ends - datetime.timedelta(minutes=1):
            self._exchange(grant_type="refresh_token", refresh_token=self._renewal)
        return self.token

    def _exchange(self, **form: str) -> None:
        answer = httpx.post(self._url, data={**form, **self._client}).raise_for_status().json()
        self.token, self._renewal = answer["access_token"], answer["refresh_token"]
        self._ends = datetime.datetime.fromtimestamp(answer["expires_at"], datetime.UTC)
        assert self._ends == self._world.now() + datetime.timedelta(seconds=answer["expires_in"])
        self.exchanges += 1


def test_a_token_is_renewed_before_it_ends_and_no_call_notices(target: Target, world: Controller) -> None:
    token = SignedIn(target, world)
    first = token.token
    with (
        RingCentralEvents(token, base_url=target.url, strict=True) as platform,
        asking(target, first) as forgetful,
    ):
        for _ in range(10):
            assert platform.health.get().status == "ok"
            world.advance(HOUR)
        with pytest.raises(UnauthorizedError):
            forgetful.health.get()
    assert token.exchanges == 5, "each lives for two hours"


@forgiving
def test_a_token_ends_to_the_second_and_a_key_does_not(target: Target, world: Controller) -> None:
    with asking(target, token_of(world, "owner")) as signed_in, asking(target) as with_key:
        world.advance(2 * HOUR - 1)
        for call in CALLS.values():
            call(signed_in)
        world.advance(1)
        for call in CALLS.values():
            with pytest.raises(UnauthorizedError):
                call(signed_in)
        world.advance(10_000 * HOUR)
        with_key.health.get()


def test_a_renewal_is_good_for_one_exchange(target: Target, world: Controller) -> None:
    client = world.seed(VENDOR, client=True)
    code = world.seed(VENDOR, code={"client_id": client["client_id"], "redirect_uri": "https://app.example/back"})
    form = {"grant_type": "authorization_code", "redirect_uri": "https://app.example/back", **code, **client}
    given = httpx.post(f"{target.url}/oauth/token", data=form).json()
    again = {"grant_type": "refresh_token", "refresh_token": given["refresh_token"], **client}
    answers = [httpx.post(f"{target.url}/oauth/token", data=one) for one in (form, again, again)]
    assert [(one.status_code, one.json().get("error")) for one in answers] == [
        (400, "invalid_grant"),
        (200, None),
        (400, "invalid_grant"),
    ]
