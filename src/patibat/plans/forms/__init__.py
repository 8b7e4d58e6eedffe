"""Forms of the room plans."""

from .adoption import AdoptionRecordForm, AdoptionWithdrawForm

__all__ = ["AdoptionRecordForm", "AdoptionWithdrawForm"]
