"""What follows when a text comes out or is taken back: its page, its picture, its corrections.

The only place that publishes report pages by machine. Everything here runs in the transaction of the text.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from core.renditions import make_renditions_on_save
from core.visibility import files
from core.visibility.audiences import EVERYONE, of_groups
from reports.models import ReportPage, ReportText, TextCorrection
from reports.models.pages import KEPT, MACHINE_SLUG

#: Who sees the pictures of texts that are not out.
NEWSDESK = "newsdesk"
DRAFT_AUDIENCE = of_groups([NEWSDESK])


def text_came_out(text: ReportText, before: ReportText) -> None:
    """Bring the page up to date with a text that was published; one that is only scheduled changes nothing."""
    if not text.live:
        return
    if before.live and text.correction and text.correction != before.correction:
        TextCorrection.objects.create(text=text, note=text.correction, old_lead=before.lead, old_body=before.body)
    _open_picture(text)
    page = ReportPage.objects.get(pk=text.report_id)
    if not page.live:
        page = page.get_latest_revision_as_object()
        for name in KEPT:
            setattr(page, name, getattr(ReportPage.objects.get(pk=page.pk), name))
    is_first = not page.live
    if text.headline:
        page.title = page.draft_title = text.headline
    if is_first and MACHINE_SLUG.fullmatch(page.slug) and text.headline:
        page.slug = _free_slug(page)
    _publish(page, anew=is_first)


def text_went_in(text: ReportText) -> None:
    """Bring the page up to date with a text that was taken back; a page of which nothing is out goes with it."""
    _close_picture(text)
    page = ReportPage.objects.get(pk=text.report_id)
    if not page.live:
        return
    if not ReportText.objects.filter(report=page, live=True).exists():
        page.unpublish()
    else:
        _publish(page, anew=False)


def _publish(page: ReportPage, *, anew: bool) -> None:
    """Publish the page as it is; what editors have changed of it and not published stays unpublished."""
    if anew or not page.has_unpublished_changes:
        page.save_revision().publish()
    else:
        page.save()


def _free_slug(page: ReportPage) -> str:
    day: datetime.date = page.sitting.date
    wanted = f"{slugify(page.title)[:60].strip('-') or 'rapport'}-{day:%Y-%m-%d}"
    siblings = Page.objects.sibling_of(page, inclusive=False)
    for number in range(1, 100):
        slug = wanted if number == 1 else f"{wanted}-{number}"
        if not siblings.filter(slug=slug).exists():
            return slug
    return str(page.slug)


# Pictures -----------------------------------------------------------------------------


def draft_collection() -> Any:
    """Return the collection of pictures that nobody outside the newsdesk sees yet."""
    return files.collection_for(DRAFT_AUDIENCE)


def _open_picture(text: ReportText) -> None:
    image = text.image
    if image is not None and files.audience_of(image.collection_id) == DRAFT_AUDIENCE:
        image.collection = files.collection_for(EVERYONE)
        image.save()
    make_renditions_on_save(type(text), text)


def _close_picture(text: ReportText) -> None:
    """Hide the picture again, unless something else that is out shows it."""
    image = text.image
    if image is None or files.audience_of(image.collection_id) != EVERYONE:
        return
    others = ReportText.objects.filter(image=image, live=True).exclude(pk=text.pk)
    if not others.exists() and not ReportPage.objects.filter(main_image=image).exclude(pk=text.report_id).exists():
        image.collection = draft_collection()
        image.save()
