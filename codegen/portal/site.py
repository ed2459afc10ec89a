"""Render all pages of the portal, then replace the site folder."""

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
# The portal page for each file that a package README links to.
_PAGES = {"EVIDENCE.md": "surprises.html", "CHANGELOG.md": "changelog.html"}


@dataclass(frozen=True, slots=True)
class SiteSize:
    """The size of the site in bytes: the start page with its stylesheet, and the total. `pages` counts HTML files."""

    first: int
    whole: int
    pages: int


def write_site(vendors: list[Vendor], output: Path, renderer: str) -> SiteSize:
    """Write the site into a folder and replace its content. Equal inputs produce equal bytes.

    `renderer` is the source of the module that renders references. Raises Failed if a package is missing; the folder is
    unchanged then.
    """
    rendered = dict(_render_pages([VendorFacts(vendor) for vendor in vendors], renderer))
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as name:
        new_site = Path(name) / output.name
        for path, text in rendered.items():
            target = new_site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        if output.exists():
            shutil.move(output, Path(name) / "old")
        shutil.move(new_site, output)
    sizes = {path: len(text.encode()) for path, text in rendered.items()}
    pages = sum(path.endswith(".html") for path in sizes)
    return SiteSize(sizes["index.html"] + sizes["style.css"], sum(sizes.values()), pages)


def _render_pages(vendors: list[VendorFacts], renderer: str) -> Iterator[tuple[str, str]]:
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
    yield "matrix.html", page("matrix", up="", title="Comparison of capabilities", **rows)
    scenarios = [(facts, stories.story_steps(facts)) for facts in vendors if facts.story]
    titles = dict.fromkeys(step.title for _, steps in scenarios for step in steps)
    context = {"scenarios": scenarios, "titles": titles, "summary": stories.story_summary}
    yield "across.html", page("across", up="", title="One scenario for all vendors", **context)
    for facts in vendors:

        def vendor_page(template: str, title: str, facts: VendorFacts = facts, **context: Any) -> tuple[str, str]:
            return f"{facts.id}/{template}.html", page(template, up="../", title=title, facts=facts, **context)

        yield f"{facts.id}/index.html", page("vendor", up="../", title=facts.title, facts=facts, here="index")
        yield vendor_page("client", "Python client", readme=_readme(facts))
        yield vendor_page("surprises", "Interpretations")
        if facts.changelog:
            yield vendor_page("changelog", "Changelog")
        references = {"reference": ("Reference", reference.openapi(facts))}
        if facts.stream is not None:
            references["stream"] = ("Stream reference", reference.asyncapi(facts))
        for name, (title, document) in references.items():
            context = {"up": "../", "title": title, "facts": facts, "document": document, "here": name}
            yield f"{facts.id}/{name}.html", page("reference", renderer=Markup(renderer), **context)  # noqa: S704 a constant
            yield f"{facts.id}/{_FILES[name]}", json.dumps(document, indent=2, ensure_ascii=False) + "\n"


_FILES: Mapping[str, str] = {"reference": "openapi.json", "stream": "asyncapi.json"}


def _readme(facts: VendorFacts) -> str:
    """Return the package README without its heading, with links to files replaced by links to portal pages."""
    text = facts.readme.partition("\n")[2]
    for name, page in _PAGES.items():
        text = text.replace(f"]({name})", f"]({page})")
    return text


def _markdown(text: str) -> Markup:
    """Return Markdown as HTML. HTML in it is escaped; wide tables become scrollable."""
    html = _MARKDOWN.render(text)
    html = html.replace("<table>", '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>')
    return Markup(html.replace("</table>", "</table></div>"))  # noqa: S704 markdown-it escapes HTML


def _phrase(text: str) -> Markup:
    """Return one line of Markdown as HTML."""
    return Markup(_MARKDOWN.renderInline(" ".join(text.split())))  # noqa: S704


def _data(value: Any) -> Markup:
    """Return JSON that is safe inside an HTML script element."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704
