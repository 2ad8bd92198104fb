"""What a view does with a form that was sent: look who sends, how fast and how often, then deliver or say why not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks

from core.public_forms import guard, tokens
from core.public_forms.forms import PublicForm

logger = logging.getLogger(__name__)

DONE = 0
WRONG, FORBIDDEN, TOO_MANY, NOT_NOW = 422, 403, 429, 503
MOST_ID = 2**31 - 1  # a larger one is nothing's, and more than a database takes


class NotDelivered(Exception):
    """The message could not be passed on; the reader keeps the text and may try again."""


class _CsrfCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason  # instead of a page of its own, which would lose the text


def found_or_404(rows: models.QuerySet[Any], pk: int) -> Any:
    """Return the one of the rows that a form was sent to. Raises Http404, for numbers no database takes, too."""
    found = rows.filter(pk=pk).first() if 0 < pk <= MOST_ID else None
    if found is None:
        raise Http404
    return found


def answer(
    request: HttpRequest,
    page: Any,
    form: PublicForm | None,
    *,
    deliver: Callable[[PublicForm, str], None],
    anchor: str = "",
    address: str = "",
    outcome: Callable[[], str] = str,
) -> HttpResponseBase:
    """Answer what was posted to a form that stands on a page: thank, or show the page with all that was typed.

    The page's `get_context` reads `request.public_form`. `form` is None where it has been taken away meanwhile.
    `address` is where the form stands, if not at the page's own; `outcome` is asked after delivery what to thank for
    (`?tack=outcome`).
    """
    address = address or page.get_url(request) or "/"
    if request.method != "POST" or form is None:  # the reader reloads, or comes back to an old address
        return HttpResponseRedirect(f"{address}{anchor}")
    for serve_hook in hooks.get_hooks("before_serve_page"):
        if isinstance(instead := serve_hook(page, request, [], {}), HttpResponseBase):
            return instead
    status = receive(request, form, deliver=deliver)
    if status == DONE:
        thanks = "=".join(part for part in ("tack", outcome()) if part)
        return HttpResponseRedirect(f"{address}?{thanks}{anchor}", status=303)
    request.public_form = form  # type: ignore[attr-defined]  # the page's context
    response: HttpResponseBase = page.serve(request)
    response.status_code = status
    patch_cache_control(response, private=True, no_store=True)
    return response


def receive(request: HttpRequest, form: PublicForm, *, deliver: Callable[[PublicForm, str], None]) -> int:
    """Deliver the form once, and return DONE; or the status to show it again with, its messages saying why.

    `deliver` gets the form and a key that is the same for the same text, token and reader: pressing twice is
    sending once. Nothing typed is lost, whatever is wrong.
    """
    status = _what_is_wrong(request, form)
    if status != DONE:
        return status
    if seconds := guard.wait(request, form.form_name, most=form.most_an_hour):
        minutes = max(1, round(seconds / 60))
        form.messages.append(
            ngettext(
                "Many messages have come in a short time. Your text is still here: send it in %(minutes)d minute.",
                "Many messages have come in a short time. Your text is still here: send it in %(minutes)d minutes.",
                minutes,
            )
            % {"minutes": minutes}
        )
        return TOO_MANY
    typed = [f"{name}={form.data.getlist(name)}" for name in form.fields]  # type: ignore[attr-defined]  # a QueryDict
    key = guard.fingerprint(form.form_name, form.given_token, guard.client_address(request), *typed)
    try:
        deliver(form, key)
    except NotDelivered:
        logger.exception("A message of the form %s was not delivered", form.form_name)
        form.messages.append(_("The message could not be sent just now. Your text is still here: try again shortly."))
        return NOT_NOW
    return DONE


def _what_is_wrong(request: HttpRequest, form: PublicForm) -> int:
    """Return the status of the first thing that is wrong, having told the form of it; DONE when all is well."""
    status, message = DONE, ""
    if form.trapped:
        status, message = WRONG, _("There is text in a field that is to be left empty. Empty it and send again.")
    elif not guard.is_from_our_own_page(request):
        status = FORBIDDEN
        message = _("The form was not sent from our own page. Look your text through and send it again.")
    elif form.needs_csrf and not _has_sessions_token(request):
        status = FORBIDDEN
        message = _("You have signed in or out since the page was opened. Send your text again.")
    elif form.age is tokens.Age.EXPIRED:
        status = WRONG
        message = _("The page had been open for very long. Look your text through and send it again.")
    elif not form.is_valid():
        status = WRONG  # the fields say it themselves
    elif form.age is tokens.Age.TOO_FAST:
        status, message = WRONG, _("That went very fast. Your text is still here: press the button once more.")
    if message:
        form.messages.append(message)
    return status


def _has_sessions_token(request: HttpRequest) -> bool:
    def nothing(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    return _CsrfCheck(nothing).process_view(request, nothing, (), {}) is None
