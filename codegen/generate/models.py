"""Models: pydantic classes of every schema, written by datamodel-code-generator."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen.findings import Failed
from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.generate.schema_transforms.nullable_properties import NULLABLE
from codegen.generate.schema_transforms.single_or_list import as_lists
from codegen.openapi.bundler import SCHEMAS
from codegen.openapi.json_pointer import join


@dataclass(frozen=True, slots=True)
class Models:
    """The generated module, and the names that it gave: class by schema name, Python name by class and member."""

    source: str
    classes: Mapping[str, str]
    members: Mapping[str, Mapping[str, str]]

    def class_of(self, ref: str) -> str | None:
        """Return the class that a ``$ref`` stands for, None where its schema is written out where it is used."""
        return self.classes.get(ref.removeprefix(SCHEMAS))


def generate(schemas: ModelSchemas, package: str) -> Models:
    """Generate the models of one vendor. Raises what the generator raises: its input has been validated before."""
    document = schemas.document()
    if not document["components"]["schemas"]:
        return Models('"""The vendor describes no schema."""\n', {}, {})

    from datamodel_code_generator import generate as write
    from datamodel_code_generator.enums import DataModelType, InputFileType, OpenAPIScope
    from datamodel_code_generator.format import Formatter, PythonVersion

    with tempfile.TemporaryDirectory() as folder:
        output, metadata = Path(folder, "models.py"), Path(folder, "metadata.json")
        write(
            document,
            input_file_type=InputFileType.OpenAPI,
            openapi_scopes=[OpenAPIScope.Schemas],
            output=output,
            emit_model_metadata=metadata,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            base_class=f"{package}._core.Model",
            import_overrides={"StrEnum": f"{package}._core", "IntEnum": f"{package}._core"},
            # DCG would make `format: password` a SecretStr, which serialises as asterisks.
            type_mappings=["string+password=string"],
            snake_case_field=True,
            use_annotated=True,
            field_constraints=True,
            field_extra_keys={NULLABLE},
            use_specialized_enum=True,
            set_default_enum_member=True,
            capitalise_enum_members=True,
            collapse_root_models=True,
            use_union_operator=True,
            use_standard_collections=True,
            use_field_description=True,
            use_schema_description=True,
            use_single_line_docstring=True,
            disable_timestamp=True,
            treat_dot_as_module=False,
            formatters=[Formatter.BUILTIN],
        )
        source = output.read_text(encoding="utf-8")
        described: list[dict[str, Any]] = json.loads(metadata.read_text(encoding="utf-8"))["models"]
    _refuse_normalised(schemas, described)
    return Models(
        source=as_lists(_without_header(_ARBITRARY.sub("", source)), package, _fields(described, schemas.listed)),
        classes={one["source_ref"].removeprefix(SCHEMAS): one["class_name"] for one in described},
        members={
            one["class_name"]: {field["original_name"] or field["alias"]: field["name"] for field in one["fields"]}
            for one in described
        },
    )


def _refuse_normalised(schemas: ModelSchemas, described: list[dict[str, Any]]) -> None:
    """Refuse members whose name Python would write otherwise (``ﬁ`` as ``fi``): they would lose the vendor's name."""
    findings = [
        schemas.bundle.find(
            join(f"{one['source_ref'][1:]}/properties", field["name"]),
            "schema-name",
            f"Python writes the name {field['name']!r} otherwise ({normal!r}); leave the member out of the description",
        )
        for one in described
        for field in one["fields"]
        if (normal := unicodedata.normalize("NFKC", field["name"])) != field["name"]
    ]
    if findings:
        raise Failed(findings)


# A type that the generator does not know makes it ask pydantic to take any; ours bring their own schema.
_ARBITRARY = re.compile(r"    model_config = ConfigDict\(\s*arbitrary_types_allowed=True,\s*\)\n")


def _fields(described: list[dict[str, Any]], wanted: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return class and field names of members that are given as schema and member names."""
    return {
        (one["class_name"], field["name"])
        for one in described
        for field in one["fields"]
        if (one["source_ref"].removeprefix(SCHEMAS), field["original_name"] or field["alias"]) in wanted
    }


def _without_header(source: str) -> str:
    lines = source.splitlines(keepends=True)
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        del lines[0]
    return '"""Models of what the vendor sends and takes."""\n\n' + "".join(lines)
