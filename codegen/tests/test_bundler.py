"""Bundling: references are followed inside the vendor's folder and nowhere else, and every node keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.findings import Failed

from .conftest import Project, format_findings, load_bundle

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"
THING = HEAD + "components:\n  schemas:\n    Thing:\n      properties:\n        part:\n          $ref: '%s'\n"
THING_LINE = 8


def refused(project: Project, files: dict[str, str]) -> str:
    with pytest.raises(Failed) as failed:
        load_bundle(project.write(files))
    return format_findings(failed.value.findings)


OUTSIDE = {
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


@pytest.mark.parametrize("ref", OUTSIDE, ids=lambda ref: ref[:50])
def test_what_cannot_be_followed_is_refused_where_it_stands(project: Project, ref: str) -> None:
    files = {"openapi.yaml": THING % ref, "other.yaml": "components: {schemas: {A: {}}}\n"}
    files[".hidden.yaml"] = files["../secret.yaml"] = files["other.yaml"]
    vendor = project.write(files)
    (vendor.spec / "link.yaml").symlink_to("../secret.yaml")
    (vendor.spec / "linked").symlink_to("..")
    (vendor.spec / "loop.yaml").symlink_to("loop.yaml")
    found = refused(project, files)
    assert f"specs/toy/openapi.yaml:{THING_LINE}: error[reference-target] $ref '{ref}' {OUTSIDE[ref]}" in found


def test_a_broken_file_is_reported_at_its_own_line(project: Project) -> None:
    files = {"openapi.yaml": THING % "other.yaml#/components/schemas/A", "other.yaml": "a: 1\nb: *x\nc: *y\n"}
    assert [line.split(": ")[0] for line in refused(project, files).splitlines()] == [
        "specs/toy/other.yaml:2",
        "specs/toy/other.yaml:3",
    ]


CYCLES = {
    "a component that is itself": "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
    "two components that are each other": (
        "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}"
    ),
    "a path item that is itself": "paths: {/a: {$ref: '#/paths/~1a'}}",
    "two path items that are each other": "paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}",
    "a path item in two files": "paths: {/a: {$ref: 'back.yaml#/paths/~1a'}}",
    "a component in two files": "components: {schemas: {A: {$ref: 'back.yaml#/components/schemas/A'}}}",
}
BACK = (
    "paths: {/a: {$ref: 'openapi.yaml#/paths/~1a'}}\n"
    "components: {schemas: {A: {$ref: 'openapi.yaml#/components/schemas/A'}}}\n"
)


@pytest.mark.parametrize("name", CYCLES)
def test_a_circle_of_references_is_refused(project: Project, name: str) -> None:
    assert "refers back to itself" in refused(project, {"openapi.yaml": HEAD + CYCLES[name], "back.yaml": BACK})


def test_an_endless_chain_of_files_is_refused(project: Project) -> None:
    files = {f"p{n}.yaml": f"item: {{$ref: 'p{n + 1}.yaml#/item'}}\n" for n in range(30)}
    files["openapi.yaml"] = HEAD + "paths: {/a: {$ref: 'p0.yaml#/item'}}\n"
    assert "references lead through more than" in refused(project, files)


def test_one_component_has_one_home(project: Project) -> None:
    files = {
        "openapi.yaml": HEAD
        + "components:\n  schemas:\n    A: {items: {$ref: 'x.yaml#/components/schemas/B'}}\n"
        + "    C: {items: {$ref: 'y.yaml#/components/schemas/B'}}\n",
        "x.yaml": "components: {schemas: {B: {type: string}}}\n",
        "y.yaml": "components: {schemas: {B: {type: integer}}}\n",
    }
    assert "openapi.yaml:6: error[reference-target] /components/schemas/B is defined in specs/toy/x.yaml" in refused(
        project, files
    )


def test_names_that_look_like_keywords_are_names(project: Project) -> None:
    schema = (
        "type: object\nproperties:\n  $ref: {type: string}\n  x-evidence: {type: string}\n  example: {type: string}\n"
        "  default: {$ref: '#/components/schemas/Part'}\n  properties:\n    type: object\n"
        "    properties: {$ref: {type: string}}\n"
    )
    text = HEAD + "components:\n  schemas:\n    Part: {type: string}\n    Thing:\n"
    text += "".join(f"      {line}\n" for line in schema.splitlines())
    found = load_bundle(project.write({"openapi.yaml": text}))
    properties = found.data["components"]["schemas"]["Thing"]["properties"]
    assert list(properties) == ["$ref", "x-evidence", "example", "default", "properties"]
    assert properties["properties"]["properties"] == {"$ref": {"type": "string"}}
    assert not found.evidence


def test_what_is_data_is_not_followed(project: Project) -> None:
    data = "{$ref: 'file:///etc/passwd', x-evidence: A-1}"
    text = HEAD + f"components:\n  schemas:\n    A: {{example: {data}, default: {data}, examples: [{data}]}}\n"
    text += f"    B: {{const: {data}, enum: [{data}]}}\n  examples:\n    E: {{value: {data}}}\n"
    found = load_bundle(project.write({"openapi.yaml": text}))
    wanted = {"$ref": "file:///etc/passwd", "x-evidence": "A-1"}
    assert found.data["components"]["schemas"]["A"] == {"example": wanted, "default": wanted, "examples": [wanted]}
    assert found.data["components"]["schemas"]["B"] == {"const": wanted, "enum": [wanted]}
    assert found.data["components"]["examples"]["E"] == {"value": wanted}
    assert not found.evidence


def test_siblings_of_a_reference_stay_beside_it(project: Project) -> None:
    text = THING % "other.yaml#/components/schemas/A"
    text = text.replace("$ref: ", "description: mine\n          x-evidence: T-001\n          $ref: ")
    found = load_bundle(project.write({"openapi.yaml": text, "other.yaml": "components: {schemas: {A: {}}}\n"}))
    part = found.data["components"]["schemas"]["Thing"]["properties"]["part"]
    assert part == {"$ref": "#/components/schemas/A", "description": "mine"}
    assert found.evidence == {"/components/schemas/Thing/properties/part": ["T-001"]}


def test_a_discriminator_may_map_to_another_file(project: Project) -> None:
    text = HEAD + "components:\n  schemas:\n    Pet:\n      type: object\n      discriminator:\n"
    text += "        propertyName: kind\n        mapping:\n"
    text += "          cat: 'pets.yaml#/components/schemas/Cat'\n          dog: Dog\n"
    files = {"openapi.yaml": text, "pets.yaml": "components: {schemas: {Cat: {type: object}}}\n"}
    found = load_bundle(project.write(files)).data["components"]["schemas"]
    assert found["Pet"]["discriminator"]["mapping"] == {"cat": "#/components/schemas/Cat", "dog": "Dog"}
    assert found["Cat"] == {"type": "object"}
    wrong = text.replace("schemas/Cat", "schemas/Cow")
    assert "specs/toy/openapi.yaml:10: error[reference-target]" in refused(project, {**files, "openapi.yaml": wrong})


def test_every_node_leads_back_to_its_file_and_line(project: Project) -> None:
    files = {
        "openapi.yaml": HEAD
        + "paths:\n  /a: {$ref: 'paths/a.yaml#/item'}\n"
        + "components:\n  schemas:\n    B:\n      $ref: 'schemas/b.yaml#/components/schemas/B'\n",
        "paths/a.yaml": "# a\nitem:\n  get:\n    responses:\n      '200':\n        content:\n          text/plain:\n"
        "            schema: {$ref: '../schemas/b.yaml#/components/schemas/C'}\n",
        "schemas/b.yaml": "components:\n  schemas:\n    B:\n      type: string\n      example: {a:\n       b}\n"
        "    C:\n      items:\n        $ref: '#/components/schemas/B'\n",
    }
    found = load_bundle(project.write(files))
    assert found.data["components"]["schemas"]["C"]["items"] == {"$ref": "#/components/schemas/B"}
    places = {
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
    assert {at: found.place(at) for at in places} == {
        at: (Path("specs/toy") / file, line) for at, (file, line) in places.items()
    }


@pytest.mark.parametrize("text", ["", "3", "[a]", "null", "text"])
def test_a_document_must_be_a_mapping(project: Project, text: str) -> None:
    wanted = "specs/toy/openapi.yaml:1: error[document-syntax] the document must be a mapping"
    assert refused(project, {"openapi.yaml": text}) == wanted
