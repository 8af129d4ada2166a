"""The columns of a framework's spreadsheet, and what people call them in three languages."""

import re
import unicodedata

from kit.domain.framework import Phase

COLUMNS = (
    "ref_id",
    "parent_ref_id",
    "assessable",
    "lang",
    "title",
    "statement",
    "level",
    "locator",
    "phase",
    "numbers",
)
"""All columns, in the order in which they are written; the last two may be left out."""

NEEDED = ("ref_id", "lang", "statement")
"""Without these there is no table; a `title` does instead of a `statement`."""

NAMES = {
    "ref_id": """ref refs reference referencia id identifiant identificador identifier numero number
        num no nº n° nr code codigo cote""",
    "parent_ref_id": """parent parent-ref parent-id parent-reference reference-parent ref-parent
        identifiant-parent reference-superieure padre ref-padre id-padre referencia-padre
        referencia-superior id-superior superior""",
    "assessable": "evaluable a-evaluer verifiable se-evalua",
    "lang": "language langue idioma lengua code-langue codigo-idioma codigo-de-idioma",
    "title": "titre titulo intitule libelle heading encabezado",
    "statement": """text texte texto enonce enunciado exigence requisito requirement description
        descripcion formulation redaccion""",
    "level": "niveau nivel",
    "locator": "place page emplacement localisation lugar localizacion ubicacion pagina",
    "phase": "fase etape etapa",
    "numbers": "chiffres cifras numeros valeurs valores donnees-chiffrees",
}
"""Other names of the columns, a hyphen for a blank; compared by `plain_name`."""

PHASES = {
    Phase.RECRUITING: "recruitment recrutement captacion reclutamiento",
    Phase.SELECTION: "seleccion",
    Phase.TRAINING: "formation formacion",
    Phase.MATCHING: "appariement jumelage mise-en-relation emparejamiento",
    Phase.ACCOMPANIMENT: "accompagnement suivi acompanamiento seguimiento",
    Phase.ENDING: "fin cloture cierre finalizacion closure",
    Phase.EVALUATION: "evaluacion",
    Phase.GOVERNANCE: "gouvernance gobernanza",
    Phase.SAFEGUARDING: "protection proteccion salvaguarda",
}
"""Other names of the phases."""

YES = frozenset(
    ["true", "yes", "y", "1", "x", "vrai", "oui", "o", "verdadero", "si", "s", "✓", "✔"]
)
NO = frozenset(["false", "no", "n", "0", "faux", "non", "falso", "-"])
"""What people write under `assessable`."""


def plain_name(text: str) -> str:
    """A name without capitals, accents, signs and blanks: `Réf. ID` is `refid`."""
    return re.sub(r"[^a-z0-9°✓✔]", "", unicodedata.normalize("NFKD", text.casefold()))


def _by_name(names: dict[str, str]) -> dict[str, str]:
    spelled = {
        plain_name(each): meant for meant, others in names.items() for each in others.split()
    }
    return spelled | {plain_name(meant): meant for meant in names}


_COLUMNS = _by_name(NAMES)
_PHASES = _by_name({phase.value: others for phase, others in PHASES.items()})


def column_called(text: str) -> str | None:
    """The column that a header means."""
    return _COLUMNS.get(plain_name(text))


def phase_called(text: str) -> Phase | None:
    """The phase that a cell means."""
    found = _PHASES.get(plain_name(text))
    return Phase(found) if found else None


def yes_or_no(text: str) -> bool | None:
    """What a cell under `assessable` means; None if it cannot be read."""
    plain = plain_name(text)
    return True if plain in YES else False if plain in NO else None
