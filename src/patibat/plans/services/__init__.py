"""Writing plans: versions, links between them, texts of upper plans, and the adoption of a plan by agencies."""

from patibat.plans.services.adoption import AdoptionDetails, adoption_record, adoption_withdraw
from patibat.plans.services.finding import findable_by, plans_feed
from patibat.plans.services.findings import answers_keep, finding_answer, finding_withdraw
from patibat.plans.services.links import Ends, Terms, link_add, link_change, link_refuse, link_remove
from patibat.plans.services.load import UpperLoaded, upper_plans_load
from patibat.plans.services.upper import NodeTexts, upper_node_add, upper_node_change
from patibat.plans.services.versions import Adopted, Adoption, version_adopt

__all__ = [
    "Adopted",
    "Adoption",
    "AdoptionDetails",
    "Ends",
    "NodeTexts",
    "Terms",
    "UpperLoaded",
    "adoption_record",
    "adoption_withdraw",
    "answers_keep",
    "findable_by",
    "finding_answer",
    "finding_withdraw",
    "link_add",
    "link_change",
    "link_refuse",
    "link_remove",
    "plans_feed",
    "upper_node_add",
    "upper_node_change",
    "upper_plans_load",
    "version_adopt",
]
