"""What people do with their personas, and about others. Each verb has a file."""

from samar.people.actions.blocks import block_persona, mute_persona, unblock_persona, unmute_persona
from samar.people.actions.describe import Description, describe_persona
from samar.people.actions.join import Joined, join_network
from samar.people.actions.personas import add_persona, bring_back_persona, rename_persona, retire_persona

__all__ = [
    "Description",
    "Joined",
    "add_persona",
    "block_persona",
    "bring_back_persona",
    "describe_persona",
    "join_network",
    "mute_persona",
    "rename_persona",
    "retire_persona",
    "unblock_persona",
    "unmute_persona",
]
