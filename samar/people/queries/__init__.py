"""What is known of personas, each time as one viewer may know it."""

from samar.people.queries.apart import whom_i_blocked, whom_i_muted
from samar.people.queries.audiences import admits, who_will_learn
from samar.people.queries.chips import Chip, chips
from samar.people.queries.finding import (
    blocked_by_me,
    muted_by_me,
    own_persona,
    own_personas,
    someone_to_block,
    visible_persona,
)
from samar.people.queries.profiles import Profile, profile
from samar.people.queries.reach import may_reach
from samar.people.queries.tags import tag
from samar.people.queries.viewers import viewer_of_member
from samar.people.viewer import Viewer

__all__ = [
    "Chip",
    "Profile",
    "Viewer",
    "admits",
    "blocked_by_me",
    "chips",
    "may_reach",
    "muted_by_me",
    "own_persona",
    "own_personas",
    "profile",
    "someone_to_block",
    "tag",
    "viewer_of_member",
    "visible_persona",
    "who_will_learn",
    "whom_i_blocked",
    "whom_i_muted",
]
