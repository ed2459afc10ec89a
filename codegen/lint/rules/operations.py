"""Rules about operations: what they are called, what they say of themselves, what they answer."""

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


@rule("operation-id", "the operationId becomes the name of a method", Severity.ERROR)
def operation_id(context: Context) -> Problems:
    """An operationId stands once, and makes a method name of its own within the tag."""
    ids: dict[str, OperationNode] = {}
    for one in context.operations:
        if one.id is None:
            continue
        if one.id in ids:
            yield one.pointer, f"operationId {one.id} is taken by {ids[one.id].method.upper()} {ids[one.id].path}"
        elif not words(one.id) or one.id[0].isdigit():
            yield one.pointer, f"operationId {one.id!r} makes no legal method name; write lowerCamel, like createWidget"
        else:
            ids[one.id] = one
    named = method_names((name, _object(one)) for name, one in ids.items())
    taken: dict[tuple[str, str], str] = {}
    for name, one in ids.items():
        other = taken.setdefault((_object(one), named[name]), name)
        if other != name:
            yield one.pointer, f"{name} and {other} both become {_object(one)}.{named[name]}(); rename one"


@rule("operation-name", "methods read as verbs on their tag's object", Severity.WARNING)
def operation_name(context: Context) -> Problems:
    """Every operation has an operationId, which is lowerCamel and begins with a verb, not with the noun of its tag."""
    for one in context.operations:
        if one.id is None:
            yield one.pointer, f"{one.method.upper()} {one.path} has no operationId; give it one, like createWidget"
            continue
        nouns = {word for tag in one.tags for word in (snake(tag), snake(tag).removesuffix("s"))}
        if not _CAMEL.fullmatch(one.id):
            yield join(one.pointer, "operationId"), f"{one.id} is not lowerCamel; write it like createWidget"
        elif re.split(r"(?=[A-Z])", one.id)[0] in nouns and one.id not in nouns:
            yield join(one.pointer, "operationId"), f"{one.id} begins with its tag's noun; begin with the verb"


@rule("operation-tag", "the tag becomes the object that holds the methods", Severity.WARNING)
def operation_tag(context: Context) -> Problems:
    """An operation has exactly one tag; tags are declared, described, and plural nouns in lowerCamel."""
    declared = {node.fields.get("name"): node for node in context.nodes("tag")}
    for one in context.operations:
        if len(one.tags) != 1:
            yield one.pointer, f"{len(one.tags)} tags; give the operation exactly one"
        for tag in one.tags:
            if tag not in declared:
                yield join(one.pointer, "tags"), f"tag {tag!r} is not declared; add it to the document's tags"
    for name, node in declared.items():
        if not node.fields.get("description"):
            yield node.pointer, f"tag {name!r} has no description; say what the object is"
        if not (_CAMEL.fullmatch(str(name)) and str(name).endswith("s")):
            yield node.pointer, f"tag {name!r} is not a plural noun in lowerCamel, like virtualEvents"


@rule("operation-text", "summary and description become the method's documentation", Severity.WARNING)
def operation_text(context: Context) -> Problems:
    """An operation has a summary and a description."""
    for one in context.operations:
        for member in ("summary", "description"):
            if not one.node.fields.get(member):
                yield one.pointer, f"no {member}; say in your own words what the operation does"


@rule("operation-statuses", "each documented status becomes a typed answer or error", Severity.WARNING)
def operation_statuses(context: Context) -> Problems:
    """Statuses are exact codes, one of them a success, and 401 where credentials are asked for."""
    envelope = context.bundle.data.get("x-envelope")
    errors_in_body = isinstance(envelope, dict) and "code" in envelope
    for one in context.operations:
        at = join(one.pointer, "responses")
        for code in one.responses:
            if code == "default":
                yield join(at, code), "default hides what the vendor documents; list each status"
            elif not _STATUS.fullmatch(code):
                yield join(at, code), f"{code} is not one status; list each status by its three digits"
        if not any(code.startswith("2") for code in one.responses):
            yield one.pointer, "no success among the answers; add the documented 2xx status"
        _, security = context.security(one)
        # An empty requirement among the alternatives says that credentials are optional.
        if security and all(security) and "401" not in one.responses and not errors_in_body:
            yield one.pointer, "asks for credentials but has no 401; add it, or waive the rule if the vendor has none"


@rule("operation-security", "a client must know which credentials an operation takes", Severity.WARNING)
def operation_security(context: Context) -> Problems:
    """Security is said, on the operation or at the root, even if it is none."""
    for one in context.operations:
        _, security = context.security(one)
        if security is None:
            yield one.pointer, "no security here or at the root; name the scheme, or write [] where none is asked for"


@rule("security-scheme", "a requirement that names no scheme is a dangling reference", Severity.ERROR)
def security_scheme(context: Context) -> Problems:
    """Every security scheme that is asked for is declared."""
    declared = context.bundle.data.get("components", {}).get("securitySchemes", {})
    missing: dict[str, set[str]] = defaultdict(set)
    for one in context.operations:
        at, security = context.security(one)
        missing[at].update(name for choice in security or () for name in choice if name not in declared)
    for at, names in missing.items():
        for name in sorted(names):
            listed = ", ".join(declared) or "none"
            yield at, f"no security scheme {name!r}; components/securitySchemes has: {listed}"


@rule("parameter-text", "parameters are documented, and tried out by example, in the method", Severity.WARNING)
def parameter_text(context: Context) -> Problems:
    """A parameter has a description and an example."""
    for node in context.nodes("parameter"):
        name = node.fields.get("name")
        if not node.fields.get("description"):
            yield node.pointer, f"parameter {name} has no description"
        schemas = [context.follow(schema).fields for schema in node.below("schema")]
        media = [one.fields for one in node.below("content")]
        if not any({"example", "examples"} & fields.keys() for fields in (node.fields, *schemas, *media)):
            yield node.pointer, f"parameter {name} has no example"


def _object(operation: OperationNode) -> str:
    """Return the name of the object on which an operation is a method."""
    return snake(operation.tags[0]) if operation.tags else ""
