"""One clock: every screen shows the server's time, whatever the device's own is set to."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.pages.callers import Caller
from tests.pages.served import Served
from tests.server.running import eventually

HOUR = 3_600_000
WRONG_CLOCK = """(() => {
  const True = Date;
  window.wrongBy = %d;
  window.Date = class extends True {
    constructor(...given) { super(...(given.length ? given : [True.now() + window.wrongBy])); }
    static now() { return True.now() + window.wrongBy; }
  };
})()"""
LEFT = """() => {
  const text = document.querySelector("[role=timer]")?.textContent ?? "";
  return { left: text.split(":").reduce((sum, part) => 60 * sum + Number(part), 0), text };
}"""
CLOCK = """async ([module, steps]) => {
  const { Clock } = await import(module);
  const ahead = 7_000_000; // the server's clock before the device's, as it is set at first
  let [truth, set, awake] = [1_800_000_000_000, 0, 5000];
  const [now, performed] = [Date.now, performance.now];
  Date.now = () => truth + set;
  performance.now = () => awake;
  try {
    let leaps = 0;
    const clock = new Clock(() => (leaps += 1));
    const act = {
      pass: (ms) => ((truth += ms), (awake += ms)),
      sleep: (ms) => (truth += ms),
      set: (ms) => (set += ms),
      pong: (out, back) => {
        act.pass(out);
        const said = truth + ahead;
        act.pass(back);
        clock.heard(said, out + back);
      },
      told: (late) => clock.heard(truth + ahead - late, Infinity),
      wrong: () => Math.round(clock.now() - truth - ahead),
      leaps: () => leaps,
    };
    const said = steps.map(([name, ...given]) => act[name](...given));
    return said.filter((_, at) => ["wrong", "leaps"].includes(steps[at][0]));
  } finally {
    [Date.now, performance.now] = [now, performed];
  }
}"""


@pytest.fixture(scope="module")
def wrongs(browser: Any, served: Served) -> Any:
    """How wrong a clock is after what happened, in milliseconds, wherever it is asked."""
    page = browser.new_page()
    page.goto(served.address)
    module = page.locator("link[rel=stylesheet]").first.get_attribute("href")
    address = f"{served.address}{module.rpartition('/')[0]}/clock.mjs"
    yield lambda *steps: page.evaluate(CLOCK, [address, steps])
    page.close()


def test_the_first_view_tells_the_time_until_an_answer_tells_it_better(wrongs):
    assert wrongs(["told", 800], ["wrong"], ["pong", 5, 5], ["wrong"]) == [-800, 0]


def test_the_quickest_answer_counts_and_slow_ones_change_nothing(wrongs):
    said = wrongs(["pong", 10, 30], ["wrong"], ["pass", 1500], ["pong", 10, 1900], ["wrong"])

    assert said == [-10, -10]


def test_a_slow_line_is_believed_as_far_as_it_can_be(wrongs):
    assert wrongs(["told", 3000], ["pong", 100, 900], ["wrong"]) == [-400]


def test_a_quick_answer_grows_old(wrongs):
    steps = [["pong", 1, 1], ["set", 300], ["pass", 400_000], ["pong", 60, 100], ["wrong"]]

    assert wrongs(*steps) == [-20]


@pytest.mark.parametrize("by", [3 * HOUR, -3 * HOUR, 2000, -2000])
def test_a_clock_that_is_set_is_right_with_the_next_answer(wrongs, by):
    steps = [["pong", 5, 5], ["pass", 900], ["set", by], ["pong", 40, 60], ["wrong"], ["leaps"]]

    wrong, leaps = wrongs(*steps)
    assert (abs(wrong) <= 10, leaps) == (True, 1)


@pytest.mark.parametrize("by", [3 * HOUR, -3 * HOUR])
def test_a_clock_that_is_set_is_right_until_the_next_answer(wrongs, by):
    assert wrongs(["pong", 5, 5], ["set", by], ["pass", 1000], ["wrong"]) == [0]


def test_a_clock_set_a_little_is_found_out_by_an_answer_that_contradicts(wrongs):
    steps = [["pong", 5, 5], ["pass", 900], ["set", 400], ["wrong"], ["pong", 20, 20], ["wrong"]]

    assert wrongs(*steps) == [400, 0]


def test_a_device_that_slept_is_right_with_the_next_answer_or_a_moment_later(wrongs):
    slept = [["pong", 5, 5], ["sleep", 600_000], ["leaps"], ["wrong"], ["leaps"]]

    assert wrongs(*slept, ["pong", 5, 5], ["wrong"]) == [0, -600_000, 1, 0]
    assert wrongs(*slept, ["pass", 2000], ["wrong"]) == [0, -600_000, 1, 0]


def test_an_answer_that_was_on_its_way_while_the_device_slept_spoils_nothing(wrongs):
    slept = [["pong", 5, 5], ["sleep", 600_000], ["told", 600_000]]

    assert wrongs(*slept, ["wrong"], ["pass", 2000], ["wrong"]) == [-600_000, 0]


@pytest.fixture(scope="module")
def facilitator(served: Served) -> Caller:
    """Who has started the brainstorm, and gives it more time."""
    caller = Caller(f"http://127.0.0.1:{served.port}")
    caller.open(served.link("Facilitator").rpartition("/")[2])
    caller.act("start_item", item_id="brainstorm")
    return caller


def phone(context: BrowserContext, room: Served) -> Page:
    page = context.new_page()
    page.goto(f"{room.address}/j?room={room.room_code()}")
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/p/**")
    return page


def left(page: Page) -> int:
    """The seconds that a page shows as left."""
    shown = page.evaluate(LEFT)
    assert re.fullmatch(r"(\d+:)?\d+:\d\d", shown["text"]), shown
    return int(shown["left"])


def agree(*pages: Page) -> bool:
    """Whether all show the same, give or take the second in which they are asked."""
    shown = [left(page) for page in (*pages, pages[0])]
    return max(shown[:-1]) - min(shown[1:]) <= 1 and shown[0] - shown[-1] <= 1


def test_every_screen_shows_the_same_time_though_its_own_clock_is_wrong(
    new_context, served, facilitator
):
    early, late, true = (new_context() for _ in range(3))
    early.add_init_script(WRONG_CLOCK % (-5 * HOUR))
    late.add_init_script(WRONG_CLOCK % (3 * HOUR))
    desk, one, other = true.new_page(), phone(early, served), phone(late, served)
    desk.goto(served.link("Reporter · Group 1"))
    expect(desk.locator("html")).to_have_attribute("data-view-over", "kernel", timeout=15_000)
    expect(desk.get_by_role("timer")).to_be_visible()

    eventually(lambda: agree(desk, one, other))

    one.evaluate(f"window.wrongBy = {7 * HOUR}")
    other.evaluate("window.wrongBy = 0")
    eventually(lambda: agree(desk, one, other))
    desk.evaluate(WRONG_CLOCK % HOUR)
    eventually(lambda: agree(one, desk, other))

    before = left(one)
    facilitator.act("extend_item", minutes=15)
    eventually(lambda: min(map(left, (desk, one, other))) > before + 800)
    assert agree(desk, one, other)
    for page in (desk, one, other):
        expect(page.get_by_text("Connection lost")).to_have_count(0)


def test_who_joins_late_sees_the_true_time_with_the_first_view(new_context, served, facilitator):
    deaf = new_context()
    deaf.add_init_script(WRONG_CLOCK % (9 * HOUR))
    deaf.add_init_script("window.WebSocket = undefined")
    there, page = phone(new_context(), served), phone(deaf, served)
    deaf.route("**/api/**", lambda route: route.abort())
    page.reload()

    expect(page.get_by_role("timer")).to_be_visible()

    assert abs(left(page) - left(there)) <= 2


def test_time_that_is_over_is_never_negative(wrongs, browser, served):
    page = browser.new_page()
    page.goto(served.address)
    folder = page.locator("link[rel=stylesheet]").first.get_attribute("href").rpartition("/")[0]

    shown = page.evaluate(
        "async (module) => { const { left } = await import(module);"
        " return [left(1000, 999), left(1000, 1000), left(1000, 4000)]; }",
        f"{folder}/parts.mjs",
    )

    assert shown == ["0:01", "0:00", "0:00"]
    page.close()
