"""Rules for operations: their names, tags, texts, statuses, security and parameters."""

from __future__ import annotations

import re
from collections import defaultdict

from codegen.findings import Severity
from codegen.lint.context import Context, OperationNode
from codegen.lint.rule import rule
from codegen.lint.types import Problems
from codegen.names import method_names, snake, words
from codegen.openapi.json_pointer import join

_CAMEL = re.compile(r"[a-z]+([A-Z0-9][A-Za-z0-9]*)?")
_STATUS = re.compile(r"[1-5][0-9]{2}")


@rule("operation-id", "the operationId becomes a method name", Severity.ERROR)
def operation_id(context: Context) -> Problems:
    """Each operationId is unique, and its method name is unique within the tag."""
    by_id: dict[str, OperationNode] = {}
    for operation in context.operations:
        if operation.id is None:
            continue
        if operation.id in by_id:
            first = by_id[operation.id]
            yield operation.pointer, f"operationId {operation.id} is taken by {first.method.upper()} {first.path}"
        elif not words(operation.id) or operation.id[0].isdigit():
            message = f"operationId {operation.id!r} makes no legal method name; use lowerCamel, like createWidget"
            yield operation.pointer, message
        else:
            by_id[operation.id] = operation
    methods = method_names((name, _resource(operation)) for name, operation in by_id.items())
    seen: dict[tuple[str, str], str] = {}
    for name, operation in by_id.items():
        resource, method = _resource(operation), methods[name]
        first_name = seen.setdefault((resource, method), name)
        if first_name != name:
            yield operation.pointer, f"{name} and {first_name} both become {resource}.{method}(); rename one of them"


@rule("operation-name", "users read method names as verbs after the name of the resource", Severity.WARNING)
def operation_name(context: Context) -> Problems:
    """Every operation has an operationId in lowerCamel that begins with a verb, not with the noun of its tag."""
    for operation in context.operations:
        if operation.id is None:
            address = f"{operation.method.upper()} {operation.path}"
            yield operation.pointer, f"{address} has no operationId; add one, like createWidget"
            continue
        at = join(operation.pointer, "operationId")
        nouns = {word for tag in operation.tags for word in (snake(tag), snake(tag).removesuffix("s"))}
        if not _CAMEL.fullmatch(operation.id):
            yield at, f"{operation.id} is not lowerCamel; rename it to a name like createWidget"
        elif re.split(r"(?=[A-Z])", operation.id)[0] in nouns and operation.id not in nouns:
            yield at, f"{operation.id} begins with its tag's noun; begin with the verb"


@rule("operation-tag", "the tag becomes the resource object that has the methods", Severity.WARNING)
def operation_tag(context: Context) -> Problems:
    """An operation has exactly one tag. Tags are declared, have a description, and are plural nouns in lowerCamel."""
    declared = {node.fields.get("name"): node for node in context.nodes("tag")}
    for operation in context.operations:
        if len(operation.tags) != 1:
            yield operation.pointer, f"{len(operation.tags)} tags; give the operation exactly one tag"
        for tag in operation.tags:
            if tag not in declared:
                at = join(operation.pointer, "tags")
                yield at, f"tag {tag!r} is not declared; add it to the document's tags"
    for name, node in declared.items():
        if not node.fields.get("description"):
            yield node.pointer, f"tag {name!r} has no description; describe the resource"
        if not (_CAMEL.fullmatch(str(name)) and str(name).endswith("s")):
            yield (
                node.pointer,
                f"tag {name!r} is not a plural noun in lowerCamel; rename it to a name like virtualEvents",
            )


@rule("operation-text", "the summary and the description become the method's docstring", Severity.WARNING)
def operation_text(context: Context) -> Problems:
    """An operation has a summary and a description."""
    for operation in context.operations:
        for keyword in ("summary", "description"):
            if not operation.node.fields.get(keyword):
                yield operation.pointer, f"no {keyword}; describe the operation in your own words"


@rule("operation-statuses", "each documented status becomes a typed response or error", Severity.WARNING)
def operation_statuses(context: Context) -> Problems:
    """Statuses are exact codes. They include a 2xx status, and 401 if the operation requires credentials."""
    envelope = context.bundle.data.get("x-envelope")
    errors_in_body = isinstance(envelope, dict) and "code" in envelope
    for operation in context.operations:
        at = join(operation.pointer, "responses")
        for code in operation.responses:
            if code == "default":
                yield join(at, code), "default hides the documented statuses; list each status"
            elif not _STATUS.fullmatch(code):
                yield join(at, code), f"{code} is not one status; list each status by its three digits"
        if not any(code.startswith("2") for code in operation.responses):
            yield operation.pointer, "no success among the responses; add the documented 2xx status"
        _, security = context.security(operation)
        # An empty requirement among the alternatives makes credentials optional.
        if security and all(security) and "401" not in operation.responses and not errors_in_body:
            message = "requires credentials but has no 401; add it, or waive the rule if the vendor documents none"
            yield operation.pointer, message


@rule("operation-security", "clients must know which credentials an operation takes", Severity.WARNING)
def operation_security(context: Context) -> Problems:
    """The operation or the document has `security`, even if it is empty."""
    for operation in context.operations:
        _, security = context.security(operation)
        if security is None:
            message = "no security here or at the root; name the scheme, or write [] if no credentials are required"
            yield operation.pointer, message


@rule("security-scheme", "a requirement without a declared scheme is a broken reference", Severity.ERROR)
def security_scheme(context: Context) -> Problems:
    """Every security scheme that an operation requires is declared."""
    declared = context.bundle.data.get("components", {}).get("securitySchemes", {})
    missing: dict[str, set[str]] = defaultdict(set)
    for operation in context.operations:
        at, security = context.security(operation)
        missing[at].update(name for choice in security or () for name in choice if name not in declared)
    for at, names in missing.items():
        for name in sorted(names):
            listed = ", ".join(declared) or "none"
            yield at, f"no security scheme {name!r}; components/securitySchemes has: {listed}"


@rule(
    "parameter-text", "the method's docstring describes parameters, and its example program uses them", Severity.WARNING
)
def parameter_text(context: Context) -> Problems:
    """A parameter has a description and an example."""
    for node in context.nodes("parameter"):
        name = node.fields.get("name")
        if not node.fields.get("description"):
            yield node.pointer, f"parameter {name} has no description; add one"
        schemas = [context.follow(schema).fields for schema in node.below("schema")]
        content = [media.fields for media in node.below("content")]
        if not any({"example", "examples"} & fields.keys() for fields in (node.fields, *schemas, *content)):
            yield node.pointer, f"parameter {name} has no example; add one"


def _resource(operation: OperationNode) -> str:
    """Return the attribute name of the resource object that has the operation's method."""
    return snake(operation.tags[0]) if operation.tags else ""
