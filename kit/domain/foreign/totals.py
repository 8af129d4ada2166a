"""The source's own totals beside what was counted here, and by how much they differ."""

from collections.abc import Iterator, Mapping

from kit.domain.foreign.gathered import Note, note


def compared(what: str, stated: int | None, counted: int) -> Iterator[Note]:
    """One number of the source beside ours; nothing where the source does not state it."""
    if stated is None:
        return
    if stated == counted:
        yield note(f"foreign-total-same-{what}", total=counted)
        return
    yield note(
        f"foreign-total-differs-{what}", stated=stated, total=counted, by=abs(stated - counted)
    )


def compared_by_name(what: str, stated: Mapping[str, int], counted: Mapping[str, int]) -> Note:
    """Many numbers of the source beside ours: how many differ, by how much in all and at most."""
    apart = {name: abs(total - counted.get(name, 0)) for name, total in stated.items()}
    differing = [difference for difference in apart.values() if difference]
    if not differing:
        return note(f"foreign-totals-same-{what}", total=len(apart))
    return note(
        f"foreign-totals-differ-{what}",
        total=len(apart),
        differing=len(differing),
        by=sum(differing),
        most=max(differing),
    )
