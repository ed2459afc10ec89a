"""The passwords and ids of the seeded people, and the ids of networks, rooms, props, events and sessions."""

from __future__ import annotations

PASSWORDS = {
    "ada": "correct horse battery staple",
    "bea": "bea's password",
    "cal": "cal's password",
    "dan": "dan's password",
    "fay": "fay's password",
}
IDS = {"ada": "u2c95fkz7q40mx", "bea": "u8h13tvy6n52rd", "cal": "u5q70jwd31bk9s", "dan": "u1e64npx98lc2g"}
NETWORK, ROOM = "network:n7t3kx90bq51ye", "r9d36hya5v71tn"
OTHER_NETWORK, COMMUNITY = "network:n4w85mzd20gh6p", "community:n7t3kx90bq51ye:c5w28rjd61fz0p"
GUARDED_ROOM, OTHER_ROOM = "r2k57wbf94xo8e", "r6m13zue82np4h"
PROP, SECOND_PROP, GUARDED_PROP = "p1b62nwe84ks7c", "p7s08lqc35dj2u", "p4v91xgo60ry5i"
FAIR, DRAFT, SMALL = "e7k20v4m81xq3a", "e3f96bzt47wn0c", "e5j82ols16py9d"
"""Ada's event of the community, Ada's draft, and Bea's event of the network."""
QUESTIONS, TALK, SLOT, TABLE = "s4q81mzv0c27hd", "s9n35wkt62fb8y", "s2r70hxe14jl6a", "s6d59cpo83um3g"
"""Of Ada's event a private session of hers to which Bea is invited, a public one of hers, and Bea's open slot; and a
public one of Bea's event, to which Cal is invited."""
