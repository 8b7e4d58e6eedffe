"""Changing plans: versions that are adopted."""

from patibat.plans.services.versions import Adoption, version_adopt

__all__ = ["Adoption", "version_adopt"]
