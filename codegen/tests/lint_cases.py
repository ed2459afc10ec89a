"""Lint cases: edits of a valid description, each of which makes a rule report a finding."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from codegen import lint
from codegen.findings import Finding
from codegen.openapi.bundler import bundle
from codegen.vendors import Vendor

FIXTURES = Path(__file__).parent / "widgets"


TEXTS = {
    name: (FIXTURES / name).read_text(encoding="utf-8") for name in ("openapi.yaml", "vendor.toml", "evidence.yaml")
}


STREAM = {
    name: (FIXTURES / "stream" / name).read_text(encoding="utf-8") for name in ("asyncapi.yaml", "schemas/news.yaml")
}


def lint_texts(root: Path, texts: dict[str, str]) -> list[Finding]:
    """Return the lint findings of a vendor with these files, given as path and text."""
    vendor = Vendor("toy", root)
    for name, text in texts.items():
        path = vendor.spec / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    folder = vendor.folder()
    return lint.check(vendor, folder, bundle(folder))


@dataclass(frozen=True)
class Case:
    """An edit of a file that makes a rule report a finding, and a part of its message."""

    rule: str
    old: str
    new: str
    message: str
    file: str = "openapi.yaml"
    other_rules: tuple[str, ...] = ()
    """Further rules that the same edit makes fire."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


def settings_case(rule: str, old: str, new: str, message: str, *other_rules: str) -> Case:
    """Return a case that edits `vendor.toml`."""
    return Case(rule, old, new, message, "vendor.toml", other_rules)


def evidence_case(rule: str, old: str, new: str, message: str, *other_rules: str) -> Case:
    """Return a case that edits `evidence.yaml`."""
    return Case(rule, old, new, message, "evidence.yaml", other_rules)


RESPONSES = "'204': {description: Gone.}\n        '401': {$ref: '#/components/responses/Unauthorized'}"


WAIVER = '\n[[waivers]]\nrule = "{}"\nat = "{}"\nreason = "as the page has it"\n'


END = "retrieved = 2026-01-01\n"


KEY = "key: {type: apiKey, in: header, name: X-Key}"


ROOT_ENVELOPE = "x-envelope: {message: /error}"


ENVELOPE = "x-envelope: {payload: /widget}"


NAMES = "x-enum-varnames: [RED, BLUE]"


TIME = "error: {type: string}"


def credential_case(rule: str, declared: str, message: str, *other_rules: str) -> Case:
    """Return a case that adds an `x-credential` extension to the API key."""
    return Case(rule, KEY, KEY.replace("}", f", x-credential: {declared}}}"), message, other_rules=other_rules)


def datetime_format_case(declared: str, message: str, rule: str = "extension-target", *other_rules: str) -> Case:
    """Return a case that adds an invalid `x-datetime-format` extension."""
    return Case(
        rule, TIME, f"error: {{type: string, x-datetime-format: '{declared}'}}", message, other_rules=other_rules
    )


SHAPES = [
    Case("extension-shape", ROOT_ENVELOPE, "x-envelope: {success: [1]}", "x-envelope: "),
    Case("extension-shape", ROOT_ENVELOPE, "x-envelope: {code: /error, success: []}", "x-envelope/success: "),
    Case("extension-shape", ROOT_ENVELOPE, "x-envelope: {code: /error, success: [1, 1]}", "x-envelope/success: "),
    Case("extension-shape", ROOT_ENVELOPE, "x-envelope: {code: /error, success: [null]}", "x-envelope/success/0: "),
    Case("extension-shape", ROOT_ENVELOPE, "x-envelope: {code: error}", "x-envelope/code: "),
    Case("extension-shape", ROOT_ENVELOPE, "x-envelope: {body: /error}", "x-envelope: "),
    Case("extension-shape", ENVELOPE, "x-envelope: {payload: /widget, body: ''}", "x-envelope/body: "),
    Case("extension-shape", ENVELOPE, "x-envelope: {payload: /widget, success: [1]}", "x-envelope: "),
    credential_case("extension-shape", "{}", "x-credential: "),
    credential_case("extension-shape", "{client-secret: query}", "x-credential/client-secret: ", "extension-target"),
    credential_case("extension-target", "{client-secret: form}", "client-secret: only an oauth2"),
    credential_case("extension-shape", "{in: header}", "x-credential/in: "),
    credential_case("extension-shape", "{in: form, name: key}", "x-credential: ", "extension-target"),
    credential_case(
        "extension-shape", "{sign-in: {operation: getWidget}}", "x-credential/sign-in: ", "extension-target"
    ),
    credential_case(
        "extension-shape",
        "{sign-in: {operation: getWidget, token: /widget/id, expired: []}}",
        "x-credential/sign-in/expired: ",
        "extension-target",
    ),
    Case("extension-shape", "x-idempotent: false", "x-credential: {in: form}", "belongs on: security_scheme"),
    Case("extension-shape", NAMES, "x-enum-descriptions: [Like blood., '']", "x-enum-descriptions/1: "),
    Case("extension-shape", NAMES, "x-enum-descriptions: Colours.", "x-enum-descriptions: "),
    Case("extension-shape", "x-idempotent: false", "x-datetime-format: '%Y%m%d%H%M'", "belongs on: schema"),
    datetime_format_case("soon", "does not parse the times"),
    datetime_format_case("%Y-%m-%d", "does not parse the times"),
    datetime_format_case("%H:%M", "does not parse the times"),
]


TARGETS = [
    Case("extension-target", ENVELOPE, "x-envelope: {body: /colours}", "nothing at '/colours' in the request body"),
    Case("extension-target", ENVELOPE, "x-envelope: {body: /extra/a}", "nothing at '/extra/a' in the request body"),
    credential_case("extension-target", "{sign-in: {operation: signIn, token: /id}}", "no operation 'signIn'"),
    credential_case(
        "extension-target",
        "{sign-in: {operation: getWidget, token: /widget/key}}",
        "token: nothing at '/widget/key'",
    ),
    credential_case(
        "extension-target",
        "{sign-in: {operation: getWidget, token: /widget/id, expires: /widget/end}}",
        "expires: nothing at '/widget/end'",
    ),
    credential_case("extension-target", "{sign-in: {operation: deleteWidget, token: ''}}", "token: nothing at ''"),
    credential_case(
        "extension-target", "{sign-in: {operation: getWidget, token: /widget/id}}", "getWidget requires the credential"
    ),
    credential_case("extension-target", "{in: form}", "its form has no property 'X-Key'"),
    Case("extension-target", NAMES, "x-enum-descriptions: [Like blood.]", "1 descriptions for 2 values"),
    Case("extension-target", NAMES, "x-enum-descriptions: [A., B., C.]", "3 descriptions for 2 values"),
    Case("extension-target", TIME, "error: {type: string, x-enum-descriptions: [A.]}", "1 descriptions for no values"),
    *(
        datetime_format_case(declared, "does not parse the times")
        for declared in (
            "%Y-%m-%d %H:%M %Z",
            "%Y-%m-%d %H:%M%z",
            "%Y-%m-%d %H:%M %Q",
            "%Y-%m-%d %H:%M%",
            "%Y-%m-%d %H:%M %Y",
            "%%Y-%%m-%%d %%H:%%M",
        )
    ),
]


CASES = [
    settings_case("vendor-settings", 'client = "Widgets"\n', "", '"client" is a required property'),
    settings_case("vendor-settings", 'client = "Widgets"', 'client = "widgets"', "client: "),
    settings_case("vendor-settings", '"0.1.0"', '"1"', "version: "),
    settings_case("vendor-settings", 'state = "live"', 'state = "alive"', "lifecycle/state: "),
    settings_case("vendor-settings", "since = 2020-01-01", 'since = "soon"', "lifecycle/since: "),
    settings_case("vendor-settings", "https://widgets", "http://widgets", "sources/0/page: "),
    settings_case(
        "vendor-settings", 'title = "Widgets"', 'title = "Widgets"\nretries = nan', "('retries' was unexpected)"
    ),
    settings_case("vendor-settings", 'title = "Widgets"', 'title = "Widgets', "not TOML"),
    settings_case(
        "vendor-settings",
        "[[sources]]",
        '[[sources]]\nid="page"\npage="https://a.example"\nretrieved=2026-01-01\n[[sources]]',
        "a second source 'page'",
    ),
    settings_case(
        "vendor-sources",
        TEXTS["vendor.toml"][TEXTS["vendor.toml"].index("[[sources]]") :],
        "",
        "no source",
        "evidence-entry",
    ),
    Case(
        "operation-name",
        "operationId: deleteWidget\n      tags",
        "tags",
        "has no operationId",
        other_rules=("link-target",),
    ),
    Case("changelog-version", "## 1.0.0", "## 9.0.0", "begins with 9.0.0", file="CHANGELOG.md"),
    Case(
        "vendor-settings",
        'client = "Widgets"',
        'client = "Client"',
        "every package already defines",
        file="vendor.toml",
    ),
    Case(
        "operation-id",
        "operationId: deleteWidget\n",
        "operationId: createWidget\n",
        "is taken by POST",
        other_rules=(
            "link-target",
            "link-missing",
        ),
    ),
    Case("operation-id", "deleteWidget", "'9'", "no legal method name", other_rules=("operation-name",)),
    Case(
        "operation-id",
        "deleteWidget",
        "get_widget",
        "both become widgets.get_widget()",
        other_rules=("operation-name",),
    ),
    Case("operation-name", "deleteWidget", "DeleteWidget", "not lowerCamel"),
    Case("operation-name", "deleteWidget", "widgetDelete", "begins with its tag's noun"),
    Case("operation-tag", "tags: [widgets]\n      summary: Delete", "summary: Delete", "0 tags"),
    Case(
        "operation-tag",
        "tags: [widgets]\n      summary: Delete",
        "tags: [gates]\n      summary: Delete",
        "not declared",
    ),
    Case("operation-tag", ", description: Things with a colour.", "", "no description"),
    Case("operation-tag", "widgets, desc", "widget, desc", "not a plural noun"),
    Case("operation-text", "      summary: Delete a widget.\n", "", "no summary"),
    Case("operation-text", "      description: Deletes one widget.\n", "", "no description"),
    Case("operation-security", "security: [{key: []}]\n", "", "no security", other_rules=("unused",)),
    Case(
        "security-scheme",
        "security: [{key: []}]",
        "security: [{keys: []}]",
        "no security scheme 'keys'",
        other_rules=("unused",),
    ),
    Case("operation-statuses", "'204': {", "default: {description: Any.}\n        '204': {", "default hides"),
    Case("operation-statuses", "'204'", "2XX", "is not one status"),
    Case("operation-statuses", "'204'", "'302'", "no success"),
    Case("operation-statuses", RESPONSES, RESPONSES.partition("\n")[0], "requires credentials but has no 401"),
    Case("parameter-text", "description: The widget., ", "", "widgetId has no description"),
    Case(
        "parameter-text", "description: Counts from 1., example: 1, ", "description: Counts., ", "page has no example"
    ),
    Case("schema-name", "Nut", "Field", "would shadow"),
    Case("schema-name", "Nut", "AsyncWidgets", "would shadow"),
    Case("schema-name", "Nut", "B_olt", "B_olt become the same class", other_rules=("schema-style",)),
    Case("schema-style", "Nut", "nut", "not PascalCase"),
    Case(
        "schema-style",
        "properties: {kind: {type: string}}",
        "properties: {kind: {type: string}, base: {}}",
        "property of its own name",
        other_rules=("example-coverage",),
    ),
    Case(
        "named-components",
        "extra: {type: object, additionalProperties: true}",
        "extra: {type: object, properties: {a: {type: integer}}}",
        "an inline object",
    ),
    Case(
        "named-components",
        "schema: {type: integer}}\n      responses",
        "schema: {type: integer, enum: [1, 2]}}\n      responses",
        "an inline enumeration",
    ),
    Case(
        "unused",
        "    Problem:\n",
        "    Lonely: {items: {$ref: '#/components/schemas/Lonely'}}\n    Problem:\n",
        "used by no operation",
    ),
    Case("unused", "{}", "{}", "no $ref leads to this file", "schemas/lonely.yaml"),
    Case(
        "example-present",
        "              example: {widget: {id: 1, colour: red}}\n",
        "",
        "no example of this application/json body",
    ),
    Case("example-valid", "{widget: {id: 1, colour: red}}", "{widget: {id: one, colour: red}}", "(at /widget/id)"),
    Case("example-valid", "weight: '12'", "weight: heavy", "(at /weight)"),
    Case(
        "example-valid",
        "{name: page, in: query, description: Counts from 1., example: 1",
        "{name: page, in: query, description: Counts from 1., example: one",
        "not of type",
    ),
    Case(
        "example-valid",
        "type: [string, 'null'], format: uri",
        "type: [string, 'null'], format: uri, examples: [8]",
        "8 is not of type",
    ),
    Case("example-valid", "next: 'https://api", "next: 'api", 'is not a "uri"'),
    Case("example-valid", "error: {type: string}", "error: {type: string, pattern: '('}", "the schema cannot be used"),
    Case(
        "example-coverage",
        "error: {type: string}",
        "error: {type: string}\n        reason: {type: string}",
        "no example shows reason",
    ),
    Case("example-coverage", "{kind: bolt, length: 2}", "{kind: bolt}", "no example shows length"),
    Case(
        "link-target",
        "getWidget: {operationId: getWidget",
        "getWidget: {operationId: readWidget",
        "no operation 'readWidget'",
        other_rules=("link-missing",),
    ),
    Case("link-target", "{path.widgetId: $r", "{path.id: $r", "getWidget has no parameter 'path.id'"),
    Case("link-target", "#/items/0/id", "#/items/0/name", "nothing at /items/0/name"),
    Case("link-target", "$response.header.Location", "$request.path.widgetId", "the request has no path parameter"),
    Case("link-target", "$response.header.Location", "$response.id", "no runtime expression"),
    Case(
        "link-missing",
        "            deleteWidget: {operationId: deleteWidget, parameters: {widgetId: $response.header.Location}}\n",
        "",
        "no link to deleteWidget",
    ),
    evidence_case("evidence-entry", "  status: inferred", "  status: guessed", "guessed"),
    evidence_case("evidence-entry", "  reading: It does.\n", "", '"reading" is a required property'),
    evidence_case("evidence-entry", "id: page", "id: pages", "no source 'pages' in vendor.toml"),
    evidence_case("evidence-entry", "last_checked: 2026-01-01", "last_checked: today", 'is not a "date"'),
    evidence_case("evidence-entry", "TOY-001", "TOY-01", "TOY-001 is expected", "evidence-used"),
    Case("evidence-used", "x-evidence: TOY-001", "x-evidence: [TOY-001, TOY-002]", "no entry TOY-002"),
    Case("evidence-used", "      x-evidence: TOY-001\n", "", "no node has x-evidence: TOY-001"),
    Case("extension-known", "x-idempotent", "x-idempotant", "unknown extension x-idempotant"),
    Case("extension-shape", "x-idempotent: false", "x-idempotent: no", "is not of type"),
    Case(
        "extension-shape",
        "x-pagination: {items: /items, next: /next, position: page}",
        "x-pagination: {items: /items}",
        "x-pagination: ",
    ),
    Case("extension-shape", "openapi: 3.1.0", "openapi: 3.1.0\nx-idempotent: true", "belongs on: operation"),
    Case("extension-target", "next: /next", "next: /paging/next", "nothing at '/paging/next'"),
    Case("extension-target", "payload: /widget}", "payload: /extra}", "nothing at '/extra'"),
    Case("extension-target", "position: page", "position: offset", "no query parameter 'offset'"),
    Case("extension-target", "[RED, BLUE]", "[RED]", "1 names for 2 values"),
    Case("extension-target", "[RED, BLUE]", "[RED, class]", "a Python keyword"),
    *SHAPES,
    *TARGETS,
    settings_case("waiver-unused", END, END + WAIVER.format("operation-tags", ""), "no rule 'operation-tags'"),
    settings_case("waiver-unused", END, END + WAIVER.format("operation-id", ""), "cannot be waived"),
    settings_case("waiver-unused", END, END + WAIVER.format("operation-text", "/paths"), "finds nothing at /paths"),
]
