"""IBM Video's tokens, told through the client: consent, client credentials, refreshing, and a hundred at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from ibm_video_client import (
    ArgumentError,
    AsyncIbmVideo,
    AuthorizationCode,
    AuthorizationRequest,
    BadRequestError,
    ClientCredentials,
    IbmVideo,
    ServiceUnavailableError,
    SignInRequiredError,
    Tokens,
    UnauthorizedError,
)

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.concurrency import SIZE, Storage, asked, tasks, threads
from contract_tests.scenarios.durations import DAY

pytestmark = pytest.mark.filterwarnings("ignore::ibm_video_client.LifecycleWarning")

VENDOR, TOKEN = "ibm_video", "POST /oauth2/token"
BACK = "https://app.example/back?from=vendor"
Grant = Callable[..., AuthorizationCode | ClientCredentials]


@pytest.fixture
def storage() -> Storage:
    return Storage(Tokens)


@pytest.fixture
def code(world: Controller, storage: Storage) -> AuthorizationCode:
    """An application whose user has not signed in yet."""
    return AuthorizationCode(**world.seed(VENDOR, client="owner"), load=storage.load, save=storage.save)


def answered(world: Controller, request: AuthorizationRequest) -> str:
    """Let the user agree; return the address that he or she comes back to."""
    return f"{BACK}&state={request.state}&code={world.seed(VENDOR, code=request.redirect_uri)['code']}"


def signed_in(world: Controller, video: IbmVideo) -> Tokens:
    request = video.authorization.request(BACK)
    return video.authorization.exchange(request, answered(world, request))


def channel(video: IbmVideo) -> object:
    return video.virtual_events.list(123).page()


# Consent


def test_a_user_is_sent_to_the_vendors_page_with_all_that_it_needs(target: Target, world: Controller) -> None:
    own = AuthorizationCode("an id", scopes=["email", "openid"], parameters={"resource": "r"})
    with IbmVideo(own, base_url=target.url) as video:
        requests = [video.authorization.request(BACK, prompt="login") for _ in range(2)]
    address = urlsplit(requests[0].url)
    assert f"{address.scheme}://{address.netloc}{address.path}" == "https://authentication.video.ibm.com/authorize"
    asked = {name: value for name, [value] in parse_qs(address.query).items()}
    assert (len(asked.pop("state")), len(asked.pop("code_challenge"))) == (43, 43)
    assert asked == {
        "resource": "r",
        "prompt": "login",
        "response_type": "code",
        "client_id": "an id",
        "redirect_uri": BACK,
        "scope": "email openid",
        "code_challenge_method": "S256",
    }
    assert len({one.state for one in requests} | {one.verifier for one in requests}) == 4
    assert AuthorizationRequest.model_validate_json(requests[0].model_dump_json()) == requests[0]
    assert world.journal(VENDOR) == []


def test_consent_becomes_tokens_that_are_stored_and_used(
    target: Target, world: Controller, code: AuthorizationCode, storage: Storage
) -> None:
    with IbmVideo(code, base_url=target.url, strict=True) as video:
        with pytest.raises(SignInRequiredError, match="no user has signed in yet"):
            channel(video)
        tokens = signed_in(world, video)
        channel(video)
    assert (len(tokens.access_token), storage.load(), storage.saved) == (40, tokens, 1)
    with IbmVideo(code, base_url=target.url) as later:
        channel(later)
    assert asked(world, VENDOR, TOKEN) == 1


def test_the_asynchronous_client_does_the_same_with_an_asynchronous_storage(target: Target, world: Controller) -> None:
    kept: list[Tokens] = []

    async def load() -> Tokens | None:
        return kept[-1] if kept else None

    async def save(tokens: Tokens) -> None:
        kept.append(tokens)

    own = AuthorizationCode(**world.seed(VENDOR, client="owner"), load=load, save=save)

    async def story() -> None:
        async with AsyncIbmVideo(own, base_url=target.url) as video:
            request = video.authorization.request(BACK)
            assert await video.authorization.exchange(request, answered(world, request)) == kept[0]
            world.advance(DAY)
            await video.virtual_events.list(123).page()

    asyncio.run(story())
    assert len({one.access_token for one in kept} | {one.refresh_token for one in kept}) == 4
    with IbmVideo(own, base_url=target.url) as video, pytest.raises(ArgumentError, match="cannot await"):
        world.advance(DAY)
        channel(video)


@pytest.mark.parametrize(
    ("answer", "kind", "text"),
    [
        ("&code=c", ArgumentError, "its state belongs to another authorization request"),
        ("&code=c&state=forged", ArgumentError, "its state belongs to another authorization request"),
        ("&state={state}", ArgumentError, "it has no code"),
        ("&state={state}&error=access_denied&error_description=No.", SignInRequiredError, "access_denied: No."),
        ("&state={state}&code=timings", BadRequestError, "invalid_grant"),
    ],
    ids=["no state", "another state", "no code", "denied", "a code that is none"],
)
def test_an_answer_that_is_none_signs_nobody_in(
    target: Target, code: AuthorizationCode, storage: Storage, answer: str, kind: type[Exception], text: str
) -> None:
    with IbmVideo(code, base_url=target.url) as video:
        request = video.authorization.request(BACK)
        with pytest.raises(kind, match=text):
            video.authorization.exchange(request, BACK + answer.format(state=request.state))
    assert storage.text is None


def test_a_code_works_for_ten_minutes(target: Target, world: Controller, code: AuthorizationCode) -> None:
    with IbmVideo(code, base_url=target.url) as video:
        request = video.authorization.request(BACK)
        early, late = answered(world, request), answered(world, request)
        world.advance(599)
        video.authorization.exchange(request, early)
        world.advance(1)
        with pytest.raises(BadRequestError, match="invalid_grant"):
            video.authorization.exchange(request, late)


def test_only_an_authorization_code_has_an_authorization(target: Target) -> None:
    for token in ("plain", ClientCredentials("an id", "a secret")):
        with IbmVideo(token, base_url=target.url) as video, pytest.raises(ArgumentError, match="AuthorizationCode"):
            _ = video.authorization


# Tokens that run out


@pytest.fixture(params=["code", "client"])
def own(
    request: pytest.FixtureRequest, target: Target, world: Controller, storage: Storage, code: AuthorizationCode
) -> AuthorizationCode | ClientCredentials:
    """An application that has tokens which have just run out, without its knowing."""
    found: AuthorizationCode | ClientCredentials = code
    if request.param == "client":
        found = ClientCredentials(**world.seed(VENDOR, client="owner"), load=storage.load, save=storage.save)
    with IbmVideo(found, base_url=target.url) as video:
        if request.param == "code":
            signed_in(world, video)
        channel(video)
    world.advance(DAY)
    assert (storage.saved, asked(world, VENDOR, TOKEN)) == (1, 1)
    return found


@pytest.mark.crowd
def test_a_hundred_threads_with_a_token_that_ran_out_ask_for_one(
    target: Target, world: Controller, own: AuthorizationCode, storage: Storage
) -> None:
    with IbmVideo(own, base_url=target.url) as video:
        answers = threads(lambda: video.virtual_events.get(123, 100).id)
    assert answers == [100] * SIZE
    assert (asked(world, VENDOR, TOKEN), storage.saved) == (2, 2)


@pytest.mark.crowd
def test_a_hundred_tasks_with_a_token_that_ran_out_ask_for_one(
    target: Target, world: Controller, own: AuthorizationCode, storage: Storage
) -> None:
    async def story() -> list[object]:
        async with AsyncIbmVideo(own, base_url=target.url) as video:
            return await tasks(lambda: video.virtual_events.get(123, 100))

    assert {getattr(one, "id", one) for one in asyncio.run(story())} == {100}
    assert (asked(world, VENDOR, TOKEN), storage.saved) == (2, 2)


@pytest.mark.parametrize("asynchronous", [False, True], ids=["threads", "tasks"])
def test_a_refused_refresh_is_one_error_for_a_hundred_and_says_what_to_do(
    target: Target, world: Controller, code: AuthorizationCode, asynchronous: bool
) -> None:
    with IbmVideo(code, base_url=target.url) as video:
        signed_in(world, video)
        world.advance(30 * DAY)

        async def story() -> list[object]:
            async with AsyncIbmVideo(code, base_url=target.url) as other:
                return await tasks(lambda: other.virtual_events.get(123, 100))

        met = asyncio.run(story()) if asynchronous else threads(lambda: video.virtual_events.get(123, 100))
        assert len(met) == SIZE
        [error] = set(met)
        assert isinstance(error, SignInRequiredError)
        assert str(error) == (
            "the refresh token has expired or was revoked; redirect the user to client.authorization.request(…).url"
        )
        assert isinstance(error.__cause__, BadRequestError)
        assert error.__cause__.code == "invalid_grant"
        with pytest.raises(SignInRequiredError):
            channel(video)
        assert asked(world, VENDOR, TOKEN) == 2, "a refresh token that was refused is not sent again"
        signed_in(world, video)
        channel(video)


@pytest.mark.crowd
@pytest.mark.parametrize("asynchronous", [False, True], ids=["threads", "tasks"])
def test_an_endpoint_that_fails_is_asked_once_for_a_hundred_and_again_for_the_next(
    target: Target, world: Controller, own: AuthorizationCode, asynchronous: bool
) -> None:
    # All are on their way with the old token before any hears of the failure.
    world.fail("latency", operation="getVirtualEvent", seconds=0.5, times=SIZE)
    world.fail("status", operation=TOKEN)

    async def story() -> list[object]:
        async with AsyncIbmVideo(own, base_url=target.url) as video:
            return await tasks(lambda: video.virtual_events.get(123, 100))

    with IbmVideo(own, base_url=target.url) as video:
        met = asyncio.run(story()) if asynchronous else threads(lambda: video.virtual_events.get(123, 100))
        [error] = set(met)
        assert isinstance(error, ServiceUnavailableError)
        assert asked(world, VENDOR, TOKEN) == 2
        channel(video)
    assert asked(world, VENDOR, TOKEN) == 3


def test_a_refresh_token_that_somebody_else_exchanged_is_read_again_from_the_storage(
    target: Target, world: Controller, code: AuthorizationCode, storage: Storage
) -> None:
    other = AuthorizationCode(**world.seed(VENDOR, client="owner"), load=storage.load, save=storage.save)
    with IbmVideo(code, base_url=target.url) as one, IbmVideo(other, base_url=target.url) as two:
        signed_in(world, one)
        channel(two)
        world.advance(DAY)
        channel(one)
        channel(two)
        assert asked(world, VENDOR, TOKEN) == 2, "what the other has refreshed is good for both"
        world.advance(DAY)
        # The other is quicker by a hair: it exchanges the token after it was read, and before it is sent.
        read = storage.load
        stale = read()

        def overtaken() -> Tokens:
            other._load = read
            channel(one)
            return stale  # type: ignore[no-any-return]

        other._load = overtaken
        channel(two)
    assert asked(world, VENDOR, TOKEN) == 4
    assert storage.saved == 3


def test_tokens_that_could_not_be_saved_are_not_lost(target: Target, world: Controller, storage: Storage) -> None:
    full = True

    def save(tokens: Tokens) -> None:
        if full:
            raise OSError("no space left")
        storage.save(tokens)

    own = AuthorizationCode(**world.seed(VENDOR, client="owner"), load=storage.load, save=save)
    with IbmVideo(own, base_url=target.url) as video:
        with pytest.raises(OSError, match="no space left"):
            signed_in(world, video)
        full = False
        channel(video)
    assert storage.saved == asked(world, VENDOR, TOKEN) == 1


def test_a_token_is_refreshed_before_its_end(target: Target, world: Controller, storage: Storage) -> None:
    own = ClientCredentials(**world.seed(VENDOR, client="owner"), load=storage.load, save=storage.save)
    with IbmVideo(own, base_url=target.url) as video:
        channel(video)
        now = storage.load().expires_at.timestamp() - 61
        video._credentials._schemes["oauth2"]._now = lambda: now  # type: ignore[attr-defined]
        channel(video)
        assert asked(world, VENDOR, TOKEN) == 1
        now += 1
        channel(video)
    assert asked(world, VENDOR, TOKEN) == 2
    assert all(entry["status"] == 200 for entry in world.journal(VENDOR))


def test_a_refused_client_is_told_as_the_vendor_tells_it(target: Target, world: Controller) -> None:
    told = r"400 invalid_client: .* \(POST /ibm_video/oauth2/token\)"
    with (
        IbmVideo(ClientCredentials("nobody", "guessed"), base_url=target.url) as nobody,
        pytest.raises(BadRequestError, match=told),
    ):
        channel(nobody)
    with IbmVideo("guessed", base_url=target.url) as video, pytest.raises(UnauthorizedError):
        channel(video)
    assert asked(world, VENDOR, TOKEN) == 1


def test_neither_logs_nor_texts_hold_a_secret(
    target: Target, world: Controller, storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    own = AuthorizationCode(**world.seed(VENDOR, client="owner"), load=storage.load, save=storage.save)
    with caplog.at_level(logging.DEBUG), IbmVideo(own, base_url=target.url) as video:
        request = video.authorization.request(BACK)
        first = video.authorization.exchange(request, answered(world, request))
        world.advance(DAY)
        channel(video)
        world.advance(30 * DAY)
        with pytest.raises(SignInRequiredError) as raised:
            channel(video)
    texts = f"{caplog.text} {own!r} {first!r} {request!r} {raised.value!r} {raised.value.__cause__!r} {video!r}"
    assert "token 200" in texts
    tokens = storage.load()
    for secret in (own._secret, first.access_token, tokens.access_token, tokens.refresh_token, request.verifier):
        assert secret
        assert secret not in texts
