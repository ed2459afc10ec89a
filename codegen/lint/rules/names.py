"""Rules for schema names, which become class names."""

from __future__ import annotations

import re

from codegen.findings import Severity
from codegen.lint.context import Context
from codegen.lint.rule import rule
from codegen.lint.types import Problems
from codegen.names import snake
from codegen.openapi.json_pointer import join

_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")

# Names that the generated modules import or inherit from; a class of the same name would shadow them.
_RESERVED = frozenset(
    "Annotated Any AnyUrl AwareDatetime BaseModel ConfigDict Decimal Dict Enum Exception Field IntEnum List "
    "Literal Model None True False Optional RootModel SecretStr StrEnum TypeAlias TypeAliasType UUID Union".split()
)


@rule("schema-name", "each schema becomes a class, and class names must be unique", Severity.ERROR)
def schema_name(context: Context) -> Problems:
    """Schema names shadow no generated name, and differ by more than case and punctuation."""
    client = str(context.settings.get("client", ""))
    reserved = _RESERVED | {client, f"Async{client}"}
    seen: dict[str, str] = {}
    for at, name, _ in context.schemas:
        if name in reserved:
            yield at, f"{name} would shadow a name of the generated package; rename the schema"
        earlier = seen.setdefault(re.sub(r"[\W_]", "", name).casefold(), name)
        if earlier != name:
            yield at, f"{name} and {earlier} become the same class; rename one of them"


@rule("schema-style", "class names look alike, and no class has a field of its own name", Severity.WARNING)
def schema_style(context: Context) -> Problems:
    """Schema names are PascalCase, and no schema has a property of its own name."""
    for at, name, schema in context.schemas:
        if not _PASCAL.fullmatch(name):
            yield at, f"{name} is not PascalCase; rename it to a name like VirtualEvent"
        properties = schema.get("properties") if isinstance(schema, dict) else None
        for property_name in properties or ():
            if snake(property_name) == snake(name):
                place = join(f"{at}/properties", property_name) if isinstance(at, str) else at
                yield place, f"{name} has a property of its own name; rename the schema"
