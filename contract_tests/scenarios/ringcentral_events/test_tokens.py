"""RingCentral Events' tokens, told through the client: a user's consent, and tokens that are good for one exchange."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from ringcentral_events_client import (
    ApiError,
    AsyncRingCentralEvents,
    AuthorizationCode,
    RingCentralEvents,
    SignInRequiredError,
    Tokens,
    UnauthorizedError,
)

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.concurrency import SIZE, Storage, asked, tasks, threads
from contract_tests.scenarios.durations import DAY, HOUR, MINUTE

from .clients import ONCE
from .seeded_ids import EVENT, VENDOR

TOKEN, BACK = "POST /oauth/token", "https://app.example/back"


@pytest.fixture
def storage() -> Storage:
    return Storage(Tokens)


@pytest.fixture
def own(target: Target, world: Controller, storage: Storage) -> AuthorizationCode:
    """An application whose user has agreed."""
    made = world.seed(VENDOR, client=True)
    own = AuthorizationCode(
        **made, scopes=["api"], parameters={"resource": "installed"}, load=storage.load, save=storage.save
    )
    with RingCentralEvents(own, base_url=target.url) as ringcentral:
        request = ringcentral.authorization.request(BACK)
        wanted = {"client_id": made["client_id"], "redirect_uri": request.redirect_uri}
        code = world.seed(VENDOR, code=wanted)["code"]
        ringcentral.authorization.exchange(request, f"{BACK}?code={code}&state={request.state}")
    return own


def test_consent_is_asked_for_at_the_vendors_page(target: Target, own: AuthorizationCode) -> None:
    with RingCentralEvents(own, base_url=target.url) as ringcentral:
        address = urlsplit(ringcentral.authorization.request(BACK).url)
    assert f"{address.scheme}://{address.netloc}{address.path}" == "https://events.ringcentral.com/oauth/authorize"
    found = {name: value for name, [value] in parse_qs(address.query).items()}
    assert (found["scope"], found["resource"], found["redirect_uri"]) == ("api", "installed", BACK)


def test_the_client_says_who_it_is_in_the_form(world: Controller, own: AuthorizationCode) -> None:
    del own
    [entry] = world.journal(VENDOR)
    assert (entry["operation"], entry["status"], "authorization" in entry["headers"]) == (TOKEN, 200, False)


def test_an_application_whose_secret_is_wrong_gets_no_token(target: Target, world: Controller) -> None:
    made = {**world.seed(VENDOR, client=True), "client_secret": "a guess"}
    with RingCentralEvents(AuthorizationCode(**made), base_url=target.url, retry=ONCE) as ringcentral:
        request = ringcentral.authorization.request(BACK)
        code = world.seed(VENDOR, code={"client_id": made["client_id"], "redirect_uri": BACK})["code"]
        with pytest.raises(ApiError) as refused:
            ringcentral.authorization.exchange(request, f"{BACK}?code={code}&state={request.state}")
    assert "invalid_client" in str(refused.value)


@pytest.mark.crowd
def test_a_hundred_threads_with_a_token_that_ran_out_refresh_it_once(
    target: Target, world: Controller, own: AuthorizationCode, storage: Storage
) -> None:
    with RingCentralEvents(own, base_url=target.url, strict=True) as ringcentral:
        assert storage.load().expires_at is not None
        for exchanges in (1, 2, 3):
            assert threads(lambda: ringcentral.events.get(EVENT).id) == [EVENT] * SIZE
            assert asked(world, VENDOR, TOKEN) == storage.saved == exchanges
            world.advance(2 * HOUR)


@pytest.mark.crowd
def test_a_hundred_tasks_with_a_token_that_ran_out_refresh_it_once(
    target: Target, world: Controller, own: AuthorizationCode, storage: Storage
) -> None:
    async def story() -> None:
        async with AsyncRingCentralEvents(own, base_url=target.url, strict=True) as ringcentral:
            for exchanges in (1, 2, 3):
                found = await tasks(lambda: ringcentral.events.get(EVENT))
                assert {getattr(one, "id", one) for one in found} == {EVENT}
                assert asked(world, VENDOR, TOKEN) == storage.saved == exchanges
                world.advance(2 * HOUR)

    asyncio.run(story())


@pytest.mark.crowd
def test_threads_and_tasks_share_one_refresh(target: Target, world: Controller, own: AuthorizationCode) -> None:
    """One application serves a synchronous and an asynchronous client in one program."""
    world.advance(2 * HOUR)

    async def story() -> list[object]:
        async with AsyncRingCentralEvents(own, base_url=target.url) as ringcentral:
            in_threads = asyncio.get_running_loop().run_in_executor(None, crowd)
            found = await tasks(lambda: ringcentral.events.get(EVENT))
            return [*(one.id if hasattr(one, "id") else one for one in found), *await in_threads]

    with RingCentralEvents(own, base_url=target.url) as ringcentral:

        def crowd() -> list[object]:
            return threads(lambda: ringcentral.events.get(EVENT).id)

        assert asyncio.run(story()) == [EVENT] * (2 * SIZE)
    assert asked(world, VENDOR, TOKEN) == 2


def test_a_refresh_token_that_ran_out_asks_for_the_user(
    target: Target, world: Controller, own: AuthorizationCode
) -> None:
    world.advance(30 * DAY)
    with RingCentralEvents(own, base_url=target.url) as ringcentral:
        met = threads(lambda: ringcentral.events.get(EVENT))
    [error] = set(met)
    assert isinstance(error, SignInRequiredError)
    assert asked(world, VENDOR, TOKEN) == 2


def test_a_new_token_that_is_refused_too_is_what_the_vendor_says(
    target: Target, world: Controller, own: AuthorizationCode
) -> None:
    world.fail("status", operation="getEvent", status=401, times=2)
    with (
        RingCentralEvents(own, base_url=target.url, retry=ONCE) as ringcentral,
        pytest.raises(UnauthorizedError),
    ):
        ringcentral.events.get(EVENT)
    assert asked(world, VENDOR, TOKEN) == 2


# What a client sends by itself

Form = dict[str, str]


def consented(world: Controller) -> Form:
    """Return what an application sends for the code of a user who has agreed."""
    client = world.seed(VENDOR, client=True)
    code = world.seed(VENDOR, code={"client_id": client["client_id"], "redirect_uri": BACK})
    return {"grant_type": "authorization_code", "redirect_uri": BACK, **code, **client}


@pytest.fixture
def form(world: Controller) -> Form:
    return consented(world)


def exchanged(target: Target, form: Form, query: Form | None = None) -> tuple[int, Form]:
    """Return the status and the members of what the token endpoint answers."""
    answer = httpx.post(f"{target.url}/oauth/token", data=form, params=query)
    return answer.status_code, answer.json()


def renewing(target: Target, form: Form) -> Form:
    """Return what an application sends for new tokens, once it has the first."""
    _, tokens = exchanged(target, form)
    client = {name: form[name] for name in ("client_id", "client_secret")}
    return {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"], **client}


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"code": ""}, 400, "invalid_request"),
        ({"redirect_uri": ""}, 400, "invalid_request"),
        ({"grant_type": "client_credentials"}, 400, "unsupported_grant_type"),
        ({"scope": "admin"}, 400, "invalid_scope"),
        ({"scope": "api admin"}, 400, "invalid_scope"),
        ({"code": "a guess"}, 400, "invalid_grant"),
        ({"redirect_uri": f"{BACK}/elsewhere"}, 400, "invalid_grant"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
        ({"client_secret": "a guess"}, 401, "invalid_client"),
    ],
    ids=str,
)
def test_what_is_wrong_with_an_exchange_is_told_and_the_code_counts_still(
    target: Target, world: Controller, form: Form, changes: Form, status: int, error: str
) -> None:
    refused, told = exchanged(target, {**form, **changes})
    assert (refused, told["error"]) == (status, error)
    assert exchanged(target, {**form, "scope": "api"})[0] == 200


def test_what_was_given_is_good_for_its_own_purpose_alone(target: Target, world: Controller, form: Form) -> None:
    _, tokens = exchanged(target, form)
    renewal = {**renewing(target, consented(world)), "client_id": form["client_id"]}
    for text in (tokens["access_token"], consented(world)["code"], target.credentials["bearer"]):
        wrong = {**renewal, "client_secret": form["client_secret"], "refresh_token": text}
        assert exchanged(target, wrong)[1]["error"] == "invalid_grant"
    for text in (tokens["refresh_token"], consented(world)["code"], form["client_secret"]):
        with RingCentralEvents(text, base_url=target.url, retry=ONCE) as ringcentral, pytest.raises(UnauthorizedError):
            ringcentral.events.get(EVENT)


@pytest.mark.usefixtures("discreet")
def test_an_exchange_says_nothing_twice_and_who_asks_in_any_of_three_places(target: Target, form: Form) -> None:
    refused, told = exchanged(target, form, {"code": form["code"]})
    assert (refused, told["error"]) == (400, "invalid_request")
    form = renewing(target, form)
    status, tokens = exchanged(target, {}, form)
    assert status == 200
    form["refresh_token"] = tokens["refresh_token"]
    pair = form.pop("client_id"), form.pop("client_secret")
    for secret, right in (("a guess", 401), (pair[1], 200)):
        answer = httpx.post(f"{target.url}/oauth/token", data=form, auth=(pair[0], secret))
        assert answer.status_code == right


@pytest.mark.parametrize("own", [lambda _, form: form, renewing], ids=["code", "renewal"])
def test_what_one_application_was_given_is_good_for_no_other(
    target: Target, world: Controller, form: Form, own: Callable[[Target, Form], Form]
) -> None:
    form = own(target, form)
    refused, told = exchanged(target, {**form, **world.seed(VENDOR, client=True)})
    assert (refused, told["error"]) == (400, "invalid_grant")
    assert exchanged(target, form)[0] == 200


@pytest.mark.parametrize(
    ("own", "lasts"), [(lambda _, form: form, 10 * MINUTE), (renewing, 30 * DAY)], ids=["code", "renewal"]
)
def test_what_is_exchanged_counts_to_the_second(
    target: Target, world: Controller, own: Callable[[Target, Form], Form], lasts: int
) -> None:
    early, late = (own(target, consented(world)) for _ in range(2))
    world.advance(lasts - 1)
    assert exchanged(target, early)[0] == 200
    world.advance(1)
    assert exchanged(target, late)[0] == 400
