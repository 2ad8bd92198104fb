"""What the admin tells in passing: log entries that name another page, and mails about comments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _now
from wagtail.models import Page

from core import generation
from core.visibility.audiences import EVERYONE

NAMED = ("source", "destination", "page")
_memory = generation.Memory()


def _is_for_everyone(pk: int) -> bool:
    """Tell whether a page is there and for everyone; asked once in a generation. The tree's root is nobody's secret."""

    def ask() -> bool:
        page = Page.objects.filter(pk=pk).values_list("depth", "basepage__effective_audience").first()
        return page is not None and (page[0] == 1 or page[1] == EVERYONE)

    return _memory.remember(pk, ask)


def without_private_names(data: dict[str, Any]) -> dict[str, Any]:
    """Return what a log entry keeps, without the titles of other pages that not everyone may read, or that are gone.

    An entry about an open page may tell that it was moved out of a private section. Its readers are not known here.
    """
    told = dict(data)
    for name in NAMED:
        other = told.get(name)
        if isinstance(other, dict) and "title" in other and not _is_for_everyone(other.get("id") or 0):
            told[name] = {**other, "title": _now("a page that not everyone may read")}
    return told


def mask(stock: Callable[[Any], str]) -> Callable[[Any], str]:
    """Stand around the message of a log entry."""

    def message(entry: Any) -> str:
        kept = entry.data
        entry.data = without_private_names(kept) if kept else kept
        try:
            return stock(entry)
        finally:
            entry.data = kept

    return message


def still_concerned(users: Iterable[Any], page: Any) -> list[Any]:
    """Leave out who may no longer work on a page: a subscription outlives the role it was made under."""
    return [user for user in users if page.permissions_for_user(user).can_edit()]


def only_to_the_concerned(send: Callable[..., Any]) -> Callable[..., Any]:
    """Stand around the sending of mails about comments."""

    def send_notification(users: Iterable[Any], notification: str, context: dict[str, Any]) -> Any:
        return send(still_concerned(users, context["page"]), notification, context)

    return send_notification


def install() -> None:
    """Put the questions around Wagtail's functions; called once, when the apps are ready."""
    from django.utils.functional import cached_property
    from wagtail.admin.views.pages import edit
    from wagtail.models.audit_log import BaseLogEntry

    message = cached_property(mask(BaseLogEntry.message.func))
    message.__set_name__(BaseLogEntry, "message")
    BaseLogEntry.message = message
    edit.send_notification = only_to_the_concerned(edit.send_notification)
