"""How two groups of the example compared the two frameworks.

The requirements are real; what the groups say of them is invented.
"""

from dataclasses import dataclass

BE = "be-mentoring-belgium"
EU = "eu-eument-net"


@dataclass(frozen=True)
class Judged:
    """A group's mapping of a Belgian requirement to a European one."""

    group: int
    ours: str
    theirs: str
    relation: str
    lang: str
    why: str
    strength: str = "moderate"


@dataclass(frozen=True)
class Missing:
    """A group's statement that a Belgian requirement has no counterpart."""

    group: int
    ours: str
    lang: str
    why: str


JUDGED = (
    Judged(
        1,
        "A1",
        "5",
        "intersects-with",
        "fr",
        (
            "Tous deux informent dès le départ ; A1 ne parle que des mentors, 5 aussi des "
            "critères d’admission."
        ),
    ),
    Judged(
        2,
        "A1",
        "5",
        "intersects-with",
        "en",
        "Both inform from the start; only 5 speaks of admission criteria.",
    ),
    Judged(
        1,
        "C5",
        "7",
        "equal",
        "fr",
        "Une convention écrite qui fixe les rôles et les attentes, de part et d’autre.",
        "strong",
    ),
    Judged(
        2,
        "C5",
        "7",
        "equal",
        "en",
        "A written agreement on roles and on what each side asks.",
        "strong",
    ),
    Judged(
        1,
        "E2",
        "9",
        "subset-of",
        "fr",
        "E2 évalue chaque binôme à la fin ; 9 demande en plus un suivi régulier du programme.",
    ),
    Judged(
        2,
        "E2",
        "9",
        "subset-of",
        "en",
        "E2 evaluates at the end of a pair; 9 also asks for regular monitoring.",
    ),
    Judged(
        1,
        "A5",
        "10",
        "superset-of",
        "fr",
        "A5 exige la formation avant la rencontre et fixe neuf thèmes ; 10 demande un accès.",
    ),
    Judged(
        2,
        "A5",
        "10",
        "intersects-with",
        "en",
        "10 also covers mentees, exchange and mediation, which A5 leaves out.",
    ),
    Judged(
        1,
        "C1",
        "6",
        "intersects-with",
        "fr",
        "6 rend l’appariement transparent ; C1 en donne les critères.",
    ),
    Judged(
        2,
        "C1",
        "6",
        "no-relationship",
        "en",
        "6 is about what people know beforehand, C1 about how pairs are made.",
    ),
    Judged(
        1,
        "D3",
        "10",
        "intersects-with",
        "fr",
        (
            "La médiation se retrouve des deux côtés ; le suivi par une même personne, seulement "
            "dans D3."
        ),
    ),
    Judged(
        2, "D5", "10", "equal", "en", "Exchange among peers and going on learning, on both sides."
    ),
    Judged(2, "B2", "5", "subset-of", "en", "B2 tells mentees what 5 tells everyone."),
    Judged(
        1, "B2", "5", "subset-of", "fr", "B2 informe les mentorés de ce que 5 dit à tout le monde."
    ),
)

MISSING = (
    Missing(1, "B5", "fr", "Le cadre européen ne parle pas d’orienter vers une autre structure."),
    Missing(2, "B5", "en", "Referring people elsewhere is not asked for there."),
    Missing(1, "D1", "fr", "Aucune durée minimale n’est demandée."),
    Missing(2, "D2", "en", "The European list names no frequency of contact."),
)
