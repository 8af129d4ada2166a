"""How the voters of the example judged its standards. Invented, one character a voter.

Ratings: a digit, `-` is cannot judge, a blank is left blank, `.` handed nothing in. The networks:
`y` yes, `n` no, `a` abstains, `-` cannot judge, `r` recused.
"""

from dataclasses import dataclass

NOT_HANDED_IN = "."
RECUSED = "r"
NOTHING = (NOT_HANDED_IN, " ")
VALUES = {"-": "cannot-judge", "y": "yes", "n": "no", "a": "abstain", RECUSED: "recused"}
"""What the characters that are not ratings stand for."""


@dataclass(frozen=True)
class Said:
    """A reason: voter, standard, side and text."""

    voter: int
    standard: str
    side: str
    text: str


@dataclass(frozen=True)
class Judged:
    """What all voters of a round said: a row of characters per standard, and the reasons."""

    rows: dict[str, str]
    reasons: tuple[Said, ...]

    def voters(self) -> list[int]:
        """Those who handed a ballot in, counted from 1."""
        some = next(iter(self.rows.values()))
        return [number for number, one in enumerate(some, start=1) if one != NOT_HANDED_IN]

    def values(self, voter: int) -> dict[str, str]:
        """What one voter says, by standard; what is blank is not named."""
        given = {name: row[voter - 1] for name, row in self.rows.items()}
        return {name: VALUES.get(one, one) for name, one in given.items() if one not in NOTHING}

    def marks(self, mark: str) -> list[tuple[int, str]]:
        """Voter and standard wherever this character stands."""
        return [
            (number, name)
            for name, row in self.rows.items()
            for number, one in enumerate(row, start=1)
            if one == mark
        ]


FIRST = Judged(
    {
        #                 phones 1 to 28
        "std-agreement": "98979889798798978988979887..",
        "std-training": "99879989878997988997899-78..",
        "std-voluntary": "89998798997899879989899879..",
        "std-staff": "97258973682795319742869537..",
        "std-duration": "7578648577567-875647586775..",
        "std-confidential": "8978978-798879 98789897-88..",
        "std-survey": "87574-68758465-74856 76457..",
        "std-study": "65-7483576584-7368575-6748..",
        "std-logo": "12131221431121311212141-23..",
    },
    (
        Said(
            3,
            "std-staff",
            "drop",
            "Small programmes have volunteers only. This would shut them out.",
        ),
        Said(15, "std-staff", "drop", "Nous n’avons qu’un mi-temps salarié pour soixante binômes."),
        Said(1, "std-staff", "keep", "Quand il y a un problème, il faut savoir qui appeler."),
        Said(5, "std-duration", "remark", "Say one school year instead of six months."),
        Said(9, "std-duration", "remark", "Depende del programa: en verano no se ven."),
        Said(6, "std-survey", "remark", "Only if it is really short."),
        Said(12, "std-study", "remark", "Same as the survey, if you ask me. Make it one standard."),
        Said(2, "std-logo", "drop", "A logo on every document is not a matter of quality."),
        Said(20, "std-training", "keep", "Sin formación previa, la primera cita sale mal."),
    ),
)

SECOND = Judged(
    {
        # Two had to leave for their trains; two who had only listened vote now.
        "std-agreement": "9897.8897988989789.897988799",
        "std-training": "9988.9898789979889.789989888",
        "std-voluntary": "8999.7989978998799.989987988",
        "std-staff": "9878.9786889785789.748698758",
        "std-duration": "8788.8587789878787.578878878",
        "std-confidential": "8989.78-7988799987.989888897",
        "std-evidence": "8667.4-68758576-75.6 7647886",
    },
    (
        Said(3, "std-staff", "keep", "With trained volunteers in, this is one we can sign."),
        Said(11, "std-staff", "drop", "Trained by whom, and for how long? It says nothing now."),
        Said(16, "std-duration", "keep", "L’année scolaire, c’est ce que nous faisons déjà."),
        Said(6, "std-evidence", "remark", "Who pays for the survey?"),
        Said(24, "std-evidence", "drop", "Que las entidades pequeñas puedan quedar exentas."),
    ),
)

NETWORKS = Judged(
    {
        # in the order of the organisations: two of Belgium, of Spain and of France, then NL and DE
        "std-agreement": "yyyyyyyy",
        "std-training": "yyyyryyy",
        "std-voluntary": "yyyyyyya",
        "std-staff": "yynnyyna",
        "std-duration": "yyyayyyn",
        "std-confidential": "yyyyyy-y",
    },
    (
        Said(3, "std-staff", "drop", "Nuestras entidades viven del voluntariado: no lo firmarían."),
        Said(4, "std-staff", "drop", "De acuerdo con la idea, pero sin plazo no podemos asumirla."),
        Said(7, "std-staff", "drop", "Half of our members would lose the seal on the first day."),
        Said(1, "std-staff", "keep", "C’est le cœur de notre label depuis dix ans."),
        Said(8, "std-duration", "drop", "Our holiday projects last ten weeks and are good ones."),
        Said(7, "std-confidential", "remark", "Our lawyers are still reading the new law."),
    ),
)
