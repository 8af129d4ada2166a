"""Files of Voila and its extensions: sent compressed, kept for ever, and no others."""

import asyncio
import gzip
import json
import os
import re

import pytest

from kit.domain.seat import Role
from kit.server.widget_files import WidgetFiles

CONFIG = re.compile(r'<script id="jupyter-config-data" type="application/json">(.+?)</script>')


def found(files, name):
    return asyncio.run(files.find(name))


def config_of_a_page(running):
    browser, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    page = browser.get(f"/voila/render/reporter.ipynb?seat={seat_id}")
    config = CONFIG.search(page.text)
    assert config is not None
    return browser, json.loads(config[1])


def test_a_page_is_told_addresses_that_never_go_stale(running):
    browser, config = config_of_a_page(running)
    anywidget = next(one for one in config["federated_extensions"] if one["name"] == "anywidget")

    for url in (
        f"{config['fullStaticUrl']}/voila.js",
        f"{config['fullLabextensionsUrl']}/anywidget/{anywidget['load']}",
    ):
        answer = browser.get(url, Accept_Encoding="gzip")
        assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
        assert "immutable" in answer.headers["Cache-Control"]
        assert gzip.decompress(answer.body) == browser.get(url).body


def test_a_page_loads_nothing_that_its_widget_does_not_need(running):
    _, config = config_of_a_page(running)

    assert {one["name"] for one in config["federated_extensions"]} == {
        "@jupyter-widgets/jupyterlab-manager",
        "@voila-dashboards/widgets-manager8",
        "anywidget",
    }
    assert not re.search(r"https?://", json.dumps(config))


def test_a_file_that_a_browser_holds_is_not_sent_again(running):
    browser = running.reporter()
    first = browser.get("/voila/static/voila.js")

    again = browser.get("/voila/static/voila.js", If_None_Match=first.headers["ETag"])

    assert (again.status, again.body) == (304, b"")
    assert first.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/voila/labextensions/@voila-dashboards/jupyterlab-preview/package.json",
        "/voila/labextensions/anywidget/../jupyterlab_pygments/package.json",
        "/voila/labextensions/",
        "/voila/static/../index.html.j2",
        "/voila/static/..%2Findex.html.j2",
        "/voila/static/",
        "/voila/static/gone.js",
    ],
)
def test_nothing_else_is_sent(running, path):
    assert running.reporter().get(path).status == 404


def test_a_file_is_compressed_once_and_again_when_it_changed(tmp_path):
    path = tmp_path / "one.js"
    path.write_text("1")
    files = WidgetFiles([tmp_path])
    first = found(files, "one.js")

    assert found(files, "one.js") is first
    path.write_text("22")
    os.utime(path, (1, 1))

    assert found(files, "one.js").content == b"22"


def test_the_version_is_of_the_files_and_not_of_their_place(tmp_path):
    for name in ("here", "there"):
        (tmp_path / name / "kept").mkdir(parents=True)
        (tmp_path / name / "kept" / "one.js").write_text("1")
        (tmp_path / name / "other.js").write_text(name)
    here, there = (WidgetFiles([tmp_path / name], ["kept"]) for name in ("here", "there"))

    assert here.version == there.version
    (tmp_path / "there" / "kept" / "one.js").write_text("11")
    assert WidgetFiles([tmp_path / "there"], ["kept"]).version != here.version


def test_a_link_that_leads_out_of_the_folder_leads_nowhere(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "link.txt").symlink_to(tmp_path / "secret.txt")

    assert found(WidgetFiles([tmp_path / "sent"]), "link.txt") is None
