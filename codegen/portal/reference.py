"""Prepare the documents for the reference pages: add an example program and links to evidence to each operation."""

from __future__ import annotations

import copy
from typing import Any

from codegen.ir import operations
from codegen.openapi.bundler import Bundle

from .facts import PortalCall, VendorFacts


def openapi(facts: VendorFacts) -> dict[str, Any]:
    """Return the OpenAPI document. Example programs are in `x-codeSamples`, which Redoc displays."""
    bundle = _copy(facts.api)
    calls = {call.id: call for call in facts.calls}
    for _, _, _, node in operations.iter_operations(bundle):
        if call := calls.get(node.get("operationId", "")):
            node["x-codeSamples"] = [{"lang": "Python", "label": "Python client", "source": call.program}]
            node["description"] = _description(node, _evidence_links(call))
    return bundle.data


def asyncapi(facts: VendorFacts) -> dict[str, Any]:
    """Return the AsyncAPI document. Example programs are in the descriptions, as AsyncAPI has no field for them."""
    assert facts.stream is not None
    bundle = _copy(facts.stream)
    for call in facts.calls:
        if (node := bundle.data["operations"].get(call.id)) is not None:
            node["description"] = _description(node, _evidence_links(call), f"```python\n{call.program}```")
    for channel in bundle.data.get("channels", {}).values():
        # Redoc displays an unresolved reference here as text.
        if "bindings" in channel:
            channel["bindings"] = bundle.resolve(channel["bindings"])
    return bundle.data


def _copy(bundle: Bundle) -> Bundle:
    return Bundle(copy.deepcopy(bundle.data), bundle.evidence, bundle.origins)


def _description(node: dict[str, Any], *paragraphs: str) -> str:
    return "\n\n".join(filter(None, [node.get("description") or node.get("summary"), *paragraphs]))


def _evidence_links(call: PortalCall) -> str:
    links = ", ".join(f"[{name}](surprises.html#{name})" for name in call.readings)
    return f"The vendor's page does not state all of this. See our interpretations: {links}." if links else ""
