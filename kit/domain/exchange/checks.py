"""Rows of a set of mappings that repeat or contradict each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.domain.exchange.mapping_set import MappingSet, Value, is_gap
from kit.domain.exchange.skos import NOT, relation_of, turned
from kit.domain.exchange.slots import NO_TERM

Author = Value
Said = tuple[str, str]
"""Predicate and modifier, seen from the subject of the pair."""


@dataclass(frozen=True)
class Contradiction:
    """A pair with more than one relation: what is said, and in which lines."""

    subject: str
    object: str
    relations: tuple[str, ...]
    lines: tuple[int, ...]


def authors(one: MappingSet) -> list[Author]:
    """Who asserts each row: the ids of its authors, else their labels, in whatever order.

    An id says who it is, whatever is written beside it; a label stands where there is none.
    """
    ids, labels = one.column("author_id"), one.column("author_label")
    in_order: dict[Value, Value] = {
        value: tuple(sorted(value)) for value in {*ids, *labels} if isinstance(value, tuple)
    }
    named = (by or name for by, name in zip(ids, labels, strict=True))
    return [in_order.get(each, each) for each in named]


def duplicates(one: MappingSet) -> list[tuple[int, ...]]:
    """Groups of lines that say the same by the same authors for the same reason.

    The same is subject, predicate, modifier, object, justification and author; of a gap also
    where the counterpart was looked for.
    """
    ends = [*zip(one.ends("subject"), one.ends("object"), strict=True)]
    counts = Counter(ends)
    rows = [row for row, pair in enumerate(ends) if counts[pair] > 1]
    by, sources, predicates = authors(one), _sources(one), one.predicates()
    names = ("predicate_modifier", "mapping_justification")
    said = [predicates, *map(one.column, names)]
    groups: dict[object, list[int]] = {}
    for row in rows:
        if not (all(ends[row]) and predicates[row]):
            continue  # a row that lacks an end or its relation says nothing yet
        looked_in = sources[row] if is_gap(*ends[row]) else None
        key = (ends[row], by[row], looked_in, *(values[row] for values in said))
        groups.setdefault(key, []).append(row)
    return [tuple(map(one.line, rows)) for rows in groups.values() if len(rows) > 1]


def _sources(one: MappingSet) -> Sequence[object]:
    sources = one.column("subject_source"), one.column("object_source")
    return [*zip(*sources, strict=True)]


def contradictions(one: MappingSet) -> tuple[list[Contradiction], list[Contradiction]]:
    """Pairs with more than one relation: conflicts first, then disagreements.

    In a conflict one author, or nobody by name, gives a pair two relations; a disagreement is
    between authors. A row that looks from the other side says the inverse: `A broad B` and
    `B narrow A` are one relation. A pair can be both, for different authors.
    """
    within: list[Contradiction] = []
    between: list[Contradiction] = []
    by = authors(one)
    for pair, rows in _disputed(one):
        by_author: dict[Author, list[tuple[int, Said]]] = {}
        for row, said in rows:
            by_author.setdefault(by[row], []).append((row, said))
        own = [mine for mine in by_author.values() if _contradict({said for _, said in mine})]
        within += [_contradiction(one, pair, mine) for mine in own]
        if not own:
            between.append(_contradiction(one, pair, rows))
    return within, between


def _disputed(one: MappingSet) -> Iterator[tuple[tuple[str, str], list[tuple[int, Said]]]]:
    """The pairs of which rows say what cannot stand together, in the order of the file."""
    predicates, modifiers = one.predicates(), one.texts("predicate_modifier")
    for pair, rows in _related_again(one).items():
        said = [(row, (predicates[row], modifiers[row])) for row in rows if row >= 0]
        turned_round = ((~row, turned(predicates[~row])) for row in rows if row < 0)
        said += [(row, (back, modifiers[row])) for row, back in turned_round if back]
        if _contradict({each for _, each in said}):
            yield pair, sorted(said)


def _related_again(one: MappingSet) -> dict[tuple[str, str], list[int]]:
    """The pairs of which more than one row speaks, with these rows.

    A row that looks from the other side and can be turned round counts for the pair that came
    first, and is named by its complement (`~row`); one that cannot stays with its own pair.
    """
    first: dict[tuple[str, str], int] = {}
    again: dict[tuple[str, str], list[int]] = {}
    mirrored: set[tuple[str, str]] = set()
    predicates = one.predicates()
    for row, pair in enumerate(zip(one.ends("subject"), one.ends("object"), strict=True)):
        if NO_TERM in pair or not (all(pair) and predicates[row]):
            continue
        named = row
        if pair not in first or pair in mirrored:
            other_way = (pair[1], pair[0])
            if other_way in first:
                mirrored.add(pair)
                if turned(predicates[row]):
                    pair, named = other_way, ~row
        before = first.setdefault(pair, row)
        if before != row:
            again.setdefault(pair, [before]).append(named)
    return again


def _contradict(said: set[Said]) -> bool:
    """Whether two of these relations cannot both be meant.

    Two predicates are two relations. A denied one contradicts only the same one; but
    `no-relationship` contradicts everything that is not denied.
    """
    stated = {predicate for predicate, modifier in said if modifier != NOT}
    denied = {predicate for predicate, modifier in said if modifier == NOT}
    nothing = any(relation_of(each, NOT) == "no-relationship" for each in denied)
    return len(stated) > 1 or bool(stated & denied) or (nothing and bool(stated))


def _contradiction(
    one: MappingSet, pair: tuple[str, str], rows: list[tuple[int, Said]]
) -> Contradiction:
    relations = tuple(sorted({_in_words(*said) for _, said in rows}))
    return Contradiction(*pair, relations, tuple(one.line(row) for row, _ in rows))


def _in_words(predicate: str, modifier: str) -> str:
    """Our relation; where ours cannot express it, the predicate as it stands."""
    return relation_of(predicate, modifier) or f"{modifier} {predicate}".strip()
