"""Write a package: render the templates, copy the runtime, format and compile the result."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2

from codegen.findings import Failed, Finding
from codegen.ir.asyncapi import StreamDescription
from codegen.ir.operations import Operation
from codegen.openapi.bundler import Bundle
from codegen.runtime_source import RUNTIME
from codegen.vendors import Vendor

from . import docstrings, template_context, text
from .client_api import Tag
from .template_context import TemplateContext

CODEGEN = Path(__file__).resolve().parents[1]
TEMPLATES = CODEGEN / "templates"

_INIT_TEMPLATE = "%package%/__init__.py.j2"


def write(
    vendor: Vendor, bundle: Bundle, operations: list[Operation], folder: Path, streams: StreamDescription | None = None
) -> None:
    """Write a vendor's whole distribution into an empty folder. Raises Failed if it cannot be generated."""
    context = template_context.build(vendor, bundle, operations, folder / vendor.package, streams)
    _copy(vendor, folder, streaming=context.stream is not None)
    for path, source in chain(context.programs, _rendered(context)):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, encoding="utf-8", newline="\n")
    _format(folder)
    _compile(vendor, folder)


def _rendered(context: TemplateContext) -> Iterator[tuple[str, str]]:
    """Render all templates; yield path and source of each file.

    In the path of a template, ``%package%`` is replaced by the name of the package. A template with ``%tag%`` is
    rendered once per tag. ``__init__.py`` comes last, because its exports are read from the other modules.
    """
    environment, package, variables = _environment(), context.vendor.package, vars(context)
    for name in sorted(environment.list_templates(["j2"]), key=lambda name: name == _INIT_TEMPLATE):
        path = name.removesuffix(".j2").replace("%package%", package)
        for tag in context.tags if "%tag%" in path else [None]:
            environment.filters["annotation"] = _builtins_filter(tag) if tag else str
            template = environment.get_template(name)
            source = template.render(variables, tag=tag)
            # A template that renders nothing writes no file, unless it is empty itself (py.typed).
            if source.strip() or not (TEMPLATES / name).read_text(encoding="utf-8").strip():
                yield path.replace("%tag%", tag.module if tag else ""), source


def _environment() -> jinja2.Environment:
    """Create the Jinja environment with the filters and functions that the templates use."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters.update(literal=text.literal, toml=text.toml, line=text.line, cell=text.cell)
    environment.filters["module_annotation"] = str
    environment.globals.update(
        docstring=text.docstring,
        documented=template_context.documented_arguments,
        raised=docstrings.raises_section,
        section=text.section,
        see=docstrings.see_also_section,
        sentence=text.sentence,
    )
    return environment


def _builtins_filter(tag: Tag) -> Callable[[str], str]:
    """Return a filter that qualifies builtin types in annotations if a method of the class hides them (``list``)."""
    builtin = {"list", "dict", "str", "int", "float", "bool", "bytes"} & {method.name for method in tag.methods}
    if not builtin:
        return str
    pattern = re.compile(rf"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<![\w.])({"|".join(sorted(builtin))})\b""")
    return lambda annotation: pattern.sub(lambda match: match[1] or f"builtins.{match[2]}", annotation)


def _copy(vendor: Vendor, folder: Path, *, streaming: bool) -> None:
    core = folder / vendor.package / "_core"
    core.mkdir(parents=True)
    for module in sorted(RUNTIME.glob("*.py")):
        shutil.copyfile(module, core / module.name)
    if streaming:
        shutil.copytree(RUNTIME / "streams", core / "streams", ignore=shutil.ignore_patterns("__pycache__"))
    if vendor.extras_path.exists():
        shutil.copyfile(vendor.extras_path, folder / vendor.package / "extras.py")
    if vendor.changelog_path.exists():
        shutil.copyfile(vendor.changelog_path, folder / vendor.changelog_path.name)
    shutil.copyfile(CODEGEN.parent / "LICENSE", folder / "LICENSE")


def _format(folder: Path) -> None:
    """Remove unused imports, sort the others and format, with the pinned ruff and without any local configuration."""
    ruff = [sys.executable, "-m", "ruff"]
    common = ["--isolated", "--no-cache", "--quiet", "--no-respect-gitignore"]
    for step in (
        ["check", "--select", "I,F401", "--fix", "--config", "lint.isort.split-on-trailing-comma=false"],
        ["format", "--line-length", "120", "--config", "format.skip-magic-trailing-comma=true"],
    ):
        result = subprocess.run(
            [*ruff, step[0], *common, *step[1:], "."], cwd=folder, capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise Failed(
                [Finding(Path("codegen"), 1, "generated-format", (result.stdout + result.stderr).strip()[:2000])]
            )


def _compile(vendor: Vendor, folder: Path) -> None:
    """Compile every module, so that a mistake in a template never reaches a package. Raises Failed."""
    findings = []
    for path in sorted(folder.rglob("*.py")):
        try:
            compile(path.read_bytes(), str(path.relative_to(folder)), "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            module = vendor.shown(vendor.output) / path.relative_to(folder)
            line = getattr(error, "lineno", None) or 1
            findings.append(Finding(module, line, "generated-syntax", f"generated invalid Python: {error}"))
    if findings:
        raise Failed(findings)


def dump(value: Any) -> str:
    """Serialize JSON for committed files: one key per line, in document order."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
