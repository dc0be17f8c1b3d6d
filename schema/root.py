"""The table of contents: every question and every deed of the API, by name."""

import graphene

from schema import directory, identity, things
from schema.guard import Root


class Query(Root):
    """What can be asked. A permission stands on each field; without it the answer is the same for every id."""

    node = things.node
    viewer = identity.viewer
    organisation = directory.organisation
    organisations = directory.organisations


SCHEMA = graphene.Schema(query=Query).graphql_schema
"""The one schema, built once."""
