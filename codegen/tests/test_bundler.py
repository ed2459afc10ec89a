"""Bundling: references are resolved only inside the vendor's folder, and every node keeps its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.findings import Failed

from .conftest import Project, format_findings, load_bundle

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"
THING = HEAD + "components:\n  schemas:\n    Thing:\n      properties:\n        part:\n          $ref: '%s'\n"
THING_LINE = 8


def bundle_errors(project: Project, files: dict[str, str]) -> str:
    """Return the findings with which the bundler rejects these files."""
    with pytest.raises(Failed) as failed:
        load_bundle(project.write(files))
    return format_findings(failed.value.findings)


INVALID_REFERENCES = {
    "../secret.yaml#/components/schemas/A": "leaves the vendor's folder",
    "..%2fsecret.yaml#/components/schemas/A": "leaves the vendor's folder",
    "%2e%2e/secret.yaml": "leaves the vendor's folder",
    "/etc/passwd": "leaves the vendor's folder",
    "%2fetc/passwd": "leaves the vendor's folder",
    "sub/../../secret.yaml#/A": "leaves the vendor's folder",
    "link.yaml#/components/schemas/A": "leaves the vendor's folder",
    "linked/secret.yaml#/components/schemas/A": "leaves the vendor's folder",
    "http://example.com/a.yaml#/A": "is a URL",
    "HTTPS://example.com/a.yaml#/A": "is a URL",
    "file:///etc/passwd": "is a URL",
    "//example.com/a.yaml": "is a URL",
    "http://[": "is a URL",
    "missing.yaml#/components/schemas/A": "names a file that does not exist",
    "loop.yaml#/components/schemas/A": "names a file that does not exist",
    "a%00b.yaml#/A": "names a file that does not exist",
    "x" * 5000: "names a file that does not exist",
    ".hidden.yaml#/components/schemas/A": "names a hidden file",
    "#/components/schemas/Missing": "points at nothing in specs/toy/openapi.yaml",
    "#/components/schemas/Thing/properties/part/x": "points at nothing in specs/toy/openapi.yaml",
    "#Thing": "names an anchor; use a JSON Pointer",
    "other.yaml#Thing": "names an anchor; use a JSON Pointer",
    "other.yaml": "must refer to a component",
    "other.yaml#/components": "must refer to a component",
    "other.yaml#/components/schemas/Missing": "points at nothing in specs/toy/other.yaml",
}


@pytest.mark.parametrize("ref", INVALID_REFERENCES, ids=lambda ref: ref[:50])
def test_invalid_reference_is_reported_at_its_line(project: Project, ref: str) -> None:
    files = {"openapi.yaml": THING % ref, "other.yaml": "components: {schemas: {A: {}}}\n"}
    files[".hidden.yaml"] = files["../secret.yaml"] = files["other.yaml"]
    vendor = project.write(files)
    (vendor.spec / "link.yaml").symlink_to("../secret.yaml")
    (vendor.spec / "linked").symlink_to("..")
    (vendor.spec / "loop.yaml").symlink_to("loop.yaml")
    errors = bundle_errors(project, files)
    assert (
        f"specs/toy/openapi.yaml:{THING_LINE}: error[reference-target] $ref '{ref}' {INVALID_REFERENCES[ref]}" in errors
    )


def test_syntax_errors_are_reported_in_referenced_file(project: Project) -> None:
    files = {"openapi.yaml": THING % "other.yaml#/components/schemas/A", "other.yaml": "a: 1\nb: *x\nc: *y\n"}
    assert [line.split(": ")[0] for line in bundle_errors(project, files).splitlines()] == [
        "specs/toy/other.yaml:2",
        "specs/toy/other.yaml:3",
    ]


CYCLES = {
    "component refers to itself": "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
    "two components refer to each other": (
        "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}"
    ),
    "path item refers to itself": "paths: {/a: {$ref: '#/paths/~1a'}}",
    "two path items refer to each other": "paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}",
    "path items of two files": "paths: {/a: {$ref: 'back.yaml#/paths/~1a'}}",
    "components of two files": "components: {schemas: {A: {$ref: 'back.yaml#/components/schemas/A'}}}",
}
BACK = (
    "paths: {/a: {$ref: 'openapi.yaml#/paths/~1a'}}\n"
    "components: {schemas: {A: {$ref: 'openapi.yaml#/components/schemas/A'}}}\n"
)


@pytest.mark.parametrize("name", CYCLES)
def test_circular_references_are_reported(project: Project, name: str) -> None:
    assert "refers back to itself" in bundle_errors(project, {"openapi.yaml": HEAD + CYCLES[name], "back.yaml": BACK})


def test_too_long_reference_chain_is_reported(project: Project) -> None:
    files = {f"p{n}.yaml": f"item: {{$ref: 'p{n + 1}.yaml#/item'}}\n" for n in range(30)}
    files["openapi.yaml"] = HEAD + "paths: {/a: {$ref: 'p0.yaml#/item'}}\n"
    assert "references lead through more than" in bundle_errors(project, files)


def test_same_component_name_in_two_files_is_reported(project: Project) -> None:
    files = {
        "openapi.yaml": HEAD
        + "components:\n  schemas:\n    A: {items: {$ref: 'x.yaml#/components/schemas/B'}}\n"
        + "    C: {items: {$ref: 'y.yaml#/components/schemas/B'}}\n",
        "x.yaml": "components: {schemas: {B: {type: string}}}\n",
        "y.yaml": "components: {schemas: {B: {type: integer}}}\n",
    }
    assert (
        "openapi.yaml:6: error[reference-target] /components/schemas/B is defined in specs/toy/x.yaml"
        in bundle_errors(project, files)
    )


def test_properties_named_like_keywords_are_kept(project: Project) -> None:
    schema = (
        "type: object\nproperties:\n  $ref: {type: string}\n  x-evidence: {type: string}\n  example: {type: string}\n"
        "  default: {$ref: '#/components/schemas/Part'}\n  properties:\n    type: object\n"
        "    properties: {$ref: {type: string}}\n"
    )
    text = HEAD + "components:\n  schemas:\n    Part: {type: string}\n    Thing:\n"
    text += "".join(f"      {line}\n" for line in schema.splitlines())
    bundle = load_bundle(project.write({"openapi.yaml": text}))
    properties = bundle.data["components"]["schemas"]["Thing"]["properties"]
    assert list(properties) == ["$ref", "x-evidence", "example", "default", "properties"]
    assert properties["properties"]["properties"] == {"$ref": {"type": "string"}}
    assert not bundle.evidence


def test_references_in_example_data_are_not_resolved(project: Project) -> None:
    data = "{$ref: 'file:///etc/passwd', x-evidence: A-1}"
    text = HEAD + f"components:\n  schemas:\n    A: {{example: {data}, default: {data}, examples: [{data}]}}\n"
    text += f"    B: {{const: {data}, enum: [{data}]}}\n  examples:\n    E: {{value: {data}}}\n"
    bundle = load_bundle(project.write({"openapi.yaml": text}))
    expected = {"$ref": "file:///etc/passwd", "x-evidence": "A-1"}
    assert bundle.data["components"]["schemas"]["A"] == {
        "example": expected,
        "default": expected,
        "examples": [expected],
    }
    assert bundle.data["components"]["schemas"]["B"] == {"const": expected, "enum": [expected]}
    assert bundle.data["components"]["examples"]["E"] == {"value": expected}
    assert not bundle.evidence


def test_siblings_of_reference_are_kept(project: Project) -> None:
    text = THING % "other.yaml#/components/schemas/A"
    text = text.replace("$ref: ", "description: mine\n          x-evidence: T-001\n          $ref: ")
    bundle = load_bundle(project.write({"openapi.yaml": text, "other.yaml": "components: {schemas: {A: {}}}\n"}))
    part = bundle.data["components"]["schemas"]["Thing"]["properties"]["part"]
    assert part == {"$ref": "#/components/schemas/A", "description": "mine"}
    assert bundle.evidence == {"/components/schemas/Thing/properties/part": ["T-001"]}


def test_discriminator_mapping_to_file_is_resolved(project: Project) -> None:
    text = HEAD + "components:\n  schemas:\n    Pet:\n      type: object\n      discriminator:\n"
    text += "        propertyName: kind\n        mapping:\n"
    text += "          cat: 'pets.yaml#/components/schemas/Cat'\n          dog: Dog\n"
    files = {"openapi.yaml": text, "pets.yaml": "components: {schemas: {Cat: {type: object}}}\n"}
    schemas = load_bundle(project.write(files)).data["components"]["schemas"]
    assert schemas["Pet"]["discriminator"]["mapping"] == {"cat": "#/components/schemas/Cat", "dog": "Dog"}
    assert schemas["Cat"] == {"type": "object"}
    invalid = text.replace("schemas/Cat", "schemas/Cow")
    assert "specs/toy/openapi.yaml:10: error[reference-target]" in bundle_errors(
        project, {**files, "openapi.yaml": invalid}
    )


def test_bundle_knows_file_and_line_of_every_node(project: Project) -> None:
    files = {
        "openapi.yaml": HEAD
        + "paths:\n  /a: {$ref: 'paths/a.yaml#/item'}\n"
        + "components:\n  schemas:\n    B:\n      $ref: 'schemas/b.yaml#/components/schemas/B'\n",
        "paths/a.yaml": "# a\nitem:\n  get:\n    responses:\n      '200':\n        content:\n          text/plain:\n"
        "            schema: {$ref: '../schemas/b.yaml#/components/schemas/C'}\n",
        "schemas/b.yaml": "components:\n  schemas:\n    B:\n      type: string\n      example: {a:\n       b}\n"
        "    C:\n      items:\n        $ref: '#/components/schemas/B'\n",
    }
    bundle = load_bundle(project.write(files))
    assert bundle.data["components"]["schemas"]["C"]["items"] == {"$ref": "#/components/schemas/B"}
    locations = {
        "": ("openapi.yaml", 1),
        "/info/title": ("openapi.yaml", 2),
        "/paths/~1a/get/responses/200": ("paths/a.yaml", 5),
        "/paths/~1a/get/responses/200/content/text~1plain/schema": ("paths/a.yaml", 8),
        "/components/schemas/B/type": ("schemas/b.yaml", 4),
        "/components/schemas/B/example/a": ("schemas/b.yaml", 5),
        "/components/schemas/C/items": ("schemas/b.yaml", 8),
        "/components/schemas/C/nothing/there": ("schemas/b.yaml", 7),
        "/nothing": ("openapi.yaml", 1),
    }
    assert {pointer: bundle.place(pointer) for pointer in locations} == {
        pointer: (Path("specs/toy") / file, line) for pointer, (file, line) in locations.items()
    }


@pytest.mark.parametrize("text", ["", "3", "[a]", "null", "text"])
def test_document_that_is_no_mapping_is_reported(project: Project, text: str) -> None:
    expected = "specs/toy/openapi.yaml:1: error[document-syntax] the document must be a mapping"
    assert bundle_errors(project, {"openapi.yaml": text}) == expected
