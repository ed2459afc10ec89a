"""Generate pydantic models from schemas with datamodel-code-generator."""

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
class GeneratedModels:
    """The source of the generated module, and the names of its classes and fields.

    `classes` maps names of schemas to classes, `field_names` maps classes to their fields by the name of the property.
    """

    source: str
    classes: Mapping[str, str]
    field_names: Mapping[str, Mapping[str, str]]

    def class_of(self, ref: str) -> str | None:
        """Return the class of a ``$ref``; None if the schema has no class but is inlined where it is used."""
        return self.classes.get(ref.removeprefix(SCHEMAS))


def generate(schemas: ModelSchemas, package: str) -> GeneratedModels:
    """Generate the models of one vendor. Exceptions of the library pass through, since schemas are valid by now."""
    document = schemas.document()
    if not document["components"]["schemas"]:
        return GeneratedModels('"""The vendor describes no schema."""\n', {}, {})

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
            # By default `format: password` becomes a SecretStr, which serializes as asterisks.
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
        classes: list[dict[str, Any]] = json.loads(metadata.read_text(encoding="utf-8"))["models"]
    _refuse_normalized(schemas, classes)
    return GeneratedModels(
        source=as_lists(_without_header(_ARBITRARY.sub("", source)), package, _fields(classes, schemas.single_or_list)),
        classes={class_["source_ref"].removeprefix(SCHEMAS): class_["class_name"] for class_ in classes},
        field_names={
            class_["class_name"]: {
                field["original_name"] or field["alias"]: field["name"] for field in class_["fields"]
            }
            for class_ in classes
        },
    )


def _refuse_normalized(schemas: ModelSchemas, classes: list[dict[str, Any]]) -> None:
    """Raise Failed for properties whose name Python normalizes (``ﬁ`` to ``fi``), since the field would not match."""
    findings = [
        schemas.bundle.find(
            join(f"{class_['source_ref'][1:]}/properties", field["name"]),
            "schema-name",
            f"Python writes the name {field['name']!r} as {normal!r}; remove the property from the description",
        )
        for class_ in classes
        for field in class_["fields"]
        if (normal := unicodedata.normalize("NFKC", field["name"])) != field["name"]
    ]
    if findings:
        raise Failed(findings)


# The library adds this for types that it does not know; ours define their own pydantic schema.
_ARBITRARY = re.compile(r"    model_config = ConfigDict\(\s*arbitrary_types_allowed=True,\s*\)\n")


def _fields(classes: list[dict[str, Any]], selected: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Convert pairs of schema and property names to pairs of class and field names."""
    return {
        (class_["class_name"], field["name"])
        for class_ in classes
        for field in class_["fields"]
        if (class_["source_ref"].removeprefix(SCHEMAS), field["original_name"] or field["alias"]) in selected
    }


def _without_header(source: str) -> str:
    lines = source.splitlines(keepends=True)
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        del lines[0]
    return '"""Models of what the vendor sends and takes."""\n\n' + "".join(lines)
