import pytest

from kit.domain.errors import NotFound
from kit.formats.library import Library, home_of, shipped_folder
from tests.formats.files import FRAMEWORK, summit_folder, write


def test_what_ships_is_found_from_a_checkout():
    assert {"be-mentoring-belgium", "eu-eument-net"} <= Library().frameworks().keys()
    assert {"partnership", "seal", "summit"} <= Library().workshops().keys()


def test_what_ships_is_found_in_an_installed_package(tmp_path):
    (tmp_path / "kit" / "_data" / "frameworks").mkdir(parents=True)

    assert shipped_folder(tmp_path / "kit") == tmp_path / "kit" / "_data"


def test_without_a_copy_inside_the_package_the_folder_beside_it_counts(tmp_path):
    assert shipped_folder(tmp_path / "kit") == tmp_path


def test_a_summits_own_files_come_first(tmp_path):
    own = FRAMEWORK.replace("id: example", "id: eu-eument-net")
    path = write(tmp_path / "frameworks" / "eu-eument-net.yaml", own)

    library = Library(tmp_path)

    assert library.frameworks()["eu-eument-net"] == path
    assert library.framework("eu-eument-net").issuer == "Example network"
    assert library.framework("be-mentoring-belgium").issuer == "Mentoring Belgium"


def test_a_workshop_is_read_by_id_and_by_path(tmp_path):
    library = Library(summit_folder(tmp_path))
    path = tmp_path / "workshops" / "hour.yaml"

    assert library.workshop("hour") == library.workshop(path) == library.workshop(str(path))


def test_a_files_home_is_the_folder_above_workshops(tmp_path):
    assert home_of(tmp_path / "workshops" / "hour.yaml") == tmp_path.resolve()
    assert home_of(tmp_path / "hour.yaml") == tmp_path.resolve()


@pytest.mark.parametrize("find", [Library().framework, Library().workshop])
def test_an_unknown_name_is_answered_with_the_known_ones(find):
    with pytest.raises(NotFound) as refused:
        find("nowhere")

    assert refused.value.values["value"] == "nowhere"
    assert refused.value.values["known"]
