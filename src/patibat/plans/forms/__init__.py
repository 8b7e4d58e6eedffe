"""Forms of the room plans."""

from patibat.plans.forms.adoption import AdoptionRecordForm, AdoptionWithdrawForm
from patibat.plans.forms.links import LinkForm, NodeAddForm, NodeForm, TermsForm

__all__ = ["AdoptionRecordForm", "AdoptionWithdrawForm", "LinkForm", "NodeAddForm", "NodeForm", "TermsForm"]
