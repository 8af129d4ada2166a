"""What the groups of the example wrote, sent from phones and gathered. All of it is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line: group, question, text and language, and its translations by language."""

    name: str
    group: int
    question: str
    lang: str
    text: str
    translations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Idea:
    """An idea from a phone, and what became of it: `taken`, `merged` (with a line), `aside`, ``."""

    group: int
    question: str
    lang: str
    text: str
    became: str = ""
    line: str = ""


@dataclass(frozen=True)
class Theme:
    """Lines of several groups that say the same."""

    name: str
    title: str
    lines: tuple[str, ...]


LINES = (
    Line(
        "trust",
        1,
        "seal-1",
        "fr",
        (
            "Le label rassure les familles : elles savent que les mentors ont été sélectionnés et "
            "formés."
        ),
        (
            (
                "en",
                "The seal reassures families: they know that mentors were selected and trained.",
            ),
        ),
    ),
    Line(
        "funders",
        1,
        "seal-1",
        "fr",
        "Un langage commun avec les financeurs, qui comparent enfin des choses comparables.",
    ),
    Line(
        "time",
        1,
        "seal-2",
        "fr",
        "Les petites associations n’ont ni le temps ni le personnel pour un long dossier.",
        (("en", "Small associations have neither the time nor the staff for a long application."),),
    ),
    Line(
        "contact",
        1,
        "seal-3",
        "fr",
        (
            "Une personne salariée qui suit chaque binôme, et que l’on peut appeler en cas de "
            "difficulté."
        ),
        (
            (
                "en",
                (
                    "A member of staff who follows each pair and can be called when something "
                    "goes wrong."
                ),
            ),
        ),
    ),
    Line(
        "compare",
        2,
        "seal-1",
        "en",
        "We learn from each other: the seal shows what others do better than we do.",
    ),
    Line(
        "laws",
        2,
        "seal-2",
        "en",
        "Child protection and data protection laws differ from country to country.",
    ),
    Line(
        "training",
        2,
        "seal-3",
        "en",
        "Mentors are trained before they meet their mentee, not at some point later.",
        (
            (
                "fr",
                (
                    "Les mentors sont formés avant de rencontrer leur mentoré, et non un jour ou "
                    "l’autre."
                ),
            ),
            (
                "es",
                (
                    "Los mentores se forman antes de conocer a su mentorado, no en algún momento "
                    "después."
                ),
            ),
        ),
    ),
    Line(
        "length",
        2,
        "seal-3",
        "en",
        "A minimum duration, but one that a school year can hold.",
    ),
    Line(
        "voluntary",
        3,
        "seal-3",
        "es",
        "La participación es voluntaria para ambas partes y se puede terminar sin culpa.",
        (("en", "Taking part is voluntary for both sides and can be ended without blame."),),
    ),
    Line(
        "paper",
        3,
        "seal-2",
        "es",
        "Miedo a la burocracia: un sello que mida papeles y no relaciones.",
        (("en", "Fear of bureaucracy: a seal that measures papers instead of relationships."),),
    ),
    Line(
        "visible",
        3,
        "seal-1",
        "es",
        "Da visibilidad a entidades pequeñas ante las administraciones públicas.",
    ),
    Line(
        "data",
        3,
        "seal-4",
        "es",
        "La universidad puede diseñar con nosotras una encuesta breve, igual en todos los países.",
        (("en", "The university can design with us a short survey, the same in every country."),),
    ),
    Line(
        "confidential",
        4,
        "seal-3",
        "en",
        "Rules of confidentiality that mentees understand, in their own language.",
    ),
    Line(
        "agreement",
        4,
        "seal-3",
        "en",
        "A short written agreement on how often to meet, for how long, and what for.",
    ),
    Line(
        "outcomes",
        4,
        "seal-4",
        "en",
        "Researchers follow some pairs over three years, so that we know what lasts.",
    ),
    Line(
        "steps",
        4,
        "seal-2",
        "fr",
        "Prévoir des étapes : un premier niveau accessible, puis un niveau avancé.",
        (("en", "Work in steps: a first level within reach, then an advanced one."),),
    ),
)

IDEAS = (
    Idea(1, "seal-3", "fr", "Un numéro à appeler le soir quand ça ne va pas.", "merged", "contact"),
    Idea(1, "seal-4", "fr", "Des étudiantes et étudiants en master pour observer les formations."),
    Idea(2, "seal-3", "en", "Ask mentees what they would like mentors to learn.", "taken"),
    Idea(2, "seal-1", "en", "A logo we can show on the door 🙂", "aside"),
    Idea(3, "seal-3", "es", "Que el mentorado pueda decir que no al mentor propuesto.", "taken"),
    Idea(
        4,
        "seal-3",
        "en",
        "Write down what happens with photos and chats.",
        "merged",
        "confidential",
    ),
)

THEMES = (
    Theme("theme-staff", "Somebody to turn to", ("contact",)),
    Theme("theme-training", "Training before the first meeting", ("training", "trust")),
    Theme("theme-free", "Free to come, free to leave", ("voluntary",)),
    Theme("theme-light", "Light enough for small associations", ("time", "paper", "steps")),
    Theme("theme-written", "Written down and understood", ("agreement", "confidential")),
    Theme("theme-research", "Evidence that lasts", ("data", "outcomes")),
)
"""Lines about the minimum duration stay alone, as not every line finds its theme."""
