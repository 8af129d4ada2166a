"""Every sentence that people read, by id, values and language.

The catalogues are gettext files in `kit/locale/<area>.<language>.po`; the msgid is the sentence's
id. Ids that begin with `ui-` are labels that the pages' own scripts show.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from babel.core import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from kit.domain.errors import KitError
from kit.domain.framework import Texts
from kit.domain.ids import LANGUAGES
from kit.domain.rules.parameters import Band, share_text

LOCALE = Path(__file__).parent.parent / "locale"
Forms = tuple[str, ...]
EUROPE = "EU"
"""What stands for a country where a European body speaks; not the Union."""


@cache
def catalogue(lang: str) -> dict[str, Forms]:
    """All sentences of a language: id to its plural forms (one form where there is no plural)."""
    sentences: dict[str, Forms] = {}
    for path in sorted(LOCALE.glob(f"*.{lang}.po")):
        with path.open("rb") as file:
            sentences.update(_sentences(read_po(file, locale=lang)))
    return sentences


def _sentences(catalog: Catalog) -> dict[str, Forms]:
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        for message in catalog
        if message.id
    }


def say(message_id: str, lang: str, /, **values: object) -> str:
    """The sentence in that language, its gaps filled. A plural is chosen by the value `count`.

    By position alone, so that a gap may be called `lang`.
    """
    forms = catalogue(lang)[message_id]
    form = forms[_plural_form(lang, values["count"])] if len(forms) > 1 else forms[0]
    return form.format_map(values)


def _plural_form(lang: str, count: object) -> int:
    """English and Spanish are singular at one, French at zero and one."""
    assert isinstance(count, int)
    return int(count > 1) if lang == "fr" else int(count != 1)


def say_error(error: KitError, lang: str) -> str:
    """The sentence of a refusal."""
    return say(error.message_id, lang, **error.values)


@cache
def labels(lang: str) -> dict[str, str]:
    """The labels that the pages' scripts show, by id."""
    return {name: forms[0] for name, forms in catalogue(lang).items() if name.startswith("ui-")}


def choose_language(wanted: Sequence[str]) -> str:
    """The first language of the interface that somebody wants; English where there is none."""
    spoken = (one.split("-")[0].lower() for one in wanted)
    return next((one for one in spoken if one in LANGUAGES), LANGUAGES[0])


def in_language(texts: Texts | Mapping[str, str], lang: str) -> tuple[str, str]:
    """A text in that language, else in English, else in whichever comes first: (language, text)."""
    if not texts:
        return lang, ""
    found = next((one for one in (lang, "en") if one in texts), next(iter(texts)))
    return found, texts[found]


def day(when: date, lang: str) -> str:
    """A date as the language writes it in full; English as Europe writes it, day first."""
    return format_date(when, "long", locale={"en": "en_GB"}.get(lang, lang))


def decimal(value: str, lang: str) -> str:
    """A number as the language writes it, with every digit it has: `1.50`, `1,50`; a true minus."""
    locale = {"en": "en_GB"}.get(lang, lang)
    _, point, digits = value.partition(".")
    shape = f"#,##0{point}{'0' * len(digits)}"
    return format_decimal(Decimal(value), format=shape, locale=locale).replace("-", "−")


def share(exact: Fraction, lang: str) -> str:
    """A share as it was fixed, never rounded: `70%`, `66,7 %`, `2/3`."""
    text = share_text(exact)
    if not text.endswith("%"):
        return text
    pattern = Locale.parse(lang).percent_formats[None].pattern.replace("0", "0.######")
    return format_percent(Decimal(text[:-1]) / 100, pattern, locale=lang)


def band(ratings: Band, lang: str) -> str:
    """A band of ratings after “rate it”: `7 to 9`."""
    if ratings.lowest == ratings.highest:
        return say("rule-band-one", lang, rating=ratings.lowest)
    return say("rule-band", lang, lowest=ratings.lowest, highest=ratings.highest)


def country(code: str, lang: str) -> str:
    """The name of a country; Europe for its bodies; the code itself where there is no name."""
    if code == EUROPE:
        return say("country-europe", lang)
    return str(Locale.parse(lang).territories.get(code, code))


def language(code: str, lang: str) -> str:
    """The name of a language."""
    return str(Locale.parse(lang).languages.get(code, code))
