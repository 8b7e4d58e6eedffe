<<<<<<< HEAD
"""Writing plans: versions that are adopted, links between them, and the texts of upper plans."""

from patibat.plans.services.links import Ends, Terms, link_add, link_change, link_refuse, link_remove
from patibat.plans.services.load import UpperLoaded, upper_plans_load
from patibat.plans.services.upper import NodeTexts, upper_node_add, upper_node_change
from patibat.plans.services.versions import Adoption, version_adopt

__all__ = [
    "Adoption",
    "Ends",
    "NodeTexts",
    "Terms",
    "UpperLoaded",
    "link_add",
    "link_change",
    "link_refuse",
    "link_remove",
    "upper_node_add",
    "upper_node_change",
    "upper_plans_load",
    "version_adopt",
]
=======
"""Writing to plans: permission, check, change, audit, in one transaction."""

from .adoption import AdoptionDetails, adoption_record, adoption_withdraw

__all__ = ["AdoptionDetails", "adoption_record", "adoption_withdraw"]
>>>>>>> room-leaders
