"""Changing the network: the first run, agencies, positions and their holders, accounts."""

from patibat.network.services.agencies import agencies_feed, agency_add, agency_change, agency_rename
from patibat.network.services.holdings import holding_add, holding_end, position_add
from patibat.network.services.setup import SetUp, office_setup
from patibat.network.services.users import user_add, user_disable, user_enable, user_reset

__all__ = [
    "SetUp",
    "agencies_feed",
    "agency_add",
    "agency_change",
    "agency_rename",
    "holding_add",
    "holding_end",
    "office_setup",
    "position_add",
    "user_add",
    "user_disable",
    "user_enable",
    "user_reset",
]
