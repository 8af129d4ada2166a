"""The standards of the example: as they were proposed, and what became of them between two rounds.

What they rest on is real; the standards are invented.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """A standard with its wordings, and the requirements and themes it was gathered from."""

    name: str
    wordings: tuple[tuple[str, str], ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Merged:
    """One standard made of several, once the first round had shown that they ask for the same."""

    name: str
    wordings: tuple[tuple[str, str], ...]
    parents: tuple[str, ...]


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
        "std-study",
        (
            ("en", "Programmes let researchers follow some of their pairs over three years."),
            (
                "fr",
                (
                    "Les programmes permettent à des équipes de recherche de suivre certains "
                    "binômes pendant trois ans."
                ),
            ),
            (
                "es",
                (
                    "Los programas permiten que la investigación siga a algunas parejas durante "
                    "tres años."
                ),
            ),
        ),
        (),
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

REWORDED = {
    "std-staff": (
        (
            "en",
            "One and the same person, employed or trained for this task, follows each pair.",
        ),
        (
            "fr",
            "Une seule et même personne, salariée ou formée à cette tâche, suit chaque binôme.",
        ),
        (
            "es",
            "Una misma persona, contratada o formada para ello, acompaña a cada pareja.",
        ),
    ),
    "std-duration": (
        (
            "en",
            "A mentoring relationship is planned for at least six months, or for a school year.",
        ),
        (
            "fr",
            (
                "Une relation de mentorat est prévue pour six mois au moins, ou pour une année "
                "scolaire."
            ),
        ),
        (
            "es",
            (
                "La relación de mentoría se prevé para seis meses como mínimo, o para un curso "
                "escolar."
            ),
        ),
    ),
}
"""What the room heard in the reasons of the first round, put into words."""

MERGED = Merged(
    "std-evidence",
    (
        (
            "en",
            (
                "Every programme answers the same short survey each year, publishes the result "
                "and lets researchers follow pairs that agree to it."
            ),
        ),
        (
            "fr",
            (
                "Chaque programme répond chaque année à la même courte enquête, en publie le "
                "résultat et laisse des équipes de recherche suivre les binômes qui l’acceptent."
            ),
        ),
        (
            "es",
            (
                "Cada programa responde cada año a la misma encuesta breve, publica el resultado y "
                "deja que la investigación siga a las parejas que lo acepten."
            ),
        ),
    ),
    ("std-survey", "std-study"),
)

DROPPED = "std-logo"
"""Out in the first round, and nobody spoke for it."""
