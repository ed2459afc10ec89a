"""Hostile documents: texts, names and values that would break or inject code if the generator did not escape them."""

from __future__ import annotations

import json
import re
from typing import Any

from codegen.names import snake

MARK = '__import__("pathlib").Path("CANARY").touch()'

TEXTS = [
    f'"""; {MARK}; """',
    f"'''\n{MARK}\n'''",
    f'\\"""\\\\"""\n{MARK}',
    f"{MARK} ends with a backslash \\",
    f'{MARK} ends with quotes ""',
    f'"begins with a quote\n\n{MARK}',
    f"{{{{ {MARK} }}}} {{% raw %}} {{# {MARK} #}} #}} %}}",
    f"{{{MARK}}} {{0}} %s %(name)s ${{name}} $name",
    f"lines\r\n{MARK}\r{MARK}\n    {MARK}\n\n",
    f"nul \0 {MARK} bell \x07 delete \x7f escape \x1b[31m",
    f"separators \u2028{MARK}\u2029{MARK}\x85{MARK}\x0b\x0c\x1c",
    f"bidi \u202e{MARK}\u202c\u2066 zero \u200b\ufeff wide \U0001f600 private \ue000 tag \U000e0041",
    f"`{MARK}` | <script>{MARK}</script> ](javascript:{MARK}) \n```\n# {MARK}",
    f"\"]\n[tool.evil]\nx = \"{MARK}\" ' '''",
    f"# noqa\n# type: ignore\n{MARK}\n# fmt: off\n:param x: {MARK}",
    f"\tTab\tM\t{MARK} \u00a0 \u3000 \\N{{DIGIT ONE}} \\x41 \\u0041 \\",
    '"',
    "\\",
    '"""',
    "'",
]

NAMES = [
    *("class None True import async match self cls json copy schema validate construct dict fields".split()),
    *("__class__ __init__ __dict__ __slots__ __module__ __doc__ __annotations__ __pydantic_fields__ __eq__".split()),
    *("model_config model_fields model_dump model_validate model_extra model_construct model_post_init".split()),
    *("datetime models options builtins given deep joined str list int Any Call print type id root name value".split()),
    *("_ __ _private __private x_ 1st 2 $ @ - . [] fooBar foo_bar foo-bar FOO_BAR fooBar2 body auth".split()),
    *("Field Literal Annotated BaseModel Model Enum StrEnum".split()),
    *("é 日本 ß x²".split()),
    *(
        " ",
        "foo bar",
        'a"b',
        "a'b",
        "a\\b",
        "a\nb",
        "a\rb",
        "a\0b",
        "a\u2028b",
        "\u202eb",
        "\U0001f600",
        "{{x}}",
        "{% x %}",
    ),
    *("\\", '"""', "'''", "#", "x" * 300, MARK, f'"] = {MARK} #', f"'), {MARK}, Field(alias='"),
]

VALUES = [
    *(
        "class None mro name value names _missing_ is_known __class__ __members__ _name_ _value_ "
        "_generate_next_value_".split()
    ),
    *("A a B b 1 -1 +1 1.5 a-b a_b a.b é 日本 self".split()),
    *(
        "",
        " ",
        "a b",
        'a"b',
        "a'b",
        "a\\b",
        "a\nb",
        "a\0b",
        "\u2028",
        "\u202e",
        "\U0001f600",
        "{{ x }}",
        "x" * 300,
        MARK,
    ),
    *(f"'; {MARK}; '", f'""" {MARK} """'),
]


def dump_yaml(document: dict[str, Any]) -> str:
    """Return a document as YAML, with an escape for every character that is not printable."""
    text = json.dumps(document, ensure_ascii=False)
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def _escape(character: str) -> str:
    return f"\\U{ord(character):08x}"


def text_document() -> dict[str, Any]:
    """Return an OpenAPI document with each text of `TEXTS` in every place that may have text."""
    head: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": TEXTS[0], "description": "\n".join(TEXTS), "version": "1"},
        "servers": [
            {"url": f"https://a.example/{MARK}\"'\\\n{{{{x}}}}/{{v}}", "variables": {"v": {"default": TEXTS[2]}}}
        ],
    }
    tags, paths, schemas = [], {}, {}
    for number, text in enumerate(TEXTS):
        tags.append({"name": f"t{number}", "description": text})
        schema_name = f"Thing{number}"
        schemas[schema_name] = {
            "description": text,
            "title": text,
            "x-python-import": {"module": "os", "name": text},
            "x-python-type": MARK,
            "customTypePath": f"os.{MARK}",
            "customBasePath": "subprocess.Popen",
            "type": "object",
            "properties": {
                "a": {"description": text, "type": "string", "default": text, "example": text},
                "b": {"description": text, "$ref": f"#/components/schemas/Kind{number}"},
                "c": {"const": text, "description": text},
                "d": {"type": "string", "pattern": re.escape(text), "format": text, "title": text},
            },
        }
        schemas[f"Kind{number}"] = {"description": text, "type": "string", "enum": [f"k{number}", text]}
        body = {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema_name}"}}}}
        paths[f"/p{number}/{{id}}"] = {
            "post": {
                "operationId": f"op{number}",
                "tags": [f"t{number}"],
                "summary": text,
                "description": text,
                "deprecated": True,
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "description": text, "schema": {"type": "string"}},
                    {"name": "q", "in": "query", "description": text, "schema": {"enum": [text, "z"], "default": text}},
                ],
                "requestBody": {"description": text, **body},
                "responses": {
                    "200": {"description": text, **body},
                    "404": {"description": text},
                },
            }
        }
    return {**head, "tags": tags, "paths": paths, "components": {"schemas": schemas}}


def distinct_names(names: list[str]) -> list[str]:
    """Return the names that stay different as snake_case; of equal ones, the first."""
    return list({snake(name): name for name in reversed(names)}.values())


def name_document() -> dict[str, Any]:
    """Return an OpenAPI document with each name of `NAMES` in every place where the vendor chooses names."""
    plain = {"type": "string"}
    query = [{"name": name, "in": "query", "schema": plain} for name in distinct_names(NAMES)]
    responses = {
        "200": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
    }
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Input"}}}}
    properties = dict.fromkeys(NAMES, plain)
    form = {"content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/Input"}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "servers": [{"url": "https://a.example"}],
        "tags": [{"name": "things"}],
        "paths": {
            "/query": {"get": {"operationId": "ask", "tags": ["things"], "parameters": query, "responses": responses}},
            "/body": {"post": {"operationId": "give", "tags": ["things"], "requestBody": body, "responses": responses}},
            "/form": {"post": {"operationId": "fill", "tags": ["things"], "requestBody": form, "responses": responses}},
        },
        "components": {
            "schemas": {
                "Thing": {"type": "object", "properties": properties},
                "Input": {"type": "object", "properties": properties},
                "Kind": {"type": "string", "enum": VALUES},
                "Holder": {"type": "object", "properties": {"kind": {"$ref": "#/components/schemas/Kind"}}},
            }
        },
    }


def visible_text(text: str) -> str:
    """Return a text without spaces, and with an escape for every character that is not printable."""
    return "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}"
        for character in text
        if not character.isspace()
    )
