"""Rules about the names of schemas, which become the names of classes."""

from __future__ import annotations

import re

from codegen.findings import Severity
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.types import Problems
from codegen.names import snake
from codegen.openapi.json_pointer import join

_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")

# What the generated modules import or inherit; a class of the same name would shadow it.
_TAKEN = frozenset(
    "Annotated Any AnyUrl AwareDatetime BaseModel ConfigDict Decimal Dict Enum Exception Field IntEnum List "
    "Literal Model None True False Optional RootModel SecretStr StrEnum TypeAlias TypeAliasType UUID Union".split()
)


@rule("schema-name", "each schema becomes a class, and two classes cannot share a name", Severity.ERROR)
def schema_name(context: Context) -> Problems:
    """Schemas have names that shadow nothing and differ by more than case and punctuation."""
    client = str(context.settings.get("client", ""))
    taken = _TAKEN | {client, f"Async{client}"}
    seen: dict[str, str] = {}
    for at, name, _ in context.schemas:
        if name in taken:
            yield at, f"{name} would shadow a name of the generated package; rename the schema"
        other = seen.setdefault(re.sub(r"[\W_]", "", name).casefold(), name)
        if other != name:
            yield at, f"{name} and {other} become the same class; rename one"


@rule("schema-style", "classes read alike, and no class has a field of its own name", Severity.WARNING)
def schema_style(context: Context) -> Problems:
    """Schemas are PascalCase, and none has a property of its own name."""
    for at, name, schema in context.schemas:
        if not _PASCAL.fullmatch(name):
            yield at, f"{name} is not PascalCase; write it like VirtualEvent"
        properties = schema.get("properties") if isinstance(schema, dict) else None
        for member in properties or ():
            if snake(member) == snake(name):
                place = join(f"{at}/properties", member) if isinstance(at, str) else at
                yield place, f"{name} has a property of its own name; rename the schema"
