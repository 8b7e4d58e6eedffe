"""Work on the upper plans that a command, the set-up or the sample may ask for; the work itself is a service."""

from patibat.plans.services.load import UpperLoaded, upper_plans_load

__all__ = ["UpperLoaded", "upper_plans_load"]
