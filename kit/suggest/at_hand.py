"""Which method compares: the encoder where it is installed and sound, else n-grams."""

from kit.domain.errors import Unusable
from kit.suggest.encoder import ENCODER, OnceLoaded
from kit.suggest.method import Method, MethodName
from kit.suggest.ngrams import NGRAMS


def method_at_hand(wanted: MethodName | None = None, encoder: OnceLoaded = ENCODER) -> Method:
    """The method of that name, else the best that there is.

    The first call loads the encoder, which takes most of a second: never on an event loop. Raises
    `Unusable` where the encoder is asked for by name and cannot be had.
    """
    if wanted == "ngrams":
        return NGRAMS
    if wanted == "encoder":
        return encoder.get()
    try:
        return encoder.get()
    except Unusable:
        return NGRAMS


def why_no_encoder(encoder: OnceLoaded = ENCODER) -> Unusable | None:
    """Why the encoder cannot be had, for a sentence beside what n-grams found; none if it can."""
    try:
        encoder.get()
    except Unusable as error:
        return error
    return None
