"""Tickets, and the questions that whoever takes one is asked."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, ClassVar

from .kinds import Kind, enveloped, members, number, text, truth, whole
from .registrations import Registration
from .things import Thing
from .times import text as written

NEW: Kind = enveloped(
    "ticket", members({}, {"count": whole, "description": text, "name": text, "price": number, "private": truth})
)


@dataclass(slots=True, eq=False, kw_only=True)
class Ticket(Thing):
    """A kind of ticket of an event. What a client may leave out has the values below."""  # RCE-035

    kind: ClassVar[str] = "ticket"

    slug: str
    name: str = "Ticket"
    total: int = 0
    price: float = 0
    private: bool = False
    description: str | None = None
    confirms_and_joins: bool = False
    questions: list[dict[str, Any]] = field(default_factory=list)

    def claimed(self, now: datetime.datetime) -> int:
        """Return how many have been taken."""
        return self.count(Registration, now)

    def attributes(self, now: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a ticket."""
        assert self.parent is not None
        claimed = self.claimed(now)
        return {
            "claimed": claimed,
            "count": self.total,
            "createdAt": written(self.created_at),
            "description": self.description,
            "discount": None,
            "eventId": self.parent.id,
            "name": self.name,
            "price": self.price,
            "private": self.private,
            "remaining": self.total - claimed,
            "slug": self.slug,
        }


def read(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return what a ticket is made of, by the names of `Ticket`."""
    return {"total" if name == "count" else name: value for name, value in attributes.items()}


def _options(*names: str) -> list[dict[str, Any]]:
    return [
        {"id": 700 + index, "name": name, "seq": str(index), "defaultAnswer": index == 1}
        for index, name in enumerate(names, 1)
    ]


QUESTIONS: list[dict[str, Any]] = [
    {"fieldType": "singleLineText", "name": "Which company are you with?"},
    {"fieldType": "multiSelect", "name": "What are you here for?", "options": _options("Talks", "People", "Food")},
    {
        "fieldType": "conditional",
        "name": "Do you travel?",
        "defaultAnswer": "No",
        "options": _options("No", "Yes"),
        "childQuestions": [
            {
                "id": 811,
                "name": "How do you travel?",
                "field_type": "singleSelect",
                "defaultAnswer": None,
                "options": _options("Train", "Bicycle"),
            },
            {"id": 812, "name": "When do you arrive?", "field_type": "date"},
        ],
    },
]


def question(id: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Return a question of the bank as the vendor shows it."""
    empty = {"childQuestions": None, "defaultAnswer": None, "options": None}
    return {"id": id, "type": "bank_question", "attributes": {**empty, **asked, "id": id}}
