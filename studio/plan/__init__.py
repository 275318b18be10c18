"""What is to be drawn: plans of clips, jobs and their costs, and the segments that are there already."""

from studio.plan.accepted import Accepted
from studio.plan.clip_plan import SIDECARS, ClipPlan, has_segments, is_current, last_manifest, plan_clip
from studio.plan.costs import Costs
from studio.plan.jobs import BeatEvent, Job, Report, Task, missing_jobs, split_jobs
from studio.plan.pruning import prune
from studio.plan.segment_store import Segment, SegmentData, SegmentSender, SegmentSink, SegmentStore

__all__ = [
    "SIDECARS",
    "Accepted",
    "BeatEvent",
    "ClipPlan",
    "Costs",
    "Job",
    "Report",
    "Segment",
    "SegmentData",
    "SegmentSender",
    "SegmentSink",
    "SegmentStore",
    "Task",
    "has_segments",
    "is_current",
    "last_manifest",
    "missing_jobs",
    "plan_clip",
    "prune",
    "split_jobs",
]
