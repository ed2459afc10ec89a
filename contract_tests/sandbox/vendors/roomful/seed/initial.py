"""What a clean state begins with. Times are hours from now."""

from __future__ import annotations

from typing import Any

from ....secrets import secret

HOUR = 60 * 60

NETWORK, OTHER_NETWORK = "n7t3kx90bq51ye", "n4w85mzd20gh6p"
COMMUNITY, OTHER_COMMUNITY = "c5w28rjd61fz0p", "c9y40tka73vm1x"
ROOM, GUARDED_ROOM, OTHER_ROOM = "r9d36hya5v71tn", "r2k57wbf94xo8e", "r6m13zue82np4h"
PROP, SECOND_PROP, GUARDED_PROP, OTHER_PROP = "p1b62nwe84ks7c", "p7s08lqc35dj2u", "p4v91xgo60ry5i", "p3x95gvt60ra7i"
ADA, BEA, CAL, DAN = "u2c95fkz7q40mx", "u8h13tvy6n52rd", "u5q70jwd31bk9s", "u1e64npx98lc2g"
EVE, FAY = "u3o29yhm47za5t", "u6i81gsr05wd4f"

NETWORKS = {NETWORK: "Example network", OTHER_NETWORK: "Another network"}
COMMUNITIES = {COMMUNITY: NETWORK, OTHER_COMMUNITY: OTHER_NETWORK}

# By id: network, props, and who alone may use it.
ROOMS: dict[str, tuple[str, list[str], list[str]]] = {
    ROOM: (NETWORK, [PROP, SECOND_PROP], []),
    GUARDED_ROOM: (NETWORK, [GUARDED_PROP], [ADA]),
    OTHER_ROOM: (OTHER_NETWORK, [OTHER_PROP], []),
}

_BOTH = (NETWORK, OTHER_NETWORK)
_FIGURE = {
    "assetId": "a6y47pqm03hw9s",
    "assetSkins": {"coat": "red"},
    "avatarUrl": "https://figures.example.com/bea.glb",
    "avatarUserId": "f0c9d2",
}
USERS: list[dict[str, Any]] = [
    {
        "id": ADA,
        "email": "ada@example.com",
        "password": secret("correct horse battery staple"),
        "first": "Ada",
        "last": "Example",
        "networks": (NETWORK,),
        "communities": (COMMUNITY,),
        "avatar": "https://pictures.example.com/ada.png",
        "company": "Example Ltd",
        "title": "Host",
    },
    {
        "id": BEA,
        "email": "bea@example.com",
        "password": secret("bea's password"),
        "first": "Bea",
        "last": "Sample",
        "networks": (NETWORK,),
        "communities": (COMMUNITY,),
        "figure": _FIGURE,
    },
    {
        "id": CAL,
        "email": "cal@example.com",
        "password": secret("cal's password"),
        "first": "Cal",
        "last": "Specimen",
        "networks": (NETWORK,),
        "phone": "+12025550143",
        "facebook": "314159:271828",
    },
    {
        "id": DAN,
        "email": "dan@example.com",
        "password": secret("dan's password"),
        "first": "Dan",
        "last": "Elsewhere",
        "networks": (OTHER_NETWORK,),
        "communities": (OTHER_COMMUNITY,),
    },
    {
        "id": EVE,
        "email": "eve@example.com",
        "password": secret("eve's password"),
        "first": "Eve",
        "last": "Elsewhere",
        "networks": (OTHER_NETWORK,),
        "phone": "+12025550188",
    },
    {
        "id": FAY,
        "email": "fay@example.com",
        "password": secret("fay's password"),
        "first": "Fay",
        "last": "Bothways",
        "networks": _BOTH,
        "incognito": True,
    },
]

FAIR, DRAFT, SMALL, FOREIGN = "e7k20v4m81xq3a", "e3f96bzt47wn0c", "e5j82ols16py9d", "e8u41mgk93xr2v"
_OURS, _THEIRS = f"network:{NETWORK}", f"network:{OTHER_NETWORK}"

# Id, owner, source, whether it is published, title, hours to start and end, and what else is said.
EVENTS: list[tuple[str, str, str, bool, str, tuple[int, int], dict[str, Any]]] = [
    (FAIR, ADA, f"community:{NETWORK}:{COMMUNITY}", True, "Spring fair", (-2, 72), {"roomId": ROOM, "price": 12.5}),
    (DRAFT, ADA, _OURS, False, "Autumn fair", (2000, 2024), {"customData": {"venue": "North hall"}}),
    (SMALL, BEA, _OURS, True, "Round table", (24, 48), {"roomId": ROOM, "participantLimit": 2}),
    (FOREIGN, DAN, _THEIRS, True, "Somebody else's event", (24, 48), {"roomId": OTHER_ROOM}),
]

QUESTIONS, TALK, SLOT, TABLE, FOREIGN_TALK = (
    "s4q81mzv0c27hd",
    "s9n35wkt62fb8y",
    "s2r70hxe14jl6a",
    "s6d59cpo83um3g",
    "s1g46yvi95zq7k",
)

# Id, owner, event, type, title, hours to the start, prop, and who is invited as what.
SESSIONS: list[tuple[str, str, str, int, str, int, str, dict[str, int]]] = [
    (QUESTIONS, ADA, FAIR, 1, "Questions and answers", 24, PROP, {BEA: 1}),
    (TALK, ADA, FAIR, 0, "Opening talk", -1, PROP, {}),
    (SLOT, BEA, FAIR, 2, "Meet the maker", 26, SECOND_PROP, {}),
    (TABLE, BEA, SMALL, 0, "First table", 25, "", {CAL: 0}),
    (FOREIGN_TALK, DAN, FOREIGN, 0, "Somebody else's talk", 25, OTHER_PROP, {EVE: 2}),
]
