"""The face: what users touch of an operation, worked out before any template runs.

Templates print what stands here and decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from codegen import names
from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.ir.asyncapi import ServerEvent
from codegen.ir.operations import Operation, Response
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import tokens
from codegen.runtime_source import runtime_names

from .credentials import CredentialArgument, SignIn
from .error_classes import Errors
from .method_arguments import Argument, Arguments
from .models import Models
from .type_annotations import Types, union

# What the clients have beside their tags.
_CLIENT = frozenset(
    [
        "send",
        "pages",
        "download",
        "close",
        "aclose",
        "service",
        "authorization",
        "base_url",
        "strict",
        "call",
        "connect",
        "listen",
        "streaming",
        "stream_url",
    ]
)


# What of an envelope stands in replies, and says of them whether the call worked and which it was.
_OF_REPLIES = ("code", "message", "failed", "answers")


@dataclass(frozen=True, slots=True)
class Method:
    """One method: the operation, its arguments in order, and what comes back."""

    name: str
    operation: Operation
    positional: tuple[Argument, ...]
    keyword: tuple[Argument, ...]
    returns: str
    item: str
    success: tuple[tuple[str, str], ...]
    failure: tuple[tuple[str, str], ...]
    body: str
    body_value: str
    paging: str
    download: bool
    raises: tuple[tuple[str, str], ...]

    @property
    def constant(self) -> str:
        """The name of the operation's description in its module."""
        return names.snake(self.operation.id).upper().rstrip("_")

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments, in the order of the signature."""
        return (*self.positional, *self.keyword)

    def placed(self, place: str) -> list[Argument]:
        """The arguments that go to one place: path, query, header, cookie or body."""
        return [one for one in self.arguments if one.place == place]


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: the module, the two classes, and the attribute of the client under which they are found."""

    name: str
    module: str
    class_name: str
    description: str
    methods: tuple[Method, ...]

    @property
    def plain(self) -> tuple[Method, ...]:
        """The methods that go over HTTP, which are all that a synchronous client has."""
        return tuple(one for one in self.methods if not one.operation.streamed)


class ClientApi:
    """Works out the face of one vendor."""

    def __init__(self, client: str, bundle: Bundle, schemas: ModelSchemas, models: Models, errors: Errors) -> None:
        self._client = client
        self._bundle, self._schemas, self._models, self._errors = bundle, schemas, models, errors
        self.types = self._types = Types(schemas, models)
        self._arguments = Arguments(self._types)

    @property
    def events(self) -> list[ServerEvent]:
        """What the server sends of itself."""
        return self._schemas.events

    def annotation(self, schema: Any) -> str:
        """Return the annotation of a schema."""
        return self._types.annotation(schema)

    def tags(self) -> list[Tag]:
        """Return the tags in the order of the document, each with its methods."""
        described = {one["name"]: one.get("description", "") for one in self._bundle.data.get("tags", [])}
        operations = self._schemas.operations
        found = names.method_names((one.id, one.tag) for one in operations)
        order = [*(name for name in described), *(one.tag for one in operations)]
        tags = [tag for tag in dict.fromkeys(order) if any(one.tag == tag for one in operations)]
        modules = names.unique_names((names.snake(tag) for tag in tags), taken=_CLIENT)
        return [
            Tag(
                name=tag,
                module=module,
                class_name=self._class_name(module),
                description=described.get(tag, ""),
                methods=tuple(self._method(one, found[one.id]) for one in operations if one.tag == tag),
            )
            for tag, module in zip(tags, modules, strict=True)
        ]

    def _class_name(self, module: str) -> str:
        name = names.pascal(module)
        taken = runtime_names() | {self._client, "Any", "Callable", "Literal", "Retry"}
        return f"{name}Resource" if {name, f"Async{name}"} & taken else name

    @staticmethod
    def client_arguments(tags: list[Tag]) -> list[Argument]:
        """Return the arguments that the client takes for all of its calls."""
        found = (one for tag in tags for method in tag.methods for one in method.arguments if one.of_client)
        return list({one.name: one for one in found}.values())

    def sign_ins(self, tags: list[Tag]) -> dict[str, SignIn]:
        """Return the operations that give credentials, by the name of the scheme."""
        declared = (self._bundle.data.get("components") or {}).get("securitySchemes") or {}
        methods = {one.operation.id: (tag, one) for tag in tags for one in tag.methods}
        found = {}
        for name, scheme in declared.items():
            if how := self._bundle.resolve(scheme).get("x-credential", {}).get("sign-in"):
                tag, method = methods[how["operation"]]
                found[name] = SignIn(
                    call=f"{tag.module}.{method.name}",
                    arguments=tuple(
                        CredentialArgument(one.name, one.annotation, one.description) for one in method.arguments
                    ),
                    needed=tuple(one.default == "" for one in method.arguments),
                    token=self._attribute(method.operation, how["token"]),
                    expires=self._attribute(method.operation, how.get("expires", "")),
                    expired=tuple(how.get("expired", ())),
                )
        return found

    def _attribute(self, operation: Operation, pointer: str) -> str:
        """Return where a pointer into an answer leads in the result of the method, as dotted attributes."""
        body = next(one for one in operation.success if one.read == "json")
        inside = self.inside(operation, body.schema, pointer)[0]
        payloads, _ = self._result(operation)
        return inside.removeprefix(payloads.get(body.status, "")).removeprefix(".")

    def _method(self, operation: Operation, name: str) -> Method:
        arguments, body_value = self._arguments.of(operation)
        positional = tuple(one for one in arguments if one.place == "path" and not one.of_client)
        rest = [one for one in arguments if one not in positional]
        paging, item = self._paging(operation)
        payloads, returns = self._result(operation)
        return Method(
            name=name,
            operation=operation,
            positional=positional,
            keyword=tuple(sorted(rest, key=lambda one: one.default != "")),
            returns=returns,
            item=item,
            success=tuple((one.status, self._reply(operation, one, payloads)) for one in operation.success),
            failure=tuple(
                (one.status, self._types.annotation(one.schema)) for one in operation.failure if one.read == "json"
            ),
            body=self._body(operation),
            body_value=body_value,
            paging=paging,
            download=bool(operation.success) and all(one.read == "bytes" for one in operation.success),
            raises=tuple(self._errors.raised(operation)),
        )

    # Bodies and answers

    def _body(self, operation: Operation) -> str:
        body = operation.body
        if body is None:
            return ""
        found = [] if operation.streamed else [repr(body.content_type)]
        if (name := self._types.class_of(body.schema)) is not None:
            found.append(f"model=models.{name}")
        if body.json_fields:
            found.append(f"json=frozenset({sorted(body.json_fields)!r})")
        return f"{'Frame' if operation.streamed else 'Body'}({', '.join(found)})"

    def _reply(self, operation: Operation, response: Response, payloads: dict[str, str]) -> str:
        if response.read != "json":
            return f"Reply(read={response.read!r})"
        found = [self._types.annotation(response.schema)]
        if payload := payloads.get(response.status):
            found.append(f"payload={payload!r}")
        if self._says_nothing(operation, response):
            found.append("gives=False")
        return f"Reply({', '.join(found)})"

    def _says_nothing(self, operation: Operation, response: Response) -> bool:
        """Tell whether a stream's reply holds nothing but what says that the call worked."""
        members = self._schemas.members(self._schemas.resolve(response.schema)).properties
        pointers = (value for key, value in operation.envelope.items() if key in _OF_REPLIES)
        own = {tokens(one)[0] for one in pointers} | {tokens(one)[0] for one in operation.filled}
        return operation.streamed and bool(members) and members.keys() <= own

    def _alternatives(self, response: Response) -> list[str]:
        plain = {"none": ["None"], "text": ["str"], "bytes": ["bytes"]}
        return plain.get(response.read) or self._types.alternatives(response.schema)

    def _result(self, operation: Operation) -> tuple[dict[str, str], str]:
        """Return the attribute path of the payload by status, and the annotation of what the call gives."""
        pointer = operation.extensions.get("x-envelope", {}).get("payload", "")
        payloads: dict[str, str] = {}
        parts: list[str] = []
        for one in operation.success:
            # Whoever reads pages wants the whole body of each.
            if pointer and one.read == "json" and "x-pagination" not in operation.extensions:
                payloads[one.status], annotation = self.inside(operation, one.schema, pointer)
                parts += annotation.split(" | ")
            elif self._says_nothing(operation, one):
                parts.append("None")
            else:
                parts += self._alternatives(one)
        return payloads, union(parts)

    def inside(self, operation: Operation | ServerEvent, schema: Any, pointer: str) -> tuple[str, str]:
        """Return the attribute path and the annotation of what a pointer means in instances of a schema."""
        attributes, optional = [], False
        walked = self._schemas.walk(operation, schema, pointer)
        for owner, member, _ in walked:
            class_name = self._types.class_of(owner)
            attributes.append(self._models.members[class_name][member] if class_name else member)
            optional |= member not in self._schemas.members(owner).required
        annotation = self._types.annotation(walked[-1][2] if walked else schema)
        # Where a code tells whether a call worked, what it gives is there if it did.
        coded = bool({"success", "failed"} & operation.envelope.keys())
        if optional and not coded and not annotation.endswith("None"):
            annotation = f"{annotation} | None"
        return ".".join(attributes), annotation

    def _paging(self, operation: Operation) -> tuple[str, str]:
        """Return the paging of an operation as code, and the annotation of one item; both empty where it has none."""
        declared = operation.extensions.get("x-pagination")
        if not declared:
            return "", ""
        schema = next(one.schema for one in operation.success if one.read == "json")
        items, annotation = self.inside(operation, schema, declared["items"])
        item = annotation.removesuffix(" | None").removeprefix("list[").removesuffix("]")
        found = [repr(items)]
        if "next" in declared:
            found.append(f"next={self.inside(operation, schema, declared['next'])[0]!r}")
        if "total" in declared:
            found.append(f"total={self.inside(operation, schema, declared['total'])[0]!r}")
        if "position" in declared:
            found.append(f"position={declared['position']!r}")
        if "first" in declared:
            found.append(f"first={declared['first']!r}")
        return f"Paging({', '.join(found)})", item


def error_pointers(bundle: Bundle, member: str) -> tuple[str, ...] | None:
    """Return where error bodies hold their code or message, as the document declares it for all operations."""
    declared = bundle.data.get("x-envelope") or {}
    return tuple(tokens(declared[member])) if member in declared else None
