"""Build contract trees from the bundled OpenAPI and AsyncAPI documents of a package.

The bundles may come from an older version of the pipeline.
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
# AsyncAPI 3 has no `deprecated` keyword for operations.
_DEPRECATED = "x-deprecated"


class _Document:
    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._bundle = Bundle(data, {}, {})
        self._schemas = ContractSchemas(self._bundle)
        self._resolve = self._bundle.resolve

    def _server(self, name: str, url: str) -> ContractNode:
        return ContractNode("server", name, SENT, {"server": url} | _extensions(self._data))

    def _scheme_text(self, scheme: Any) -> str:
        """Return a security scheme as the credential that is sent, independent of the scheme's name."""
        resolved = openapi_security_scheme(self._resolve(scheme))
        return " ".join(str(resolved[key]) for key in ("type", "scheme", "in", "name") if key in resolved)


class OpenApi(_Document):
    """A bundled OpenAPI document."""

    def parts(self) -> dict[str, ContractNode]:
        """Return the server and the operations."""
        servers = self._data.get("servers") or [{}]
        parts = {"server": self._server("client", str(servers[0].get("url", "")))}
        for path, method, _, node in iter_operations(self._bundle):
            address = f"{method.upper()} {path}"
            path_item = self._resolve(self._data["paths"][path])
            parts[str(node.get("operationId") or address)] = self._operation(address, node, path_item)
        return parts

    def _operation(self, address: str, node: dict[str, Any], path_item: dict[str, Any]) -> ContractNode:
        facts = {
            "address": address,
            "operationId": node.get("operationId", ""),
            "deprecated": bool(node.get("deprecated")),
            "security": self._security(node.get("security", self._data.get("security"))),
        }
        parts = partial(self._operation_parts, node, path_item)
        return ContractNode("operation", f"`{address}`", SENT, facts | _extensions(node), parts, alias=address)

    def _security(self, requirements: list[dict[str, Any]] | None) -> frozenset[str] | None:
        """Return the alternative credentials of an operation, None if it requires none."""
        if not requirements or {} in requirements:
            return None
        schemes = (self._data.get("components") or {}).get("securitySchemes") or {}
        return frozenset(
            " and ".join(sorted(self._scheme_text(schemes.get(name) or {}) for name in requirement))
            for requirement in requirements
        )

    def _operation_parts(self, node: dict[str, Any], path_item: dict[str, Any]) -> dict[str, ContractNode]:
        parts = {}
        for parameter in map(self._resolve, [*path_item.get("parameters", ()), *node.get("parameters", ())]):
            parts[f"{parameter['in']} {parameter['name']}"] = self._parameter(parameter)
        if body := self._resolve(node.get("requestBody")):
            parts["body"] = self._content("body", "body", body, SENT, required=bool(body.get("required")))
        for status, response in (node.get("responses") or {}).items():
            name = f"response {status}"
            parts[name] = self._content("response", name, self._resolve(response), RECEIVED)
        return parts

    def _parameter(self, parameter: dict[str, Any]) -> ContractNode:
        facts = {
            "required": bool(parameter.get("required")),
            "deprecated": bool(parameter.get("deprecated")),
            "style": f"{parameter.get('style', 'default')} {parameter.get('explode', '')}".strip(),
        }
        name = f"{parameter['in']} parameter `{parameter['name']}`"
        return self._content("parameter", name, parameter, SENT, **facts)

    def _content(self, kind: str, name: str, node: dict[str, Any], direction: Direction, **facts: Any) -> ContractNode:
        """Return the contract of an object with a `schema` or `content`. Clients use the first content type."""
        content = node.get("content") or {}
        schema = next((media_type.get("schema") for media_type in content.values()), node.get("schema"))
        if content:
            facts["content type"] = frozenset(content)

        def parts() -> dict[str, ContractNode]:
            headers = {key: self._resolve(header) for key, header in (node.get("headers") or {}).items()}
            nodes = {
                f"header {key}": self._content(
                    "header", f"header `{key}`", header, direction, required=bool(header.get("required"))
                )
                for key, header in headers.items()
            }
            return {**nodes, **self._schemas.content(schema, direction)}

        return ContractNode(kind, name, direction, facts, parts)


class AsyncApi(_Document):
    """A bundled AsyncAPI document."""

    def parts(self) -> dict[str, ContractNode]:
        """Return the server, the calls and the events."""
        server = self._resolve(next(iter((self._data.get("servers") or {}).values()), {}))
        url = f"{server.get('protocol')}://{server.get('host')}{server.get('pathname', '')}"
        security = frozenset(map(self._scheme_text, server.get("security", ()))) or None
        parts = {"stream": self._server("stream", url)}
        for key, operation in (self._data.get("operations") or {}).items():
            parts[f"stream {key}"] = self._operation(key, self._resolve(operation), security)
        return parts

    def _operation(self, key: str, node: dict[str, Any], security: frozenset[str] | None) -> ContractNode:
        channel = self._resolve(node["channel"])
        address, is_call = str(channel.get("address")), node["action"] == "receive"
        facts = {"address": address, "deprecated": bool(node.get(_DEPRECATED)), "security": security}
        return ContractNode(
            "operation" if is_call else "event",
            f"{'call' if is_call else 'event'} `{key}`",
            SENT if is_call else RECEIVED,
            facts | _extensions(node),
            partial(self._operation_parts, node, channel, SENT if is_call else RECEIVED),
        )

    def _operation_parts(
        self, node: dict[str, Any], channel: dict[str, Any], direction: Direction
    ) -> dict[str, ContractNode]:
        parts = dict(self._messages("request" if direction is SENT else "message", node, channel, direction))
        if reply := self._resolve(node.get("reply")):
            parts |= self._messages("reply", reply, self._resolve(reply.get("channel") or {}), RECEIVED)
        return parts

    def _messages(
        self, name: str, node: dict[str, Any], channel: dict[str, Any], direction: Direction
    ) -> Iterator[tuple[str, ContractNode]]:
        messages = node.get("messages") or [*(channel.get("messages") or {}).values()]
        for index, message in enumerate(map(self._resolve, messages)):
            kind, title = "message", name
            if len(messages) > 1:
                kind, title = "alternative", f"{name} `{message.get('name', index)}`"
            parts = partial(self._schemas.content, message.get("payload"), direction)
            yield f"{name} {index}", ContractNode(kind, title, direction, {}, parts)


def _extensions(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key.startswith("x-") and key != _DEPRECATED}
