"""My page: a member's own data, changed, taken home and erased by the member."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.models import SiteSettings
from core.public_forms import guard
from members_area import my_data
from members_area.models import Member
from members_area.register import leaving
from users import devices, mails, second_factor
from users.forms import digits_of

CODE = "members_area.erase"
CODE_SECONDS, CODE_TRIES = 10 * 60, 5
WRONG, TOO_MANY, NOT_NOW, GONE = 422, 429, 503, 410
View = Callable[..., HttpResponse]


def for_members(view: View) -> View:
    """Let in who is in the register, as `request.member`; others come to their account."""

    @never_cache
    @login_required
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        member = Member.objects.select_related("user").filter(user_id=request.user.pk).first()
        if member is None or not member.is_current():
            return redirect("account_home")
        member.user = request.user
        return view(request, member, *args, **kwargs)

    return asked


def _site(request: HttpRequest) -> SiteSettings:
    return SiteSettings.for_request(request)


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, member: Member) -> HttpResponse:
    """Show and change the own data."""
    form = my_data.DetailsForm(request.POST if request.method == "POST" else None, member=member)
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, _("Your details are saved."))
        return redirect("members_area:my-page")
    context = {
        "form": form,
        "member": member,
        "passkeys": my_data.authenticators_of(request.user).count(),
        "devices": len(devices.devices_of(request)) if request.method != "POST" else 0,
    }
    return TemplateResponse(request, "members_area/my_page.html", context, status=WRONG if form.is_bound else 200)


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: HttpRequest, member: Member) -> HttpResponse:
    """Ask for a new address, soon after a sign-in only: a phone left on a table must not give its finder an account."""
    if not second_factor.is_fresh(request):
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")
    form = my_data.NewAddressForm(request.POST if request.method == "POST" else None, member=member)
    status = 200
    if form.is_bound:
        if form.is_valid() and not guard.wait(request, "new-address"):
            my_data.ask_for_confirmation(member, form.cleaned_data["epost"], _site(request))
            context = {"member": member, "sent_to": form.cleaned_data["epost"]}
            return TemplateResponse(request, "members_area/new_address.html", context)
        status = WRONG
        if form.is_valid():
            form.messages.append(_("You have asked many times in a short while. Wait a few minutes."))
            status = TOO_MANY
    return TemplateResponse(request, "members_area/new_address.html", {"member": member, "form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Let a new address hold, by a button: what reads mails beforehand follows links and presses nothing."""
    found = my_data.read_token(token)
    if found is None:
        return TemplateResponse(request, "members_area/confirm_address.html", {"is_over": True}, status=GONE)
    user, email = found
    if request.method == "POST":
        my_data.change_address(user, email, _site(request))
        return TemplateResponse(request, "members_area/confirm_address.html", {"is_done": True, "email": email})
    return TemplateResponse(request, "members_area/confirm_address.html", {"email": email})


@for_members
@require_safe
def download(request: HttpRequest, member: Member) -> HttpResponse:
    """Show all that is kept, or give it for machines (`?som=json`)."""
    parts = my_data.everything_of(member)
    if request.GET.get("som") == "json":
        text = json.dumps(my_data.for_machines(parts), ensure_ascii=False, indent=1)
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="mina-uppgifter.json"'
        return response
    shown = [part | {"rows": [(name, my_data.in_words(value)) for name, value in part["rows"]]} for part in parts]
    return TemplateResponse(request, "members_area/my_data.html", {"member": member, "parts": shown})


# Erasing -----------------------------------------------------------------------------------


def _hash(code: str) -> str:
    return salted_hmac(CODE, code, algorithm="sha256").hexdigest()


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, member: Member) -> HttpResponse:
    """Say what goes and what stays; send a code; erase when the code comes back."""
    context: dict[str, Any] = {"member": member}
    status = 200
    if request.method == "POST" and "kod" in request.POST:
        problem = _what_is_wrong(request)
        if problem is None:
            return _erase(request, member)
        context |= {"is_asked": CODE in request.session, "problem": problem}
        status = WRONG
    elif request.method == "POST":
        status = _send_code(request, member)
        context |= {"is_asked": status == 200, "problem": None if status == 200 else _("The code could not be sent.")}
    return TemplateResponse(request, "members_area/erase.html", context, status=status)


def _send_code(request: HttpRequest, member: Member) -> int:
    if guard.wait(request, "erase-me"):
        return TOO_MANY
    code = f"{secrets.randbelow(10**6):06d}"
    request.session[CODE] = {"hash": _hash(code), "until": time.time() + CODE_SECONDS, "tries": 0}
    text = render_to_string("emails/erase_code.txt", {"code": code, "site": _site(request)})
    message = EmailMultiAlternatives(
        _("Code to erase your account"), text, to=[member.user.email], headers=mails.HEADERS
    )
    try:
        mails.send_now(message)
    except mails.MailIsDown:
        del request.session[CODE]
        return NOT_NOW
    return 200


def _what_is_wrong(request: HttpRequest) -> str | None:
    """Return what is wrong with the code that came, counting the try; None when it is right."""
    asked = request.session.get(CODE)
    if not asked or asked["until"] < time.time() or asked["tries"] >= CODE_TRIES:
        request.session.pop(CODE, None)
        return _("The code no longer holds. Ask for a new one.")
    request.session[CODE] = asked | {"tries": asked["tries"] + 1}
    if not constant_time_compare(_hash(digits_of(request.POST["kod"][:40])), asked["hash"]):
        return _("The code isn’t right")
    return None


def _erase(request: HttpRequest, member: Member) -> HttpResponse:
    try:
        leaving.erase(member)
    except PermissionDenied as error:  # the only administrator
        messages.error(request, str(error))
        return redirect("members_area:erase-me")
    logout(request)
    return TemplateResponse(request, "members_area/erase.html", {"is_done": True})
