"""A case is handed over on its page: by whoever manages teams, with a reason; and never out of the house."""

import pytest
from playwright.async_api import Browser, expect

from hub.identity.permissions import Role
from tests.browser.people import member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import stands
from tests.cases.team import put_on_team
from tests.consultations import consultation
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_a_supervisor_hands_a_case_over_with_a_reason_and_leaves_it(
    chromium: Browser, site: Site, parties: Parties
) -> None:
    ngo, other = parties.organisation(), parties.organisation()
    case = await consultation(parties, ngo)
    chief, night = (
        member(parties, ngo, role, label)
        for role, label in ((Role.SUPERVISOR, "責任者"), (Role.CASEWORKER, "夜の窓口"))
    )
    member(parties, ngo, Role.AUDITOR, "監査"), member(parties, other, Role.CASEWORKER, "よその窓口")
    put_on_team(parties, ngo, case, chief.principal)
    context = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
    page = await signed_in(context, site, chief)
    await page.goto(f"/cases/{case}")
    offered = await page.locator("#principal option").all_inner_texts()
    assert "夜の窓口" in offered
    assert not {"監査", "よその窓口", "責任者"} & set(offered), "who reads no case, is elsewhere, or works on it"

    await page.click("form[action$='/team/add'] button")
    assert await page.get_attribute("#principal", "aria-describedby") == "principal-wrong"
    await page.select_option("#principal", label="夜の窓口")
    await page.fill("#why", "夜の引き継ぎ")
    await page.click("form[action$='/team/add'] button")
    await expect(page.locator("section:has(> #team)")).to_contain_text("夜の引き継ぎ")
    await page.click("li:has-text('責任者') button")

    await page.wait_for_url("**/cases")
    answer = await page.goto(f"/cases/{case}")
    assert answer is not None
    assert answer.status == 404, "who handed it over does not see it any more"
    await context.close()
    for language in ("ja-JP", "en-GB"):
        context = await chromium.new_context(base_url=site.url, locale=language)
        page = await signed_in(context, site, night)
        await page.goto(f"/cases/{case}")
        assert await page.locator("form[action*='/team/']").count() == 0, "a caseworker asks her supervisor"
        await stands(page)
        await context.close()
