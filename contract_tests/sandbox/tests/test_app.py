"""The app by itself, with a vendor that exists for these tests alone."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest

from contract_tests.sandbox import Clock, Refusal, Reply, Request, Sandbox, Vendor, operation, route, vendors, world
from contract_tests.sandbox.admin.controller import Controller, SandboxError
from contract_tests.sandbox.routing import Router, Unrouted
from contract_tests.sandbox.testing.serving import served

DOCUMENT = {
    "paths": {
        "/things": {"get": {"operationId": "listThings"}, "post": {"operationId": "addThing"}},
        "/things/{thingId}.json": {"get": {"operationId": "getThing"}},
        "/things/special.json": {"get": {"operationId": "getSpecial"}},
    }
}


class Things(Vendor):
    """A list of texts."""

    def seed(self) -> None:
        self.things = ["first"]

    def reseed(self, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        if set(wanted) != {"things"}:
            return super().reseed(wanted)
        self.things += wanted["things"]
        return {"things": len(self.things)}

    def show(self) -> Mapping[str, Any]:
        return {"things": self.things}

    def known(self) -> Mapping[str, list[Any]]:
        return {"thingId": [0]}

    @operation("listThings")
    def list(self, request: Request) -> Reply:
        return Reply(200, {"things": self.things, "url": request.url, "query": request.query})

    @operation("addThing")
    def add(self, request: Request) -> Reply:
        if request.headers.get("authorization") != "Bearer right":
            raise Refusal(Reply(401, {"error": "who?"}))
        self.things.append(request.json()["text"])
        return Reply(201, {"id": len(self.things) - 1}, {"X-Made": "1"})

    @operation("getThing")
    def get(self, request: Request) -> Reply:
        return Reply(200, request.path["thingId"], media="text/plain")

    @operation("getSpecial")
    def special(self, _: Request) -> Reply:
        return Reply(204)

    @route("POST", "/oauth/token")
    def token(self, request: Request) -> Reply:
        return Reply(200, {"form": request.form()})


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    monkeypatch.setattr(world, "document", lambda *kind: {} if kind[1:] else DOCUMENT)
    monkeypatch.setattr(vendors, "find", lambda _: Things)
    return Sandbox(["things"], start=datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC))


@pytest.fixture
def url(sandbox: Sandbox) -> Iterator[str]:
    with served(sandbox) as url:
        yield url


@pytest.fixture
def controller(url: str) -> Iterator[Controller]:
    with Controller(url) as controller:
        yield controller


def test_it_serves_what_the_document_has_and_what_stands_beside_it(url: str) -> None:
    with httpx.Client(base_url=f"{url}/things") as http:
        listed = http.get("/things?a=1&a=&b=%C3%A4").json()
        assert listed == {
            "things": ["first"],
            "url": f"{url}/things/things",
            "query": [["a", "1"], ["a", ""], ["b", "ä"]],
        }
        assert http.get("/things/a%2Fb%C3%A4.json").text == "a/bä"
        special = http.get("/things/special.json")
        assert (special.status_code, special.content, "content-length" in special.headers) == (204, b"", False)
        made = http.post("/things", json={"text": "x"}, headers={"Authorization": "Bearer right"})
        assert (made.status_code, made.json(), made.headers["x-made"]) == (201, {"id": 1}, "1")
        assert http.post("/things", json={"text": "x"}).status_code == 401
        assert http.post("/oauth/token", data={"a": ["1", "2"]}).json() == {"form": [["a", "1"], ["a", "2"]]}


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("DELETE", "/things/things", 405, "GET, POST"),
        ("GET", "/things/nothing", 404, None),
        ("GET", "/things/things/", 404, None),
        ("GET", "/things/things/%FF.json", 200, None),
        ("GET", "/elsewhere/things", 404, None),
    ],
)
def test_what_has_no_operation_is_answered_by_http(url: str, method: str, path: str, status: int, allow: str) -> None:
    answer = httpx.request(method, url + path)
    assert (answer.status_code, answer.headers.get("allow")) == (status, allow)


def test_a_body_without_end_is_refused_and_the_state_unchanged(url: str, controller: Controller) -> None:
    body = json.dumps({"text": "x" * 10_000_000})
    answer = httpx.post(f"{url}/things/things", content=body, headers={"Authorization": "Bearer right"})
    assert answer.status_code == 413
    assert controller.state("things") == {"things": ["first"]}


def test_a_reset_is_a_clean_world(url: str, controller: Controller) -> None:
    assert controller.seed("things", things=["more"]) == {"things": 2}
    controller.fail("status")
    controller.reset()
    assert controller.state("things") == {"things": ["first"]}
    assert httpx.get(f"{url}/things/things").status_code == 200
    assert len(controller.journal()) == 1


def test_a_reset_of_one_vendor_leaves_the_others(sandbox: Sandbox) -> None:
    both = Sandbox(["things", "accelevents"])
    first, other = both.vendor("things"), both.vendor("accelevents")
    first.reseed({"things": ["more"]})
    both.reset("things")
    assert both.vendor("things").show() == sandbox.vendor("things").show()
    assert both.vendor("accelevents") is other


def test_a_reset_of_who_is_not_served_is_refused(controller: Controller) -> None:
    controller.seed("things", things=["more"])
    with pytest.raises(SandboxError, match="no 'nobody' here; served: things"):
        controller.reset("nobody")
    assert controller.state("things") == {"things": ["first", "more"]}


def test_two_apps_share_nothing(sandbox: Sandbox) -> None:
    other = Sandbox(["things"])
    sandbox.vendor("things").reseed({"things": ["x"]})
    assert other.vendor("things").show() == {"things": ["first"]}


def test_the_clock_is_moved_from_outside(controller: Controller, sandbox: Sandbox) -> None:
    assert controller.now() == datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    controller.advance(3600.5)
    assert sandbox.clock.now() == datetime.datetime(2030, 1, 1, 1, 0, 0, 500_000, tzinfo=datetime.UTC)
    controller.set(datetime.datetime(2040, 7, 1, tzinfo=datetime.UTC))
    assert sandbox.clock.local("Europe/Berlin") == datetime.datetime(2040, 7, 1, 2)


def test_faults_come_once_each_before_or_after_the_work(url: str, controller: Controller) -> None:
    def add() -> httpx.Response:
        headers = {"Authorization": "Bearer right"}
        return httpx.post(f"{url}/things/things", json={"text": "x"}, headers=headers)

    controller.fail("status", operation="addThing", status=503, headers={"Retry-After": "1"})
    controller.fail("status", operation="addThing", status=502, after=True)
    controller.fail("malformed", operation="addThing")
    controller.fail("disconnect", operation="addThing", times=2)
    assert httpx.get(f"{url}/things/things").status_code == 200, "another operation meets none of them"
    answer = add()
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert controller.state("things") == {"things": ["first"]}
    assert add().status_code == 502
    assert controller.state("things") == {"things": ["first", "x"]}
    with pytest.raises(ValueError, match="Unterminated"):
        add().json()
    for _ in range(2):
        with pytest.raises(httpx.RemoteProtocolError):
            add()
    assert controller.state("things") == {"things": ["first", "x", "x"]}
    assert add().status_code == 201


def test_a_share_of_all_requests_fails_the_same_in_every_run(url: str, controller: Controller) -> None:
    def told() -> list[str]:
        controller.reset()
        controller.fail("any", operation="addThing", share=0.3, seed=7, times=1000)
        with httpx.Client(headers={"Authorization": "Bearer right"}) as http:
            for number in range(100):
                with contextlib.suppress(httpx.RemoteProtocolError):
                    http.post(f"{url}/things/things", json={"text": str(number)})
        entries = controller.journal("things")
        assert sum(one["changed"] for one in entries) == len(controller.state("things")["things"]) - 1
        return [one["fault"] for one in entries]

    first = told()
    assert told() == first
    assert set(first) == {"", "status", "disconnect", "malformed", "truncated"}
    assert 20 < len(first) - first.count("") < 40


def test_a_body_may_end_in_its_middle(url: str, controller: Controller) -> None:
    controller.fail("truncated", operation="listThings")
    with httpx.Client() as http, http.stream("GET", f"{url}/things/things") as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError):
            answer.read()


def test_the_journal_tells_what_was_asked_and_no_secret(url: str, controller: Controller) -> None:
    httpx.post(f"{url}/things/things?q=1", json={"text": "x"}, headers={"Authorization": "Bearer right"})
    (entry,) = controller.journal("things")
    assert (entry["operation"], entry["method"], entry["path"], entry["status"]) == ("addThing", "POST", "/things", 201)
    assert entry["headers"]["authorization"] == "(12 characters)"
    assert controller.journal("others") == []


@pytest.mark.parametrize(
    ("method", "path", "body", "says"),
    [
        ("POST", "/clock", b"[", "not JSON"),
        ("POST", "/clock", b'{"forward": 1}', "advance, set"),
        ("POST", "/clock", b'{"set": "yesterday"}', "clock: "),
        ("POST", "/clock", b'{"set": "2030-01-01T00:00:00"}', "with an offset"),
        ("POST", "/clock", b'{"advance": 1e300}', "clock: "),
        ("POST", "/faults", b'{"kind": "odd"}', "kind is status"),
        ("POST", "/faults", b"{}", "fault: "),
        ("POST", "/faults", b'{"kind": "any", "share": 0}', "share is above 0"),
        ("POST", "/faults", b'{"kind": "status", "status": 42}', "status between"),
        ("GET", "/nobody", b"", "served: things"),
        ("POST", "/things/seed", b'{"others": 1}', "others"),
        ("GET", "/things/more/of/it", b"", "Not Found"),
    ],
)
def test_what_the_controller_gets_wrong_is_said(url: str, method: str, path: str, body: bytes, says: str) -> None:
    answer = httpx.request(method, f"{url}/_sandbox{path}", content=body)
    assert 400 <= answer.status_code < 500
    assert says in answer.json()["error"]


def test_the_controller_raises_what_it_is_told(controller: Controller) -> None:
    with pytest.raises(SandboxError, match="served: things"):
        controller.state("nobody")


def test_literal_paths_win_over_templates() -> None:
    router = Router({"/a/{x}": {"GET": "one"}, "/a/b": {"GET": "two"}, "/{y}/b": {"POST": "three"}})
    assert router.find("GET", "/a/b").key == "two"
    assert router.find("GET", "/a/c").path == {"x": "c"}
    with pytest.raises(Unrouted):
        router.find("POST", "/a/b")


def test_a_clock_that_was_not_set_runs() -> None:
    clock = Clock()
    before = clock.now()
    clock.advance(60)
    assert datetime.timedelta(seconds=60) <= clock.now() - before < datetime.timedelta(seconds=70)


def test_in_process_without_a_server(sandbox: Sandbox) -> None:
    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(sandbox), base_url="http://sandbox/things") as http:
            return await http.get("/things")

    assert asyncio.run(ask()).json()["url"] == "http://sandbox/things/things"
