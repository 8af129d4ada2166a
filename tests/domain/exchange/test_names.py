"""How requirements are called outside."""

import pytest

from kit.domain.exchange.coverage import named_in
from kit.domain.exchange.names import prefix_of, requirement_name
from kit.domain.exchange.values import CURIE
from tests.builders import framework, requirement


@pytest.mark.parametrize("ref_id", ["3.2.b", "A 1", "é/3", "50%", "%41", ":1", "a:b", "#|\\{}"])
def test_every_reference_becomes_a_name_that_leads_back_to_it(ref_id):
    name = requirement_name("be-net", ref_id)

    assert CURIE.fullmatch(name)
    # sssom-py refuses a name that begins with a colon.
    assert name.count(":") == 1
    one = framework("be-net", requirement(ref_id))
    assert named_in(one, [name], {prefix_of("be-net")}) == {name: ref_id}
