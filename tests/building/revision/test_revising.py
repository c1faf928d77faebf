"""What is made again where articles only say something else is what all would be."""

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine

from tests.building.conftest import Newsroom
from tests.building.revision.test_incremental import Rebuilding


class Correcting(RuleBasedStateMachine):
    """People change what articles say, and seldom anything else."""

    room: Newsroom
    program = "1"
    tags: tuple[str, ...] = ()
    edit = Rebuilding.edit
    begin = Rebuilding.begin
    translate = Rebuilding.translate
    add_a_paragraph = Rebuilding.add_a_paragraph
    change_a_title = Rebuilding.change_a_title
    extract = Rebuilding.extract
    wait = Rebuilding.wait
    spoil_a_catalog = Rebuilding.spoil_a_catalog
    it_is_what_is_made_from_nothing = Rebuilding.it_is_what_is_made_from_nothing


Correcting.TestCase.settings = settings(max_examples=8, stateful_step_count=12)
test_corrections_change_nothing_else = Correcting.TestCase
