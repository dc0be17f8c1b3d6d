"""`python -m tests.bench.recognisers`: recall and precision on the labelled texts by kind, and how long one takes."""

import time

from hub.minimisation.spotting.recognise import recognised
from tests.minimisation.labelling import figures, table, texts

LETTERS = 20_000


def main() -> None:
    """Print the figures of our own texts, of two sets by people who never saw the rules, and of all."""
    for title, pattern in (
        ("own", "own_*.json"),
        ("unseen", "unseen_*.json"),
        ("later", "later_*.json"),
        ("all", "*.json"),
    ):
        labelled = texts(pattern)
        found = figures(labelled)
        print(f"\n{title}: {len(labelled)} texts")
        print("\n".join(table(found)))
        for name, rows in (("missed", found["all"].missed), ("in vain", found["all"].wrong)):
            print(f"{name}: {len(rows)}")
    story = "".join(one.text for one in texts("own_*.json"))
    long = (story * (LETTERS // len(story) + 1))[:LETTERS]
    recognised(long)
    began = time.process_time()
    recognised(long)
    print(f"\n{LETTERS} letters: {time.process_time() - began:.3f} s")


if __name__ == "__main__":
    main()
