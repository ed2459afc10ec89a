"""Templates for an organization's events.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

import builtins

from .. import models
from .._core import AsyncResource, Call, Operation, Options, Reply, Resource

_LIST_TEMPLATES: Operation[list[models.Template]] = Operation(
    id="listTemplates",
    method="GET",
    path="/v1/organizations/{organizationId}/templates",
    success={"200": Reply(models.TemplateList, payload="data")},
    failure={"401": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _list_templates(organization_id: str) -> Call[list[models.Template]]:
    return Call.of(_LIST_TEMPLATES, path_values={"organizationId": organization_id})


class Templates(Resource):
    """Templates for an organization's events.

    See Also:
        https://api.hopin.com/docs
    """

    def list(self, organization_id: str, *, options: Options | None = None) -> builtins.list[models.Template]:
        """List templates.

        Returns all templates of the organization in one response.

        Args:
            organization_id: The id of the organization.
            options: Overrides client options for this call.

        Returns:
            The templates of the organization.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_list_templates(organization_id), options)


class AsyncTemplates(AsyncResource):
    """Templates for an organization's events.

    See Also:
        https://api.hopin.com/docs
    """

    async def list(self, organization_id: str, *, options: Options | None = None) -> builtins.list[models.Template]:
        """List templates.

        Returns all templates of the organization in one response.

        Args:
            organization_id: The id of the organization.
            options: Overrides client options for this call.

        Returns:
            The templates of the organization.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_list_templates(organization_id), options)
