"""The site: every page rendered, and the folder of the last one replaced when all of them are there."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markdown_it import MarkdownIt
from markupsafe import Markup

from codegen.vendors import Vendor

from . import matrix, reference, stories
from .facts import VendorFacts

HERE = Path(__file__).parent
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
# What a package's files are called here.
_PAGES = {"EVIDENCE.md": "surprises.html", "CHANGELOG.md": "changelog.html"}


@dataclass(frozen=True, slots=True)
class SiteSize:
    """What the site weighs, in bytes: the first page with its style, and all of it."""

    first: int
    whole: int
    pages: int


def write_site(vendors: list[Vendor], output: Path, renderer: str) -> SiteSize:
    """Write the site of some vendors into a folder, whose content it takes the place of. Raises Failed.

    `renderer` is the text of the module that shows references. Equal inputs give equal bytes.
    """
    rendered = dict(_rendered([VendorFacts(one) for one in vendors], renderer))
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as name:
        made = Path(name) / output.name
        for path, text in rendered.items():
            target = made / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        if output.exists():
            shutil.move(output, Path(name) / "last")
        shutil.move(made, output)
    sizes = {path: len(text.encode()) for path, text in rendered.items()}
    pages = sum(path.endswith(".html") for path in sizes)
    return SiteSize(sizes["index.html"] + sizes["style.css"], sum(sizes.values()), pages)


def _rendered(vendors: list[VendorFacts], renderer: str) -> Iterator[tuple[str, str]]:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    environment.filters.update(markdown=_markdown, phrase=_phrase, data=_data)
    environment.globals["vendors"] = vendors

    def page(template: str, **context: Any) -> str:
        return environment.get_template(f"{template}.html.j2").render({"here": template, "facts": None, **context})

    yield "style.css", (HERE / "style.css").read_text(encoding="utf-8")
    yield "index.html", page("index", up="", title="Virtual events")
    rows = {"resources": matrix.resource_rows(vendors), "traits": matrix.trait_rows(vendors)}
    yield "matrix.html", page("matrix", up="", title="What each can do", **rows)
    told = [(one, stories.story_steps(one)) for one in vendors if one.story]
    titles = dict.fromkeys(step.title for _, steps in told for step in steps)
    yield (
        "across.html",
        page("across", up="", title="One story through each", told=told, titles=titles, summary=stories.story_summary),
    )
    for facts in vendors:

        def own(template: str, title: str, facts: VendorFacts = facts, **context: Any) -> tuple[str, str]:
            return f"{facts.id}/{template}.html", page(template, up="../", title=title, facts=facts, **context)

        yield f"{facts.id}/index.html", page("vendor", up="../", title=facts.title, facts=facts, here="index")
        yield own("client", "The Python client", readme=_readme(facts))
        yield own("surprises", "Surprises")
        if facts.changelog:
            yield own("changelog", "Changes")
        shown = {"reference": ("Reference", reference.openapi(facts))}
        if facts.stream is not None:
            shown["stream"] = ("Reference of the stream", reference.asyncapi(facts))
        for name, (title, document) in shown.items():
            context = {"up": "../", "title": title, "facts": facts, "document": document, "here": name}
            yield f"{facts.id}/{name}.html", page("reference", renderer=Markup(renderer), **context)  # noqa: S704 ours
            yield f"{facts.id}/{_FILES[name]}", json.dumps(document, indent=2, ensure_ascii=False) + "\n"


_FILES: Mapping[str, str] = {"reference": "openapi.json", "stream": "asyncapi.json"}


def _readme(facts: VendorFacts) -> str:
    """Return the package's README without its heading, with links to the pages here."""
    text = facts.readme.partition("\n")[2]
    for name, page in _PAGES.items():
        text = text.replace(f"]({name})", f"]({page})")
    return text


def _markdown(text: str) -> Markup:
    """Return Markdown as HTML; what is HTML in it is shown as text. Tables that are wide get a frame to scroll in."""
    html = _MARKDOWN.render(text)
    html = html.replace("<table>", '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>')
    return Markup(html.replace("</table>", "</table></div>"))  # noqa: S704 markdown-it escapes what it does not make


def _phrase(text: str) -> Markup:
    """Return one line of Markdown as HTML."""
    return Markup(_MARKDOWN.renderInline(" ".join(text.split())))  # noqa: S704


def _data(value: Any) -> Markup:
    """Return JSON that no HTML parser ends early."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704
