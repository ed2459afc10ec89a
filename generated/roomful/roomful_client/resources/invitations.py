"""Sessions as calendar files.

See Also:
    https://docs.texpo.io/apidocs/social_event.html
"""

from __future__ import annotations

from .._core import AsyncDownload, Call, Download, Operation, Options, Reply, Resource
from .._core.streams import AsyncStreamingResource

_DOWNLOAD_INVITATION: Operation[bytes] = Operation(
    id="downloadInvitation",
    method="GET",
    path="/api/v0/resource/sessionInvitation/{sessionId}",
    success={"200": Reply(read="bytes")},
    failure={},
    security=(("session",),),
)


def _download_invitation(session_id: str) -> Call[bytes]:
    return Call.of(_DOWNLOAD_INVITATION, path_values={"sessionId": session_id})


class Invitations(Resource):
    """Sessions as calendar files.

    See Also:
        https://docs.texpo.io/apidocs/social_event.html
    """

    def download(self, session_id: str, *, options: Options | None = None) -> Download:
        """Download the calendar file of a session.

        Returns the invitation to a session as an iCalendar file. Responds with 404 if the session does not exist or the
        user may not see it.

        Args:
            session_id: The id of the session of a social event. It is not the id of a user session.
            options: Overrides client options for this call.

        Returns:
            A file, which is downloaded when you read or save it. The calendar file.

        Raises:
            NotFoundError: The session does not exist, or the user may not see it.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return self._client.download(_download_invitation(session_id), options)


class AsyncInvitations(AsyncStreamingResource):
    """Sessions as calendar files.

    See Also:
        https://docs.texpo.io/apidocs/social_event.html
    """

    def download(self, session_id: str, *, options: Options | None = None) -> AsyncDownload:
        """Download the calendar file of a session.

        Returns the invitation to a session as an iCalendar file. Responds with 404 if the session does not exist or the
        user may not see it.

        Args:
            session_id: The id of the session of a social event. It is not the id of a user session.
            options: Overrides client options for this call.

        Returns:
            A file, which is downloaded when you read or save it. The calendar file.

        Raises:
            NotFoundError: The session does not exist, or the user may not see it.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return self._client.download(_download_invitation(session_id), options)
