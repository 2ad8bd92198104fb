"""What ties a page to the rest of the site: cut when it goes into the bin, tied again when it comes back.

A page in the bin is unpublished and cut loose from all that could reach it or bring it back to life: its schedule,
reviews, aliases, and the key it shares with its translations. `BinEntry.state` remembers it:

    live          numbers of the pages that were published
    keys          page → translation key
    scheduled     revision → when it was to be published
    aliases       alias → source, on both sides
    translations  wagtail-localize's connections that were in use
"""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision, WorkflowState
from wagtail.signals import page_unpublished
from wagtail_localize.models import Translation

from core.bin import place
from core.guard import Held, asking
from core.models import BinEntry
from core.visibility import effective

# Cut ----------------------------------------------------------------------------------


def cut_loose(tree: list[Page], user: Any) -> dict[str, Any]:
    """Unpublish the pages, cut their ties, and return what they were."""
    pks = [page.pk for page in tree]
    for page in tree:
        effective.before_delete(Page, page)  # what it limits outside stays limited
    state = {
        "live": [page.pk for page in tree if page.live],
        "keys": {str(page.pk): str(page.translation_key) for page in tree},
        "scheduled": _unschedule(pks),
        "aliases": _detach_aliases(pks),
        "translations": _stop_translating(tree),
    }
    _end_reviews(pks, user)
    for page in tree:
        Page.objects.filter(pk=page.pk).update(live=False, translation_key=uuid.uuid4())
        if page.live:
            specific = page.specific
            specific.live = False
            page_unpublished.send(sender=page.specific_class, instance=specific)
    return state


def _unschedule(pks: list[int]) -> dict[str, str]:
    due = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in pks],
        approved_go_live_at__isnull=False,
    )
    found = {str(pk): moment.isoformat() for pk, moment in due.values_list("pk", "approved_go_live_at")}
    due.update(approved_go_live_at=None)
    return found


def _detach_aliases(pks: list[int]) -> dict[str, int]:
    aliases = Page.objects.filter(Q(alias_of__in=pks) | Q(pk__in=pks, alias_of__isnull=False))
    found = {str(pk): source for pk, source in aliases.values_list("pk", "alias_of_id")}
    aliases.update(alias_of=None)
    return found


def _stop_translating(tree: list[Page]) -> list[int]:
    found: list[int] = []
    for page in tree:
        here = Translation.objects.filter(source__object_id=page.translation_key, enabled=True).filter(
            Q(source__locale_id=page.locale_id) | Q(target_locale_id=page.locale_id)
        )
        found += here.values_list("pk", flat=True)
        here.update(enabled=False)
    return found


def _end_reviews(pks: list[int], user: Any) -> None:
    running = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in pks],
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    )
    for review in running:
        review.cancel(user=user)


# Tied again -----------------------------------------------------------------------------


def give_back_keys(entry: BinEntry) -> None:
    """Let the pages be translations of one another again, save where there is another translation by now."""
    for pk, key in entry.state["keys"].items():
        page = Page.objects.filter(pk=pk).first()
        if page and not Page.objects.filter(translation_key=key, locale_id=page.locale_id).exists():
            Page.objects.filter(pk=pk).update(translation_key=key)


def tie_again(entry: BinEntry) -> None:
    """Let aliases follow their sources again, save those that somebody has written in since; so with translations."""
    for alias, source in entry.state["aliases"].items():
        if Page.objects.filter(pk=source).exists():
            Page.objects.filter(pk=alias, alias_of__isnull=True, latest_revision__isnull=True).update(alias_of=source)
    for translation in Translation.objects.filter(pk__in=entry.state["translations"]).select_related("source"):
        ends = Page.objects.filter(translation_key=translation.source.object_id)
        locales = set(ends.values_list("locale_id", flat=True))
        if {translation.source.locale_id, translation.target_locale_id} <= locales:
            Translation.objects.filter(pk=translation.pk).update(enabled=True)


def schedule_again(entry: BinEntry) -> None:
    """Publish later what was to be published later; what was to be published meanwhile stays a draft."""
    for pk, text in entry.state["scheduled"].items():
        moment = parse_datetime(text)
        if moment is not None and moment > timezone.now():
            Revision.objects.filter(pk=pk).update(approved_go_live_at=moment)


def publish_again(entry: BinEntry) -> list[Any]:
    """Save the pages that were published, so that search and caches hear of it, and return them.

    What the publish guard holds stays a draft.
    """
    published = []
    for pk in entry.state["live"]:
        page = Page.objects.filter(pk=pk).first()
        if page is None:
            continue
        page = page.specific
        page.live = True
        try:
            with asking(False):
                page.save(clean=False)
        except Held:  # a personal number that nobody has given a reason for: it comes back as a draft
            continue
        published.append(page)
    return published


def follow_sources(entry: BinEntry) -> None:
    """Let aliases that come back say what their sources say by now."""
    for pk in {source for alias, source in entry.state["aliases"].items() if alias in entry.state["keys"]}:
        source = Page.objects.filter(pk=pk).first()
        if source is not None and source.live and not place.is_inside(source):
            source.specific.update_aliases()
