"""Signing in."""

from __future__ import annotations

from .. import models
from .._core import AsyncResource, Body, Call, Operation, Options, Reply, Resource

_CREATE_TOKEN: Operation[models.AuthenticationData] = Operation(
    id="createToken",
    method="POST",
    path="/api/authenticate",
    success={"200": Reply(models.TokenResponse, payload="convey_api.result.authentication_data")},
    failure={},
    body=Body("application/x-www-form-urlencoded", model=models.Credentials),
    security=(),
    idempotent=True,
)


def _create_token(*, username: str, password: str) -> Call[models.AuthenticationData]:
    return Call.of(_CREATE_TOKEN, body={"username": username, "password": password})


class Tokens(Resource):
    """Signing in."""

    def create(self, *, username: str, password: str, options: Options | None = None) -> models.AuthenticationData:
        """Sign in

        Gives a token for the name and the password of an API user. The token stands for the user in all other calls
        until `token_expiration`; in the vendor's example that is two hours later. The vendor states no rate limit.

        Args:
            username: The user's name.
            password: The user's password.
            options: What this call shall have otherwise than its client.

        Raises:
            GeneralError: Something failed that has no code of its own.
            PartialSuccessError: A part of the call worked.
            NotAuthorizedForReportError: The user may not have a report on this event (reports only).
            InvalidUserOrSessionError: There is no such user, or no such session.
            InvalidTokenError: The token is unknown, or has run out.
            ReportNotAvailableError: The report cannot be had at present (reports only).
            InvalidReportDataError: The report holds data that are not valid (reports only).
            ReportingServiceNotAvailableError: The reporting service is down (reports only).
            CallLimitReachedError: Too many calls; wait before the next.
            ReportLimitReachedError: Too many reports within an hour (reports only).
            InsecureInputError: The input holds markup that is not let through.
            InvalidVersionError: The version asked for does not exist.
            InvalidInputError: An input is missing or not valid.
            AmbiguousPlatformError: The platform that is meant is not clear.
            UnknownReportingResourceError: The report asked for is not known (reports only).
        """
        return self._client.send(_create_token(username=username, password=password), options)


class AsyncTokens(AsyncResource):
    """Signing in."""

    async def create(
        self, *, username: str, password: str, options: Options | None = None
    ) -> models.AuthenticationData:
        """Sign in

        Gives a token for the name and the password of an API user. The token stands for the user in all other calls
        until `token_expiration`; in the vendor's example that is two hours later. The vendor states no rate limit.

        Args:
            username: The user's name.
            password: The user's password.
            options: What this call shall have otherwise than its client.

        Raises:
            GeneralError: Something failed that has no code of its own.
            PartialSuccessError: A part of the call worked.
            NotAuthorizedForReportError: The user may not have a report on this event (reports only).
            InvalidUserOrSessionError: There is no such user, or no such session.
            InvalidTokenError: The token is unknown, or has run out.
            ReportNotAvailableError: The report cannot be had at present (reports only).
            InvalidReportDataError: The report holds data that are not valid (reports only).
            ReportingServiceNotAvailableError: The reporting service is down (reports only).
            CallLimitReachedError: Too many calls; wait before the next.
            ReportLimitReachedError: Too many reports within an hour (reports only).
            InsecureInputError: The input holds markup that is not let through.
            InvalidVersionError: The version asked for does not exist.
            InvalidInputError: An input is missing or not valid.
            AmbiguousPlatformError: The platform that is meant is not clear.
            UnknownReportingResourceError: The report asked for is not known (reports only).
        """
        return await self._client.send(_create_token(username=username, password=password), options)
