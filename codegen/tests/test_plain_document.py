"""An ordinary OpenAPI document that follows none of this project's rules: it generates a typed, working client."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from codegen import vendors
from codegen.pipeline import build

DOCUMENT = """
openapi: 3.1.0
info: {title: Zoo, version: '2'}
servers: [{url: 'https://zoo.example.com/api/'}]
paths:
  /animals:
    get:
      tags: [Animals]
      parameters:
        - {name: kind, in: query, schema: {type: string, enum: [cat, dog]}}
        - {name: ids, in: query, schema: {type: array, items: {type: integer}}}
        - {name: size, in: query, schema: {type: object, properties: {min: {type: integer}, max: {type: integer}}}}
        - {name: where, in: query, style: deepObject, schema: {type: object, additionalProperties: {type: string}}}
      responses:
        default:
          description: Anything
          content: {application/problem+json: {schema: {$ref: '#/components/schemas/Oops'}}}
        '2XX':
          description: Animals
          content:
            application/json:
              schema: {type: array, items: {type: object, properties: {name: {type: string}, legs: {type: integer}}}}
    post:
      operationId: add-animal
      tags: [Animals]
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - {$ref: '#/components/schemas/Being'}
                - {type: object, required: [legs], properties: {name: {type: [string, 'null']}, legs: {type: integer}}}
      responses:
        '201': {description: Done, content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}}
  /animals/{id}/photo:
    parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      tags: [Animals]
      responses: {'200': {description: A photo, content: {image/png: {schema: {type: string, format: binary}}}}}
    put:
      tags: [Options]
      requestBody: {required: true, content: {image/png: {schema: {type: string, format: binary}}}}
      responses: {'204': {description: Done}}
webhooks:
  born: {post: {responses: {'200': {description: Thanks}}}}
components:
  securitySchemes: {basic: {type: http, scheme: basic}}
  schemas:
    Oops: {type: object, properties: {title: {type: string}}}
    Being: {type: object, required: [name], properties: {name: {type: string}, born: {type: string, format: date}}}
    Dog:
      allOf:
        - {$ref: '#/components/schemas/Being'}
        - {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
    Owner: {anyOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Owner'}}]}
"""


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> vendors.Vendor:
    root = tmp_path_factory.mktemp("project")
    vendor = vendors.Vendor("zoo", root)
    vendor.spec.mkdir(parents=True)
    (vendor.spec / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    (vendor.spec / "vendor.toml").write_text('title = "Zoo"\nversion = "0.1.0"\nclient = "Zoo"\n', encoding="utf-8")
    outcome = build.generate(vendor)
    assert outcome.state == "written", outcome.findings
    assert outcome.findings, "the document breaks lint rules, and is generated nevertheless"
    return vendor


def test_zoo_package_passes_strict_mypy(zoo: vendors.Vendor, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path)]
    done = subprocess.run([*command, zoo.package], cwd=zoo.output, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_zoo_client_calls_work(zoo: vendors.Vendor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(zoo.output))
    package = importlib.import_module(zoo.package)
    models = importlib.import_module(f"{zoo.package}.models")
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        match request.method, request.url.path:
            case "GET", "/api/animals":
                return httpx.Response(206, json=[{"name": "Tom", "legs": 4}])
            case "POST", _:
                return httpx.Response(201, json={"name": "Rex", "owner": ["a", ["b"]]})
            case "GET", _:
                return httpx.Response(200, content=b"\x89PNG")
        return httpx.Response(418, json={"title": "teapot"})

    with package.Zoo("me", "secret", http_client=httpx.Client(transport=httpx.MockTransport(respond))) as client:
        (tom,) = client.animals.get(kind="cat", ids=[1, 2], where={"a": "b"}, size={"min": 3})
        assert (type(tom), tom.legs) == (models.GetAnimals2XxResponseItem, 4)
        assert requests[-1].url.query == b"kind=cat&ids=1&ids=2&min=3&where%5Ba%5D=b"
        dog = client.animals.add(name=None, legs=3)
        assert (requests[-1].content, dog.born, type(dog)) == (b'{"name":null,"legs":3}', None, models.Dog)
        client.animals.add()
        assert requests[-1].content == b""
        photo = "7b2f2f6e-0d9b-4a8f-9f7e-0123456789ab"
        assert client.animals.get_id_photo(photo).read() == b"\x89PNG"
        with pytest.raises(package.StatusError) as refused:
            client.options.put_animals_id_photo(photo, body=b"\x89PNG")
        assert refused.value.body == {"title": "teapot"}
        assert requests[-1].headers["content-type"] == "image/png"
