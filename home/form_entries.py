"""What has come in by forms: stored, told of by mail, shown and exported in the admin, erased in time."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.contrib.forms.views import SubmissionsListView

from core import mail
from core.public_forms.forms import PublicForm
from core.public_forms.receipts import send_receipt
from core.spreadsheets import without_formula
from home.models import ContactPage, FormPage
from home.models.forms import FormEntry

logger = logging.getLogger(__name__)


def in_words(value: Any) -> str:
    """Return an answer as people read it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value)
    if isinstance(value, datetime.date):
        return date_format(value, "Y-m-d")
    return "" if value is None else str(value)


def deliver_to(page: Any, language: str) -> Callable[[PublicForm, str], None]:
    """Return what keeps an entry of the page's form once, and tells of it by mail."""

    def deliver(form: PublicForm, key: str) -> None:
        try:
            with transaction.atomic():  # the entry and its mails, or none of them
                FormEntry.objects.create(key=key, page_id=page.pk, form_data=form.cleaned_data)
                _tell(page, form, key)
                if address := address_in(form):
                    send_receipt(to=address, what=page.title, language=language, key=f"{key}-receipt")
        except IntegrityError:  # pressed twice
            return

    return deliver


def address_in(form: PublicForm) -> str:
    """Return the first e-mail address that was filled in."""
    for row in form.rows:
        if row.input_type == "email" and form.cleaned_data.get(row.name):
            return str(form.cleaned_data[row.name])
    return ""


def _tell(page: Any, form: PublicForm, key: str) -> None:
    """Send the entry to who answers; a mail that cannot be sent is logged, for the entry is kept."""
    if not page.form_recipient:
        return
    with translation.override("sv"):
        rows = [(str(bound.label), in_words(form.cleaned_data.get(bound.name)) or "–") for bound in form]
        admin_url = settings.SITE_URL + reverse("wagtailforms:list_submissions", args=[page.pk])
        text = render_to_string("emails/entry.txt", {"title": page.title, "rows": rows, "admin_url": admin_url})
        subject = _("Form: %(title)s") % {"title": page.title}
    try:
        mail.send(
            to=page.form_recipient,
            subject=subject,
            text=text,
            category="form",
            reply_to=address_in(form),
            key=key,
        )
    except mail.MailNotSent:
        logger.exception("The entry %s of page %s was kept, but nobody could be told", key[:8], page.pk)


def purge_old_entries(now: datetime.datetime | None = None) -> int:
    """Erase the entries that are older than their form says, and return how many. For the worker; safe to run twice."""
    now = now or timezone.now()
    erased = 0
    for model in (ContactPage, FormPage):
        for page_id, days in model.objects.values_list("pk", "form_keep_days"):
            old = FormEntry.objects.filter(page_id=page_id, submit_time__lt=now - datetime.timedelta(days=days))
            erased += old.delete()[0]
    return erased


MOST = 500  # entries that somebody is shown of the own


def _entries_of(user: Any) -> Iterator[FormEntry]:
    """Yield the entries with somebody's address as an answer, the newest first."""
    address = user.email.strip().lower()
    # The address stands in the stored text as it is: it is ASCII, and so is all JSON that is kept.
    rows = FormEntry.objects.filter(form_data__icontains=address).select_related("page").order_by("-submit_time")
    for row in rows if address else ():
        if any(isinstance(value, str) and value.strip().lower() == address for value in row.form_data.values()):
            yield row


def sent_by(user: Any) -> list[tuple[str, str]]:
    """Return what somebody has sent by forms, page by page, with all answers."""
    found = []
    for row in islice(_entries_of(user), MOST):
        told = "; ".join(
            f"{name}: {in_words(value)}" for name, value in row.form_data.items() if value not in ("", None)
        )
        found.append((row.page.title, f"{timezone.localtime(row.submit_time):%Y-%m-%d %H:%M}: {told}"))
    return found


def erase_sent_by(user: Any) -> None:
    """Erase what somebody has sent by forms."""
    FormEntry.objects.filter(pk__in=[row.pk for row in _entries_of(user)]).delete()


class EntryListView(SubmissionsListView):
    """The admin's list of entries, and its export for spreadsheets."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return what goes into a cell: local time, words, and nothing that runs."""
        if isinstance(value, datetime.datetime):
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        return without_formula(in_words(value))

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return the column's heading, which an editor wrote."""
        return without_formula(super().get_heading(queryset, field))

    def stream_csv(self, queryset: Any) -> Any:
        """Begin with the mark that makes spreadsheets read UTF-8, so that å, ä and ö come out right."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)
