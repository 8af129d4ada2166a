"""How two groups of the example compared the two frameworks, and the standards they drew from it.

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


@dataclass(frozen=True)
class Candidate:
    """A standard with its wordings, and the requirements and themes it was gathered from."""

    name: str
    wordings: tuple[tuple[str, str], ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    themes: tuple[str, ...] = ()


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

CANDIDATES = (
    Candidate(
        "std-agreement",
        (
            (
                "en",
                (
                    "Mentor and mentee conclude a short written agreement on aims, roles, "
                    "duration and frequency."
                ),
            ),
            (
                "fr",
                (
                    "Mentor et mentoré concluent une courte convention écrite sur les buts, les "
                    "rôles, la durée et la fréquence."
                ),
            ),
            (
                "es",
                (
                    "Mentor y mentorado firman un breve acuerdo escrito sobre fines, funciones, "
                    "duración y frecuencia."
                ),
            ),
        ),
        ("C5",),
        ("7",),
        ("theme-written",),
    ),
    Candidate(
        "std-training",
        (
            ("en", "Mentors are trained before they meet their mentee for the first time."),
            (
                "fr",
                "Les mentors sont formés avant de rencontrer leur mentoré pour la première fois.",
            ),
            ("es", "Los mentores se forman antes de conocer a su mentorado."),
        ),
        ("A5",),
        (),
        ("theme-training",),
    ),
    Candidate(
        "std-voluntary",
        (
            (
                "en",
                (
                    "Taking part is voluntary for mentors and mentees, and either may decline or "
                    "end a pair."
                ),
            ),
            (
                "fr",
                (
                    "La participation est libre pour les mentors comme pour les mentorés ; chacun "
                    "peut refuser un binôme ou y mettre fin."
                ),
            ),
            (
                "es",
                (
                    "La participación es voluntaria para mentores y mentorados; cualquiera puede "
                    "rechazar o terminar la relación."
                ),
            ),
        ),
        ("C4", "E3"),
        ("3",),
        ("theme-free",),
    ),
    Candidate(
        "std-staff",
        (
            ("en", "One and the same salaried member of staff follows each pair."),
            ("fr", "Une seule et même personne salariée suit chaque binôme."),
            ("es", "Una misma persona contratada acompaña a cada pareja."),
        ),
        ("D3",),
        (),
        ("theme-staff",),
    ),
    Candidate(
        "std-duration",
        (
            ("en", "A mentoring relationship is planned for at least six months."),
            ("fr", "Une relation de mentorat est prévue pour six mois au moins."),
            ("es", "La relación de mentoría se prevé para seis meses como mínimo."),
        ),
        ("D1",),
        (),
    ),
    Candidate(
        "std-confidential",
        (
            (
                "en",
                "The programme has rules of confidentiality that mentees and mentors understand.",
            ),
            (
                "fr",
                "Le programme a des règles de confidentialité que mentorés et mentors comprennent.",
            ),
            (
                "es",
                "El programa tiene normas de confidencialidad que mentorados y mentores entienden.",
            ),
        ),
        (),
        ("8",),
        ("theme-written",),
    ),
    Candidate(
        "std-survey",
        (
            (
                "en",
                "Every programme answers the same short survey each year and publishes the result.",
            ),
            (
                "fr",
                (
                    "Chaque programme répond chaque année à la même courte enquête et en publie "
                    "le résultat."
                ),
            ),
            (
                "es",
                "Cada programa responde cada año a la misma encuesta breve y publica el resultado.",
            ),
        ),
        ("E2",),
        ("9",),
        ("theme-research",),
    ),
    Candidate(
        "std-logo",
        (
            ("en", "Programmes show the seal’s logo on their door and on every document."),
            (
                "fr",
                (
                    "Les programmes affichent le logo du label sur leur porte et sur tous leurs "
                    "documents."
                ),
            ),
            (
                "es",
                (
                    "Los programas muestran el logotipo del sello en su puerta y en todos sus "
                    "documentos."
                ),
            ),
        ),
        (),
        (),
    ),
)
