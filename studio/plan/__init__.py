"""What is to be drawn: plans of clips, jobs and their costs, and the segments that are there already."""

from studio.plan.clip_plan import SIDECARS, ClipPlan, has_segments, is_current, plan_clip
from studio.plan.costs import Costs
from studio.plan.jobs import Job, News, Report, Task, runs_of_missing, spread
from studio.plan.pruning import prune
from studio.plan.segment_store import Keeper, Parcel, Segment, SegmentStore, Sender

__all__ = [
    "SIDECARS",
    "ClipPlan",
    "Costs",
    "Job",
    "Keeper",
    "News",
    "Parcel",
    "Report",
    "Segment",
    "SegmentStore",
    "Sender",
    "Task",
    "has_segments",
    "is_current",
    "plan_clip",
    "prune",
    "runs_of_missing",
    "spread",
]
