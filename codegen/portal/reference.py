"""References: a vendor's documents as its readers see them, with a program and the readings beside each call."""

from __future__ import annotations

import copy
from typing import Any

from codegen.ir import operations
from codegen.openapi.bundler import Bundle

from .facts import PortalCall, VendorFacts


def openapi(facts: VendorFacts) -> dict[str, Any]:
    """Return the document of what goes over HTTP."""
    bundle = _copied(facts.api)
    calls = {one.id: one for one in facts.calls}
    for _, _, _, node in operations.iter_operations(bundle):
        if call := calls.get(node.get("operationId", "")):
            node["x-codeSamples"] = [{"lang": "Python", "label": "Python client", "source": call.program}]
            node["description"] = _described(node, _readings(call))
    return bundle.data


def asyncapi(facts: VendorFacts) -> dict[str, Any]:
    """Return the document of the stream. Its programs stand in the descriptions, as AsyncAPI has no place for them."""
    assert facts.stream is not None
    bundle = _copied(facts.stream)
    for call in facts.calls:
        if (node := bundle.data["operations"].get(call.id)) is not None:
            node["description"] = _described(node, _readings(call), f"```python\n{call.program}```")
    for channel in bundle.data.get("channels", {}).values():
        # The renderer shows a reference here as text.
        if "bindings" in channel:
            channel["bindings"] = bundle.resolve(channel["bindings"])
    return bundle.data


def _copied(bundle: Bundle) -> Bundle:
    return Bundle(copy.deepcopy(bundle.data), bundle.evidence, bundle.origins)


def _described(node: dict[str, Any], *more: str) -> str:
    return "\n\n".join(filter(None, [node.get("description") or node.get("summary"), *more]))


def _readings(call: PortalCall) -> str:
    links = ", ".join(f"[{one}](surprises.html#{one})" for one in call.readings)
    return f"Not all of this is on the vendor's page; it stands on {links}." if links else ""
