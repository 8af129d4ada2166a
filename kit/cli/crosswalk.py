"""`sealkit crosswalk …`: mappings checked, converted, compared, carried to a newer edition."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from kit.cli.mapping_files import check, convert
from kit.cli.terminal import Format, spoken
from kit.domain.agreement.two_judges import Agreement, TwoReadings, two_readings
from kit.domain.editions import carried_over
from kit.domain.errors import BadInput
from kit.domain.ids import ID_SHAPE
from kit.domain.prepared import PreparedCrosswalk
from kit.formats.library import YAML_ENDINGS, Library, own_folders
from kit.formats.model_yaml import model_yaml
from kit.formats.new_file import is_taken, write_new
from kit.views.frameworks.readings import agreement_words
from kit.words import say

crosswalk = typer.Typer(
    help="Crosswalks: files checked and converted, readings compared, carried to a new edition.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

crosswalk.command()(check)
crosswalk.command()(convert)

Named = Annotated[str, typer.Argument(help="A prepared crosswalk’s id or file.")]


@crosswalk.command()
def agreement(first: Named, second: Named, output: Format = "text") -> None:
    """Say how far two independent readings of the same frameworks agree."""
    library, one = opened(first)
    _, other = opened(second)
    if (one.subject, one.object) != (other.subject, other.object):
        raise BadInput("crosswalk-other-frameworks", first=one.id, second=other.id)
    ends = library.framework(one.subject), library.framework(one.object)
    found = two_readings(one, other, *ends)
    if output == "json":
        print(json.dumps(as_json(found), indent=1))
        return
    for sentence in agreement_words(found, spoken()):
        print(sentence)


@crosswalk.command()
def carry(
    prepared: Named,
    editions: Annotated[str, typer.Argument(help="The crosswalk from the older edition.")],
    out: Annotated[Path, typer.Argument(help="The file to write.")],
) -> None:
    """Carry a crosswalk to a newer edition, and mark what wants another look."""
    _check_new(out)
    _, older = opened(prepared)
    library, steps = opened(editions)
    if older.object != steps.subject:
        raise BadInput("crosswalk-other-edition", id=older.id, edition=steps.subject)
    carried = carried_over(older, steps, out.stem)
    write_new(out, model_yaml(carried))
    newer = library.framework(steps.object)
    looks = [one for one in carried.mappings if one.look_again]
    kept = len(carried.mappings) - len(looks)
    gaps = [*carried.subject_gaps, *carried.object_gaps]
    print(say("crosswalk-carried", spoken(), kept=kept, look=len(looks), path=str(out)))
    print(say("crosswalk-carried-gaps", spoken(), count=sum(one.look_again for one in gaps)))
    if silent := carried.silent_on("object", newer):
        print(say("crosswalk-carried-silent", spoken(), ref_ids=", ".join(silent)))


def _check_new(out: Path) -> None:
    """A crosswalk is called like its file; one that people have worked on stays."""
    if out.suffix.lower() not in YAML_ENDINGS:
        known = ", ".join(YAML_ENDINGS)
        raise BadInput("exchange-unknown-kind", path=str(out), known=known)
    if not ID_SHAPE.fullmatch(out.stem):
        raise BadInput("yaml-bad-id", value=out.stem)
    if is_taken(out):
        raise BadInput("exchange-out-taken", path=str(out))


def opened(named: str) -> tuple[Library, PreparedCrosswalk]:
    """A prepared crosswalk by id or file, and the library that knows its frameworks."""
    library = Library(*own_folders(named))
    return library, library.crosswalk(Path(named) if Path(named).suffix else named)


def as_json(found: TwoReadings) -> dict[str, Any]:
    """The same for scripts: counts, and kappa rounded to four places."""
    return {
        "both": found.both,
        "only_first": found.only_first,
        "only_second": found.only_second,
        "differing": found.differing,
        "partner": _counts(found.partner),
        "relation": _counts(found.relation),
    }


def _counts(found: Agreement) -> dict[str, Any]:
    kappa = None if found.kappa is None else round(float(found.kappa), 4)
    return {"alike": found.alike, "total": found.total, "kappa": kappa}
