"""The viewer."""

import graphene

import hub.identity.viewer
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.references import global_id


class Viewer(graphene.ObjectType):
    """The caller as the token and the membership behind it say."""

    organisation_id = graphene.ID(required=True, description="The organisation that the caller acts for.")
    principal_id = graphene.ID(required=True, description="The person or machine that calls.")
    role = enums.MemberRole(required=True, description="What the caller is there.")
    permissions = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="What the caller may do: the role's permissions, narrowed to the token's scopes; sorted.",
    )
    language = enums.Language(required=True, description="The language of sentences in answers.")

    def resolve_organisation_id(self: hub.identity.viewer.Viewer, _info: object) -> str:
        """The organisation's global id."""
        return global_id("Organisation", self.organisation)

    def resolve_principal_id(self: hub.identity.viewer.Viewer, _info: object) -> str:
        """The principal's global id."""
        return global_id("Principal", self.principal)

    def resolve_role(self: hub.identity.viewer.Viewer, _info: object) -> str:
        """The code."""
        return self.role.value

    def resolve_permissions(self: hub.identity.viewer.Viewer, _info: object) -> list[str]:
        """Always in the same order."""
        return sorted(self.permissions)


@query(Viewer, required=True)
async def viewer(context: Context) -> hub.identity.viewer.Viewer:
    """Who asks: the organisation, its member, and what the token permits."""
    return context.viewer
