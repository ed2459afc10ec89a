"""GlobalMeet's sandbox: the tree of folders, and which folder an event is made in."""

from __future__ import annotations

from typing import Any

import pytest

from .globalmeet import ANOTHERS, CREATE, LIVE, OWN, TREE, Meet, data


def leaf(id: str, name: str) -> dict[str, Any]:
    return {"folder_name": name, "folder_id": id}


WEBCASTS = {
    **leaf("2204102", "Webcasts"),
    "children": [leaf("2204103", "Investor relations"), leaf("2204104", "Town halls")],
}


def tree(meet: Meet, **form: Any) -> Any:
    return meet.result(TREE, form)["folder_tree"]


def test_children_are_absent_the_only_one_or_a_list(meet: Meet) -> None:
    assert tree(meet) == {**leaf("2204101", "Home of the owner"), "children": WEBCASTS}
    assert tree(meet, folder_id="2204102") == WEBCASTS
    assert tree(meet, folder_id=2204103) == leaf("2204103", "Investor relations")


def test_everybody_has_a_home(meet: Meet) -> None:
    shown = meet.result(TREE, token=meet.vendor.stranger()["token"])["folder_tree"]
    assert (shown["folder_id"], [one["folder_id"] for one in shown["children"]]) == ("2204201", ["2204202", "2204203"])
    assert shown["children"][1]["children"] == leaf("2204204", "Last year")
    meet.refused(72, TREE, {"folder_id": "2204101"}, token=meet.vendor.stranger()["token"], names="folder_id")


def test_the_only_child_becomes_a_list_when_another_comes(meet: Meet) -> None:
    (added,) = meet.vendor.reseed({"folders": 1})["folders"]
    assert tree(meet)["children"] == [WEBCASTS, leaf(str(added), "Folder 1")]
    assert meet.create(folder_id=added)["folder_name"] == "Folder 1"


@pytest.mark.parametrize(
    "id",
    ["", "abc", "02204101", " 2204101", "2204101.0", "-2204101", "٢٢٠٤١٠١", "null", "9" * 5000, "\0", "2204101\n"],
    ids=ascii,
)
def test_what_is_no_folder_is_refused(meet: Meet, id: str) -> None:
    meet.refused(72, TREE, {"folder_id": id}, names="folder_id is none of your folders")
    meet.refused(72, CREATE, data(LIVE, folder_id=id), names="folder_id is none of your folders")


def test_a_folder_is_named_once(meet: Meet) -> None:
    twice = [("folder_id", "2204101"), ("folder_id", "2204101")]
    meet.refused(72, TREE, twice, names="folder_id is given more than once")


def test_an_event_is_made_in_the_folder_then_in_that_of_the_event_then_at_home(meet: Meet) -> None:
    both = {"folder_id": 2204104, "folder_from_event": OWN}
    assert meet.create(**both)["folder_name"] == "Town halls"
    assert meet.create(folder_id=2204104, folder_from_event="nothing")["folder_name"] == "Town halls"
    assert meet.create(folder_from_event=OWN)["folder_name"] == "Webcasts"
    assert meet.create(folder_from_event=str(OWN))["folder_name"] == "Webcasts"
    assert meet.create()["folder_name"] == "Home of the owner"


def test_an_event_is_made_in_folders_of_ones_own(meet: Meet) -> None:
    meet.refused(72, CREATE, data(LIVE, folder_id=2204201), names="folder_id")
    meet.refused(72, CREATE, data(LIVE, folder_from_event=ANOTHERS), names="folder_from_event is none of your events")
    wrongs: list[Any] = [None, True, [], {}, 2204101.5]
    for wrong in wrongs:
        meet.refused(72, CREATE, data(LIVE, folder_id=wrong), names="folder_id is a whole number")
        meet.refused(72, CREATE, data(LIVE, folder_from_event=wrong), names="folder_from_event is a whole number")
