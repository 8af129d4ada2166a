"""How the twenty-six voters of the example rated the eight standards. Invented, one digit a voter;
`-` is cannot judge, a blank is left blank."""

RATINGS = {
    #                 voters 1 to 26
    "std-agreement": "98979889798798978988979887",
    "std-training": "99879989878997988997899-78",
    "std-voluntary": "89998798997899879989899879",
    "std-staff": "97258973682795319742869537",
    "std-duration": "7578648577567-875647586775",
    "std-confidential": "8978978-798879 98789897-88",
    "std-survey": "87574-68758465-74856 76457",
    "std-logo": "12131221431121311212141-23",
}

REASONS = (
    (
        3,
        "std-staff",
        "drop",
        "en",
        "Small programmes have volunteers only. This would shut them out.",
    ),
    (15, "std-staff", "drop", "fr", "Nous n’avons qu’un mi-temps salarié pour soixante binômes."),
    (1, "std-staff", "keep", "fr", "Quand il y a un problème, il faut savoir qui appeler."),
    (5, "std-duration", "remark", "en", "Say one school year instead of six months."),
    (9, "std-duration", "remark", "es", "Depende del programa: en verano no se ven."),
    (6, "std-survey", "remark", "en", "Only if it is really short."),
    (2, "std-logo", "drop", "en", "A logo on every document is not a matter of quality."),
    (20, "std-training", "keep", "es", "Sin formación previa, la primera cita sale mal."),
)
"""Voter, standard, side, language, text."""
