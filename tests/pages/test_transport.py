"""A page goes on, whatever happens between it and the server, and nothing is lost."""

import re
import signal

from playwright.sync_api import Page, expect

from kit.store.store import Store
from tests.pages.served import Served
from tests.server.running import eventually


def open_seat(page: Page, room: Served, seat: str) -> Page:
    page.goto(room.link(seat))
    expect(page.locator("main h2").first).to_be_visible()
    return page


def view_over(page: Page, transport: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-view-over", transport, timeout=15_000)


def start_brainstorm(page: Page, room: Served) -> None:
    """By the API, as the facilitator's page would."""
    page.goto(room.link("Facilitator"))
    expect(page.locator("main")).to_be_visible()
    answer = page.evaluate(
        """async () => {
          const { room } = await import(document.querySelector("script[src$='room.mjs']").src);
          return room.act("start_item", { item_id: "brainstorm" });
        }"""
    )
    assert answer["ok"], answer


def write(page: Page, text: str) -> None:
    field = page.locator("main textarea").first
    field.fill(text)
    field.press("Enter")


def stored(room: Served) -> str:
    store = Store.open_to_read(room.folder / "sealkit.db")
    try:
        return " ".join(str(one.event) for one in store.read("demo"))
    finally:
        store.close()


def test_a_line_is_saved_seen_by_another_and_there_after_a_reload(new_context, room):
    facilitator, one, other = (new_context().new_page() for _ in range(3))
    start_brainstorm(facilitator, room)
    open_seat(one, room, "Reporter · Group 1")
    open_seat(other, room, "Instructor · Group 1")

    write(one, "Trust comes first 🙂")

    expect(one.locator(".pill.good.saved")).to_be_visible()
    expect(other.get_by_text("Trust comes first 🙂")).to_be_visible(timeout=2_000)
    one.reload()
    expect(one.get_by_text("Trust comes first 🙂")).to_be_visible()


def test_the_view_comes_over_the_widget_and_without_the_kernel_over_the_api(new_context, room):
    facilitator, page = new_context().new_page(), new_context().new_page()
    start_brainstorm(facilitator, room)
    open_seat(page, room, "Reporter · Group 1")
    view_over(page, "kernel")
    write(page, "Over the widget.")
    expect(page.locator("main").get_by_text("Over the widget.")).to_be_visible()

    page.evaluate("window.jupyterapp.widgetManager.kernel.shutdown()")

    view_over(page, "api")
    write(page, "Over the API.")
    expect(page.locator(".pill.good.saved")).to_be_visible()
    expect(page.locator("main").get_by_text("Over the API.")).to_be_visible()
    assert "Over the API." in stored(room)


def test_words_written_while_the_server_is_gone_arrive_when_it_is_back(new_context, room):
    facilitator, page = new_context().new_page(), new_context().new_page()
    start_brainstorm(facilitator, room)
    open_seat(page, room, "Reporter · Group 1")
    view_over(page, "kernel")
    room.stop(signal.SIGKILL)

    expect(page.get_by_text("Connection lost")).to_be_visible(timeout=8_000)
    write(page, "Written in the dark.")
    expect(page.locator(".pill.good.saved")).to_have_count(0)
    room.start()

    expect(page.get_by_text("Connection lost")).to_have_count(0, timeout=20_000)
    expect(page.locator(".pill.good.saved")).to_be_visible(timeout=20_000)
    assert stored(room).count("Written in the dark.") == 1


def test_words_written_while_the_server_is_gone_survive_a_closed_page(new_context, room):
    facilitator, context = new_context().new_page(), new_context()
    start_brainstorm(facilitator, room)
    page = open_seat(context.new_page(), room, "Reporter · Group 1")
    address = page.url
    room.stop()
    write(page, "Kept on the device.")
    page.close()
    room.start()

    again = context.new_page()
    again.goto(address)

    expect(again.locator("main").get_by_text("Kept on the device.")).to_be_visible()
    expect(again.locator(".pill.good.saved")).to_be_visible(timeout=10_000)
    assert stored(room).count("Kept on the device.") == 1


def test_a_refused_line_becomes_a_notice_and_its_words_are_kept(new_context, room):
    facilitator, page = new_context().new_page(), new_context().new_page()
    start_brainstorm(facilitator, room)
    open_seat(page, room, "Reporter · Group 1")

    refused = page.evaluate(
        """async () => {
          const { room } = await import(document.querySelector("script[src$='room.mjs']").src);
          const args = { question_id: "nothing", text: "Do not lose me.", lang: "en" };
          return room.act("write_line", args);
        }"""
    )

    assert refused["message_id"] == "question-unknown"
    expect(page.locator(".notice.bad")).to_contain_text("Do not lose me.")
    page.reload()
    expect(page.locator(".notice.bad")).to_contain_text("Do not lose me.")
    page.locator(".notice.bad button").click()
    expect(page.locator(".notice.bad")).to_have_count(0)


def test_the_language_is_changed_without_losing_what_is_being_typed(new_context, room):
    facilitator, page = new_context().new_page(), new_context().new_page()
    start_brainstorm(facilitator, room)
    open_seat(page, room, "Reporter · Group 1")
    view_over(page, "kernel")
    page.locator("main textarea").first.fill("half a sent")

    page.locator(".bar select.language").select_option("fr")

    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("main h2").first).to_contain_text("avantages")
    expect(page.locator("main textarea").first).to_have_value("half a sent")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("main textarea").first).to_have_value("half a sent")


def test_a_browser_that_keeps_nothing_still_saves(new_context, room):
    facilitator, context = new_context().new_page(), new_context()
    start_brainstorm(facilitator, room)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    page = open_seat(context.new_page(), room, "Reporter · Group 1")

    write(page, "From a private window.")

    expect(page.locator(".pill.good.saved")).to_be_visible()
    assert "From a private window." in stored(room)


def test_where_sockets_do_not_pass_a_page_asks_again_and_again(new_context, room):
    facilitator, context = new_context().new_page(), new_context()
    start_brainstorm(facilitator, room)
    context.add_init_script("window.WebSocket = undefined")
    phone = context.new_page()
    phone.goto(f"{room.address}/j?room={room.room_code()}")
    phone.locator("button[type=submit]").click()
    expect(phone.locator("main textarea").first).to_be_visible()

    facilitator.evaluate(
        """async () => {
          const { room } = await import(document.querySelector("script[src$='room.mjs']").src);
          return room.act("end_item");
        }"""
    )

    expect(phone.locator("main textarea")).to_have_count(0, timeout=5_000)
    expect(phone.get_by_text("Connection lost")).to_have_count(0)


def test_a_page_that_closes_takes_its_kernel_along(new_context, room):
    page = new_context().new_page()
    open_seat(page, room, "Reporter · Group 1")
    view_over(page, "kernel")
    kernel = page.evaluate("window.jupyterapp.widgetManager.kernel.id")
    ask = "async (id) => (await fetch(`/api/kernels/${id}`)).status"
    assert page.evaluate(ask, kernel) == 200

    page.goto(f"{room.address}/")

    eventually(lambda: page.evaluate(ask, kernel) == 404)


def test_a_full_disk_is_told_in_a_sentence_and_what_was_typed_arrives_later(new_context, room):
    facilitator, page = new_context().new_page(), new_context(locale="fr").new_page()
    start_brainstorm(facilitator, room)
    open_seat(page, room, "Reporter · Group 1")
    write(page, "Avant.")
    expect(page.locator(".pill.good.saved")).to_be_visible()

    room.fill_disk()
    write(page, "Le disque est plein.")
    told = page.locator(".notice").filter(has_text="rien n’a été enregistré")
    expect(told).to_be_visible(timeout=10_000)
    expect(page.locator(".pill.good.saved")).to_have_count(0)
    room.fill_disk(False)

    expect(page.locator(".pill.good.saved")).to_be_visible(timeout=20_000)
    expect(told).to_have_count(0)
    assert stored(room).count("Le disque est plein.") == 1


def test_what_is_far_too_long_is_given_back_and_the_next_line_goes_out(new_context, room):
    facilitator, page = new_context().new_page(), new_context().new_page()
    start_brainstorm(facilitator, room)
    open_seat(page, room, "Reporter · Group 1")

    refused = page.evaluate(
        """async () => {
          const { room } = await import(document.querySelector("script[src$='room.mjs']").src);
          const said = { question_id: "seal-1", text: "long ".repeat(400000), lang: "en" };
          return room.act("write_line", said, { onrefused() {} });
        }"""
    )
    write(page, "And on we go.")

    assert "several parts" in refused["text"]
    expect(page.locator(".pill.good.saved")).to_be_visible()
    assert "And on we go." in stored(room)


def test_a_page_whose_seat_was_given_away_says_so_and_keeps_what_is_typed(new_context, room):
    facilitator, page = new_context().new_page(), new_context().new_page()
    start_brainstorm(facilitator, room)
    open_seat(page, room, "Reporter · Group 1")
    seat_id = page.evaluate("new URLSearchParams(location.search).get('seat')")

    facilitator.evaluate(
        """async (seat_id) => {
          const { room } = await import(document.querySelector("script[src$='room.mjs']").src);
          return room.act("hand_over_seat", { seat_id });
        }""",
        seat_id,
    )

    told = page.locator(".notice").filter(has_text=re.compile("handed over|does not hold"))
    expect(told.first).to_be_visible(timeout=10_000)
    write(page, "Typed too late.")
    expect(page.locator("main textarea").first).to_have_value("Typed too late.")
    expect(page.get_by_text("Connection lost")).to_have_count(0)
    assert "Typed too late." not in stored(room)
