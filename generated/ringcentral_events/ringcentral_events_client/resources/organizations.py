"""The organizations that the user belongs to.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import AsyncPages, AsyncResource, Call, Operation, Options, Pages, Paging, Reply, Resource

_LIST_ORGANIZATIONS: Operation[models.OrganizationList] = Operation(
    id="listOrganizations",
    method="GET",
    path="/v1/organizations",
    success={"200": Reply(models.OrganizationList)},
    failure={"400": models.ErrorList, "401": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_organizations(*, page: int | None = None, per_page: int | None = None) -> Call[models.OrganizationList]:
    return Call.of(_LIST_ORGANIZATIONS, query={"page": page, "perPage": per_page})


_GET_ORGANIZATION: Operation[models.Organization] = Operation(
    id="getOrganization",
    method="GET",
    path="/v1/organizations/{organizationId}",
    success={"200": Reply(models.OrganizationResponse, payload="data")},
    failure={"401": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _get_organization(organization_id: str) -> Call[models.Organization]:
    return Call.of(_GET_ORGANIZATION, path_values={"organizationId": organization_id})


class Organizations(Resource):
    """The organizations that the user belongs to.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Organization, models.OrganizationList]:
        """List organizations.

        Returns one page of the organizations of which the user is a member.

        Args:
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of
                organizations, with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_organizations(page=page, per_page=per_page), options)

    def get(self, organization_id: str, *, options: Options | None = None) -> models.Organization:
        """Get an organization.

        Returns one organization of which the user is a member.

        Args:
            organization_id: The id of the organization.
            options: Overrides client options for this call.

        Returns:
            The organization.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_organization(organization_id), options)


class AsyncOrganizations(AsyncResource):
    """The organizations that the user belongs to.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Organization, models.OrganizationList]:
        """List organizations.

        Returns one page of the organizations of which the user is a member.

        Args:
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of
                organizations, with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_organizations(page=page, per_page=per_page), options)

    async def get(self, organization_id: str, *, options: Options | None = None) -> models.Organization:
        """Get an organization.

        Returns one organization of which the user is a member.

        Args:
            organization_id: The id of the organization.
            options: Overrides client options for this call.

        Returns:
            The organization.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_organization(organization_id), options)
