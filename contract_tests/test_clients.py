"""Every call of every generated client, synchronous and asynchronous, in strict mode."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest

from contract_tests.harness.clients.introspection import Method, Package, arguments
from contract_tests.harness.documents import operations
from contract_tests.harness.targets import targets
from contract_tests.harness.targets.rate_limits import RateLimitExhausted, rate_limit
from contract_tests.harness.targets.targets import Target

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # vendors' lifecycles


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "method" not in metafunc.fixturenames:
        metafunc.parametrize("vendor", targets.vendors_under_test(), scope="session")
    else:
        cases = [(vendor, method) for vendor in targets.vendors_under_test() for method in Package(vendor).methods]
        metafunc.parametrize(("vendor", "method"), cases, ids=[f"{vendor}-{method}" for vendor, method in cases])


def test_every_operation_has_its_method(vendor: str) -> None:
    found = {method.operation.id for method in Package(vendor).methods}
    assert found == {operation.id for operation in operations.http_operations(vendor)}


def test_synchronous(vendor: str, method: Method, target: Target) -> None:
    _may_run(target, method)
    package = Package(vendor)
    path, given = arguments(method, target)
    with package.client(target) as client:
        result = getattr(getattr(client, method.resource), method.name)(*path, **given)
        if method.operation.paging:
            result = list(result)
        elif isinstance(result, package.core.Download):
            result = result.read()
    _came_back(target, method, result)


def test_asynchronous(vendor: str, method: Method, target: Target) -> None:
    _may_run(target, method)
    package = Package(vendor)
    path, given = arguments(method, target)

    async def call() -> Any:
        async with package.client(target, asynchronous=True) as client:
            result = getattr(getattr(client, method.resource), method.name)(*path, **given)
            if isinstance(result, package.core.AsyncDownload):
                return await result.read()
            return await result if inspect.isawaitable(result) else [one async for one in result]

    _came_back(target, method, asyncio.run(call()))


def _may_run(target: Target, method: Method) -> None:
    described = next(one for one in operations.http_operations(target.vendor) if one.id == method.operation.id)
    if target.controller is None and not described.reads:
        pytest.skip("writes nothing at the vendor's")
    if target.controller is None:
        try:
            rate_limit(target.vendor).wait(described)
        except RateLimitExhausted as reason:
            pytest.skip(str(reason))


def _came_back(target: Target, method: Method, result: Any) -> None:
    statuses = method.operation.success
    bare = all(reply.read == "none" for reply in statuses.values())
    assert (result is None) == bare, f"{method.operation.id} gave {result!r}"
    if target.controller is not None:
        entry = target.controller.journal(target.vendor)[-1]
        assert (entry["operation"], str(entry["status"]) in statuses) == (method.operation.id, True)
