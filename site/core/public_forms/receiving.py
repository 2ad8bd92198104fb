"""What a view does with a form that was sent: look who sends, how fast and how often, then deliver or say why not."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.public_forms import guard, tokens
from core.public_forms.forms import PublicForm

logger = logging.getLogger(__name__)

DONE = 0
WRONG, FORBIDDEN, TOO_MANY, NOT_NOW = 422, 403, 429, 503


class NotDelivered(Exception):
    """The message could not be passed on; the reader keeps the text and may try again."""


class _CsrfCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason  # instead of a page of its own, which would lose the text


def receive(request: HttpRequest, form: PublicForm, *, deliver: Callable[[PublicForm, str], None]) -> int:
    """Deliver the form once, and return DONE; or the status to show it again with, its messages saying why.

    `deliver` gets the form and a key that is the same for the same text, token and reader: pressing twice is
    sending once. Nothing typed is lost, whatever is wrong.
    """
    status = _what_is_wrong(request, form)
    if status != DONE:
        return status
    if seconds := guard.wait(request, form.form_name):
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
