"""Documents as contracts: the calls of an OpenAPI document, the calls and the events of an AsyncAPI one.

Read from the bundles in the packages, whatever version of the pipeline wrote them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from codegen.ir.asyncapi import openapi_security_scheme
from codegen.ir.operations import iter_operations
from codegen.openapi.bundler import Bundle

from .contract import ContractNode, Direction
from .schemas import ContractSchemas

SENT, RECEIVED = Direction.SENT, Direction.RECEIVED
# AsyncAPI has no word for it.
_DEPRECATED = "x-deprecated"


class _Document:
    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._bundle = Bundle(data, {}, {})
        self._schemas = ContractSchemas(self._bundle)
        self._resolve = self._bundle.resolve

    def _server(self, name: str, url: str) -> ContractNode:
        return ContractNode("server", name, SENT, {"server": url} | _extensions(self._data))

    def _said(self, scheme: Any) -> str:
        """Return a security scheme as what is sent, whatever the document calls it."""
        resolved = openapi_security_scheme(self._resolve(scheme))
        return " ".join(str(resolved[word]) for word in ("type", "scheme", "in", "name") if word in resolved)


class OpenApi(_Document):
    """A bundled OpenAPI document."""

    def parts(self) -> dict[str, ContractNode]:
        """Return the server and the operations."""
        servers = self._data.get("servers") or [{}]
        found = {"server": self._server("client", str(servers[0].get("url", "")))}
        for path, method, _, node in iter_operations(self._bundle):
            wire = f"{method.upper()} {path}"
            item = self._resolve(self._data["paths"][path])
            found[str(node.get("operationId") or wire)] = self._operation(wire, node, item)
        return found

    def _operation(self, wire: str, node: dict[str, Any], item: dict[str, Any]) -> ContractNode:
        facts = {
            "address": wire,
            "operationId": node.get("operationId", ""),
            "deprecated": bool(node.get("deprecated")),
            "security": self._security(node.get("security", self._data.get("security"))),
        }
        return ContractNode(
            "operation", f"`{wire}`", SENT, facts | _extensions(node), partial(self._within, node, item), alias=wire
        )

    def _security(self, asked: list[dict[str, Any]] | None) -> frozenset[str] | None:
        """Return the ways to sign a call, None where there need be none."""
        if not asked or {} in asked:
            return None
        declared = (self._data.get("components") or {}).get("securitySchemes") or {}
        return frozenset(" and ".join(sorted(self._said(declared.get(name) or {}) for name in one)) for one in asked)

    def _within(self, node: dict[str, Any], item: dict[str, Any]) -> dict[str, ContractNode]:
        found = {}
        for one in map(self._resolve, [*item.get("parameters", ()), *node.get("parameters", ())]):
            found[f"{one['in']} {one['name']}"] = self._parameter(one)
        if body := self._resolve(node.get("requestBody")):
            found["body"] = self._holder("body", "body", body, SENT, required=bool(body.get("required")))
        for status, given in (node.get("responses") or {}).items():
            found[f"answer {status}"] = self._holder("answer", f"answer {status}", self._resolve(given), RECEIVED)
        return found

    def _parameter(self, one: dict[str, Any]) -> ContractNode:
        facts = {
            "required": bool(one.get("required")),
            "deprecated": bool(one.get("deprecated")),
            "style": f"{one.get('style', 'usual')} {one.get('explode', '')}".strip(),
        }
        return self._holder("parameter", f"{one['in']} parameter `{one['name']}`", one, SENT, **facts)

    def _holder(self, kind: str, name: str, node: dict[str, Any], way: Direction, **facts: Any) -> ContractNode:
        """Return what holds a schema, directly or for content types; the first is what clients speak."""
        content = node.get("content") or {}
        schema = next((one.get("schema") for one in content.values()), node.get("schema"))
        if content:
            facts["content type"] = frozenset(content)

        def parts() -> dict[str, ContractNode]:
            headers = {key: self._resolve(one) for key, one in (node.get("headers") or {}).items()}
            found = {
                f"header {key}": self._holder("header", f"header `{key}`", one, way, required=bool(one.get("required")))
                for key, one in headers.items()
            }
            return {**found, **self._schemas.content(schema, way)}

        return ContractNode(kind, name, way, facts, parts)


class AsyncApi(_Document):
    """A bundled AsyncAPI document."""

    def parts(self) -> dict[str, ContractNode]:
        """Return the server, the calls and the events."""
        server = self._resolve(next(iter((self._data.get("servers") or {}).values()), {}))
        url = f"{server.get('protocol')}://{server.get('host')}{server.get('pathname', '')}"
        security = frozenset(map(self._said, server.get("security", ()))) or None
        found = {"stream": self._server("stream", url)}
        for key, given in (self._data.get("operations") or {}).items():
            found[f"stream {key}"] = self._operation(key, self._resolve(given), security)
        return found

    def _operation(self, key: str, node: dict[str, Any], security: frozenset[str] | None) -> ContractNode:
        channel = self._resolve(node["channel"])
        wire, asked = str(channel.get("address")), node["action"] == "receive"
        facts = {"address": wire, "deprecated": bool(node.get(_DEPRECATED)), "security": security}
        return ContractNode(
            "operation" if asked else "event",
            f"{'call' if asked else 'event'} `{key}`",
            SENT if asked else RECEIVED,
            facts | _extensions(node),
            partial(self._within, node, channel, SENT if asked else RECEIVED),
        )

    def _within(self, node: dict[str, Any], channel: dict[str, Any], way: Direction) -> dict[str, ContractNode]:
        found = dict(self._messages("request" if way is SENT else "message", node, channel, way))
        if reply := self._resolve(node.get("reply")):
            found |= self._messages("reply", reply, self._resolve(reply.get("channel") or {}), RECEIVED)
        return found

    def _messages(
        self, name: str, node: dict[str, Any], channel: dict[str, Any], way: Direction
    ) -> Iterator[tuple[str, ContractNode]]:
        listed = node.get("messages") or [*(channel.get("messages") or {}).values()]
        for index, message in enumerate(map(self._resolve, listed)):
            shown = name if len(listed) == 1 else f"{name} `{message.get('name', index)}`"
            parts = partial(self._schemas.content, message.get("payload"), way)
            yield (
                f"{name} {index}",
                ContractNode("message" if len(listed) == 1 else "alternative", shown, way, {}, parts),
            )


def _extensions(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key.startswith("x-") and key != _DEPRECATED}
