"""The rules that import-linter cannot hold. Each takes the root of a source tree and returns its faults."""

from collections.abc import Callable
from pathlib import Path

from tests.rules import code, models, pages, rooms

type Rule = Callable[[Path], list[str]]

RULES: list[Rule] = [
    rooms.every_room_is_known,
    rooms.the_contract_has_the_order_of_the_rooms,
    rooms.foreign_keys_point_down,
    models.every_column_is_in_one_tier,
    code.files_and_functions_are_short,
    code.imports_are_absolute,
    code.only_what_is_expected_is_caught,
    code.no_signals_of_models,
    code.no_request_below_views,
    code.views_find_things_through_the_viewer,
    code.views_leave_writing_to_actions,
    code.only_actions_publish,
    code.actions_and_queries_say_what_they_promise,
    code.nothing_is_left_for_later,
    pages.pages_hold_nothing_inline,
    pages.style_sheets_know_no_left,
    pages.scripts_are_short,
]
