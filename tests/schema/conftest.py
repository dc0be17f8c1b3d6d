"""A harbour with sixty boats and a client that holds a good token."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.schema.toy import TOKEN, Harbour, app


@pytest.fixture
def harbour() -> Harbour:
    return Harbour.with_boats(60)


@pytest.fixture
async def client(harbour: Harbour) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app(harbour))
    headers = {"Authorization": f"Bearer {TOKEN}", "Accept-Language": "en"}
    async with httpx.AsyncClient(transport=transport, base_url="http://hub.example.org", headers=headers) as client:
        yield client
