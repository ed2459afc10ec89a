"""The vendor's id, and the ids of the seeded organization, its template and its event."""

from __future__ import annotations

VENDOR = "ringcentral_events"
ORGANIZATION, TEMPLATE, EVENT = "qhLRWymFVEA9LKXWKKmXZWWm5", "IawnktjIhxrqigeO0fG0wWEYT", "M3nLIQnt1nX4XYb7lq4dbQhBO"
TICKET, LINK, REGISTRATION = "ufm6tzrTr3vTDpQfE8wCTsioD", "qmUbvHEXLHhnpzdJ004BfX0Po", "LshFwgx0H9jkn7e28R4UNichO"
BOOTH, ITEM, REPORT = "L1IAjDUTeNcUJao7rcAALCXUY", "PjeMnWZSxfl41eWcL5OV9rTTy", "wnfsPhm3ffhDNTBrTland3tVP"
