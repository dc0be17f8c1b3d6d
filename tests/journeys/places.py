"""Places that a case records one by one."""

from tests.journeys.hub_in_process import Caller


async def one_more_and_one_taken_away(desk: Caller, case: str, mark: str) -> str:
    """Of two further places one is taken away again, and `mark` says why; the id of the other. `case`: a global id."""
    urls = ("https://sns.example.org/more", "https://sns.example.org/gone")
    told = [{"field": "LOCATIONS", "value": {"url": url, "service": "例SNS"}} for url in urls]
    added = await desk.do("addPlaces", "outcomes { placeId }", case=case, places=told)
    left, gone = (one["placeId"] for one in added["outcomes"])
    await desk.do("removePlaces", "case { id }", case=case, places=[gone], reason=f"別の人。{mark}")
    return str(left)
