"""Derive the API of the generated clients: tags, methods, their arguments and results.

Templates print these values without further decisions.
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

from .credentials import CredentialArgument, SignInOperation
from .error_classes import ErrorClasses
from .method_arguments import Argument, ArgumentBuilder
from .models import GeneratedModels
from .type_annotations import TypeAnnotations, union

# Names of the client's own attributes and methods, which an attribute for a tag must not hide.
_CLIENT_ATTRIBUTES = frozenset(
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


# Properties of `x-envelope` that point to the status of a streamed reply, or to the id of its request.
_REPLY_STATUS = ("code", "message", "failed", "answers")


@dataclass(frozen=True, slots=True)
class ClientMethod:
    """One method of a client.

    `returns`, `item`, `success`, `failure`, `body`, `body_value`, `paging` and `raises` are code or names of classes,
    the pairs by HTTP status or class. `item` and `paging` are empty for operations without pagination.
    """

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
        """Name of the module's constant that describes the operation."""
        return names.snake(self.operation.id).upper().rstrip("_")

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments, in the order of the signature."""
        return (*self.positional, *self.keyword)

    def arguments_in(self, location: str) -> list[Argument]:
        """Return the arguments in one location: path, query, header, cookie or body."""
        return [argument for argument in self.arguments if argument.place == location]


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of the document: its module, its classes, and the attribute of the client that holds its methods."""

    name: str
    module: str
    class_name: str
    description: str
    methods: tuple[ClientMethod, ...]

    @property
    def plain(self) -> tuple[ClientMethod, ...]:
        """The methods that use HTTP; a synchronous client has no others."""
        return tuple(method for method in self.methods if not method.operation.streamed)


class ClientApi:
    """Derives the API of one vendor's clients."""

    def __init__(
        self, client: str, bundle: Bundle, schemas: ModelSchemas, models: GeneratedModels, errors: ErrorClasses
    ) -> None:
        self._client = client
        self._bundle, self._schemas, self._models, self._errors = bundle, schemas, models, errors
        self.types = self._types = TypeAnnotations(schemas, models)
        self._arguments = ArgumentBuilder(self._types)

    @property
    def events(self) -> list[ServerEvent]:
        """The messages that the server sends without a request."""
        return self._schemas.events

    def annotation(self, schema: Any) -> str:
        """Return the type annotation of a schema."""
        return self._types.annotation(schema)

    def tags(self) -> list[Tag]:
        """Return the tags in document order, each with its methods."""
        descriptions = {tag["name"]: tag.get("description", "") for tag in self._bundle.data.get("tags", [])}
        operations = self._schemas.operations
        method_names = names.method_names((operation.id, operation.tag) for operation in operations)
        order = [*(name for name in descriptions), *(operation.tag for operation in operations)]
        tags = [tag for tag in dict.fromkeys(order) if any(operation.tag == tag for operation in operations)]
        modules = names.unique_names((names.snake(tag) for tag in tags), taken=_CLIENT_ATTRIBUTES)
        return [
            Tag(
                name=tag,
                module=module,
                class_name=self._class_name(module),
                description=descriptions.get(tag, ""),
                methods=tuple(
                    self._method(operation, method_names[operation.id])
                    for operation in operations
                    if operation.tag == tag
                ),
            )
            for tag, module in zip(tags, modules, strict=True)
        ]

    def _class_name(self, module: str) -> str:
        name = names.pascal(module)
        taken = runtime_names() | {self._client, "Any", "Callable", "Literal", "Retry"}
        return f"{name}Resource" if {name, f"Async{name}"} & taken else name

    @staticmethod
    def client_arguments(tags: list[Tag]) -> list[Argument]:
        """Return the arguments that a client takes once for all calls."""
        arguments = (
            argument for tag in tags for method in tag.methods for argument in method.arguments if argument.of_client
        )
        return list({argument.name: argument for argument in arguments}.values())

    def sign_ins(self, tags: list[Tag]) -> dict[str, SignInOperation]:
        """Return the sign-in operations by the name of the security scheme that they serve."""
        declared = (self._bundle.data.get("components") or {}).get("securitySchemes") or {}
        methods = {method.operation.id: (tag, method) for tag in tags for method in tag.methods}
        sign_ins = {}
        for name, scheme in declared.items():
            if sign_in := self._bundle.resolve(scheme).get("x-credential", {}).get("sign-in"):
                tag, method = methods[sign_in["operation"]]
                sign_ins[name] = SignInOperation(
                    call=f"{tag.module}.{method.name}",
                    arguments=tuple(
                        CredentialArgument(argument.name, argument.annotation, argument.description)
                        for argument in method.arguments
                    ),
                    required=tuple(argument.default == "" for argument in method.arguments),
                    token=self._attribute(method.operation, sign_in["token"]),
                    expires=self._attribute(method.operation, sign_in.get("expires", "")),
                    expired=tuple(sign_in.get("expired", ())),
                )
        return sign_ins

    def _attribute(self, operation: Operation, pointer: str) -> str:
        """Return the attribute path in a method's result for a JSON Pointer into the response."""
        success = next(response for response in operation.success if response.read == "json")
        path = self.attribute_path(operation, success.schema, pointer)[0]
        payloads, _ = self._result(operation)
        return path.removeprefix(payloads.get(success.status, "")).removeprefix(".")

    def _method(self, operation: Operation, name: str) -> ClientMethod:
        arguments, body_value = self._arguments.of(operation)
        positional = tuple(argument for argument in arguments if argument.place == "path" and not argument.of_client)
        keyword = [argument for argument in arguments if argument not in positional]
        paging, item = self._paging(operation)
        payloads, returns = self._result(operation)
        return ClientMethod(
            name=name,
            operation=operation,
            positional=positional,
            keyword=tuple(sorted(keyword, key=lambda argument: argument.default != "")),
            returns=returns,
            item=item,
            success=tuple(
                (response.status, self._reply(operation, response, payloads)) for response in operation.success
            ),
            failure=tuple(
                (response.status, self._types.annotation(response.schema))
                for response in operation.failure
                if response.read == "json"
            ),
            body=self._body(operation),
            body_value=body_value,
            paging=paging,
            download=bool(operation.success) and all(response.read == "bytes" for response in operation.success),
            raises=tuple(self._errors.documented_errors(operation)),
        )

    # Request bodies and responses

    def _body(self, operation: Operation) -> str:
        body = operation.body
        if body is None:
            return ""
        arguments = [] if operation.streamed else [repr(body.content_type)]
        if (name := self._types.class_of(body.schema)) is not None:
            arguments.append(f"model=models.{name}")
        if body.json_fields:
            arguments.append(f"json=frozenset({sorted(body.json_fields)!r})")
        return f"{'Frame' if operation.streamed else 'Body'}({', '.join(arguments)})"

    def _reply(self, operation: Operation, response: Response, payloads: dict[str, str]) -> str:
        if response.read != "json":
            return f"Reply(read={response.read!r})"
        arguments = [self._types.annotation(response.schema)]
        if payload := payloads.get(response.status):
            arguments.append(f"payload={payload!r}")
        if self._only_reports_success(operation, response):
            arguments.append("gives=False")
        return f"Reply({', '.join(arguments)})"

    def _only_reports_success(self, operation: Operation, response: Response) -> bool:
        """Return whether a streamed reply has only properties that report success, so that it has no result."""
        properties = self._schemas.object_properties(self._schemas.resolve(response.schema)).properties
        pointers = (value for key, value in operation.envelope.items() if key in _REPLY_STATUS)
        status_properties = {tokens(pointer)[0] for pointer in pointers} | {
            tokens(pointer)[0] for pointer in operation.filled
        }
        return operation.streamed and bool(properties) and properties.keys() <= status_properties

    def _alternatives(self, response: Response) -> list[str]:
        plain = {"none": ["None"], "text": ["str"], "bytes": ["bytes"]}
        return plain.get(response.read) or self._types.alternatives(response.schema)

    def _result(self, operation: Operation) -> tuple[dict[str, str], str]:
        """Return the attribute path of the payload by status, and the annotation of the method's result."""
        pointer = operation.extensions.get("x-envelope", {}).get("payload", "")
        payloads: dict[str, str] = {}
        parts: list[str] = []
        for response in operation.success:
            # Pages contain the whole body, since users may need more of it than the items.
            if pointer and response.read == "json" and "x-pagination" not in operation.extensions:
                payloads[response.status], annotation = self.attribute_path(operation, response.schema, pointer)
                parts += annotation.split(" | ")
            elif self._only_reports_success(operation, response):
                parts.append("None")
            else:
                parts += self._alternatives(response)
        return payloads, union(parts)

    def attribute_path(self, operation: Operation | ServerEvent, schema: Any, pointer: str) -> tuple[str, str]:
        """Return the dotted attribute path and the annotation of the value at a JSON Pointer.

        Raises Failed if the schema has no such property.
        """
        attributes, optional = [], False
        walked = self._schemas.walk(operation, schema, pointer)
        for owner, property_name, _ in walked:
            class_name = self._types.class_of(owner)
            attributes.append(self._models.field_names[class_name][property_name] if class_name else property_name)
            optional |= property_name not in self._schemas.object_properties(owner).required
        annotation = self._types.annotation(walked[-1][2] if walked else schema)
        # If the envelope reports success or failure, the payload is present whenever the call succeeds.
        reports_success = bool({"success", "failed"} & operation.envelope.keys())
        if optional and not reports_success and not annotation.endswith("None"):
            annotation = f"{annotation} | None"
        return ".".join(attributes), annotation

    def _paging(self, operation: Operation) -> tuple[str, str]:
        """Return the code of an operation's paging and the annotation of an item; both are empty without pagination."""
        declared = operation.extensions.get("x-pagination")
        if not declared:
            return "", ""
        schema = next(response.schema for response in operation.success if response.read == "json")
        items, annotation = self.attribute_path(operation, schema, declared["items"])
        item = annotation.removesuffix(" | None").removeprefix("list[").removesuffix("]")
        arguments = [repr(items)]
        if "next" in declared:
            arguments.append(f"next={self.attribute_path(operation, schema, declared['next'])[0]!r}")
        if "total" in declared:
            arguments.append(f"total={self.attribute_path(operation, schema, declared['total'])[0]!r}")
        if "position" in declared:
            arguments.append(f"position={declared['position']!r}")
        if "first" in declared:
            arguments.append(f"first={declared['first']!r}")
        return f"Paging({', '.join(arguments)})", item


def error_pointers(bundle: Bundle, property_name: str) -> tuple[str, ...] | None:
    """Return the tokens of the document's JSON Pointer to the code or message of an error; None if it declares none."""
    declared = bundle.data.get("x-envelope") or {}
    return tuple(tokens(declared[property_name])) if property_name in declared else None
