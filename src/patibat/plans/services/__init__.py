"""Writing to plans: permission, check, change, audit, in one transaction."""

from .adoption import AdoptionDetails, adoption_record, adoption_withdraw

__all__ = ["AdoptionDetails", "adoption_record", "adoption_withdraw"]
