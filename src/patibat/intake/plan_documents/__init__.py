"""Plans as they are, in Word, Excel, PDF or text → a `PlanTree`, each part with its place and how sure we are."""

from patibat.intake.plan_documents.reader import Reading, plan_of, read_plan
from patibat.plans.directory import Directory, Known

__all__ = ["Directory", "Known", "Reading", "plan_of", "read_plan"]
