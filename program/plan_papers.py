"""Plans as PDF, and what became of them: made by the worker when something in them changes."""

from __future__ import annotations

import base64
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import override
from django_tasks.base import TaskResultStatus

from core import cluster, pdf
from core.tasks import queue as task_queue
from core.tasks import queued
from core.templatetags.design_tags import cluster_label
from program.models import ActivityPlanPage
from program.models.plans import OUTCOME
from program.plans import outcome_of
from program.progress import Tally

# The colours of paper: done, under way and planned, leaf. A picture in a PDF knows no style sheet.
DONE, LILAC, LEAF = "#b9102c", "#73529f", "#e7ddf1"
PETAL = "M0-2.4C-3-6.5-9.4-9.6-9.4-15.4-9.4-20.4-4.6-20.6 0-24 4.6-20.6 9.4-20.4 9.4-15.4 9.4-9.6 3-6.5 0-2.4Z"


def _owner(page: ActivityPlanPage, view: str) -> str:
    return f"plan-{'outcome' if view else 'page'}:{page.pk}"


def _turned(angles: tuple[int, ...], paint: str) -> str:
    return "".join(f'<path d="{PETAL}" transform="rotate({angle})" {paint}/>' for angle in angles)


def picture_of(tally: Tally) -> str:
    """Return the cluster as an SVG that stands by itself, in a data address."""
    view_box, markup = cluster.draw(tally.done, tally.doing, tally.planned)
    outline = f'fill="none" stroke="{LILAC}" stroke-width="2.6"'
    symbols = (
        f'<g id="F">{_turned((0, 90, 180, 270), f"""fill="{DONE}" """)}</g>'
        f'<g id="H">{_turned((0, 90), f"""fill="{LILAC}" """)}{_turned((180, 270), outline)}</g>'
        f'<g id="D">{_turned((0, 90, 180, 270), outline)}</g>'
    )
    for name, paint in (
        ("stem", f'fill="none" stroke="{LILAC}" stroke-width="3"'),
        ("leaf", f'fill="{LEAF}"'),
        ("vein", 'fill="none" stroke="#fff" stroke-width="2"'),
    ):
        markup = markup.replace(f'class="cluster-{name}"', paint)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box}"><defs>{symbols}</defs>{markup}</svg>'
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def html_of(page: ActivityPlanPage, view: str) -> str:
    """Return the plan, or what became of it, as HTML for paper."""
    language = page.locale.language_code
    with override(language):
        context: dict[str, Any] = outcome_of(page)
        pictures = [
            (title, picture_of(tally), cluster_label(tally.done, tally.doing, tally.planned, title))
            for title, tally in context["clusters"]
        ]
        context |= {"page": page, "is_outcome": bool(view), "pictures": pictures}
    return pdf.paper("program/plan_paper.html", language=language, **context)


@queued(attempts=3)
def make(page_id: int) -> None:
    """Make both PDF files of a published plan. Safe to run twice; what has not changed is left as it is."""
    page = ActivityPlanPage.objects.live().filter(pk=page_id).select_related("locale").first()
    if page is None:
        return
    for view, name in (("", "verksamhetsplan"), (OUTCOME, OUTCOME)):
        pdf.keep(owner=_owner(page, view), html=html_of(page, view), name=f"{name}-{page.year}.pdf")


def queue(page: ActivityPlanPage) -> None:
    """Have a plan's PDF files made, once for all changes that come before the worker does it."""
    waiting = task_queue.rows().filter(status=TaskResultStatus.READY, task_path=make.module_path)
    if all(row != {"args": [page.pk], "kwargs": {}} for row in waiting.values_list("args_kwargs", flat=True)):
        make.enqueue(page.pk)


def make_missing() -> int:
    """Periodic job: have made what nobody made, should a task have been lost. Return how many plans there are."""
    pages = list(ActivityPlanPage.objects.live())
    for page in pages:
        queue(page)
    return len(pages)


def answer(page: ActivityPlanPage, request: HttpRequest, view: str) -> HttpResponseBase:
    """Answer with the PDF; say so while it is being made."""
    return pdf.answer(request, page, _owner(page, view))
