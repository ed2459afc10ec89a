"""GlobalMeet Webcast: sign-in, events and folders, as the vendor's page has them.

Every call is a form that is posted, and every answer has the status 200: only its return code says what became of it.
What the page leaves open is read in the vendor's `evidence.yaml`; the ids in comments are its entries.
"""

from .handlers import GlobalMeet

__all__ = ["GlobalMeet"]
