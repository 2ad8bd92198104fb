"""One's own account: passkeys, authenticator app, and the devices on which one is signed in."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from users import devices, second_factor
from users.forms import ActivateAppForm, AddPasskeyForm
from users.views.sign_in import NeverStored, safe_next, wants_options


class FreshSignInMixin(LoginRequiredMixin):
    """Changes how one signs in only within a quarter of an hour of signing in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, or ask for a new sign-in first."""
        if request.user.is_authenticated and not second_factor.is_fresh(request):
            back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("account_home")
            return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': back})}")
        return super().dispatch(request, *args, **kwargs)


@never_cache
@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the account."""
    found = list(Authenticator.objects.filter(user=request.user).order_by("created_at"))
    context = {
        "passkeys": [row for row in found if row.type == Authenticator.Type.WEBAUTHN],
        "app": next((row for row in found if row.type == Authenticator.Type.TOTP), None),
        "devices": devices.devices_of(request),
        "may_enter_admin": second_factor.may_enter_admin(request.user),
        "second_factor_missing": second_factor.is_demanded(request.user) and not found,
    }
    return TemplateResponse(request, "users/account.html", context)


@never_cache
@login_required
@require_safe
def choose_second_factor(request: HttpRequest) -> HttpResponse:
    """Tell staff without a second factor why they need one, and offer both kinds."""
    return TemplateResponse(request, "users/choose_second_factor.html", {"next": safe_next(request)})


@never_cache
@login_required
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Ask for a new sign-in, which comes back to where one was."""
    return TemplateResponse(request, "users/sign_in_again.html", {"next": safe_next(request)})


class Onwards:
    """After setting something up, goes to `next` or back to the account."""

    request: HttpRequest

    def get_success_url(self) -> str:
        """Return where it goes on."""
        return safe_next(self.request) or reverse("account_home")


class AddPasskeyView(NeverStored, FreshSignInMixin, Onwards, AddWebAuthnView):
    """Adds a passkey: a POST asks for the browser's options, the next brings its answer."""

    form_class = AddPasskeyForm
    template_name = "users/add_passkey.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give options, or keep the passkey."""
        if wants_options(request):
            return JsonResponse(webauthn.begin_registration(request.user, passwordless=True))
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out allauth's options, which would write to the session on a GET."""
        return {"form": self.get_form(), "next": safe_next(self.request), **kwargs}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, and say so."""
        response = super().form_valid(form)
        messages.success(self.request, _("The passkey is added. Next time you can sign in with it."))
        return response


class AddAppView(NeverStored, FreshSignInMixin, Onwards, ActivateTOTPView):
    """Sets up an authenticator app: shows a QR code, takes a first code from the app."""

    form_class = ActivateAppForm
    template_name = "users/add_app.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer staff who have no app yet: nobody else is ever asked for its codes."""
        if request.user.is_authenticated and not second_factor.may_enter_admin(request.user):
            return redirect("account_home")
        if Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).exists():
            return redirect("account_home")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the secret in groups of four, for typing."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = context["form"].secret
        groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        return context | {"secret": groups, "next": safe_next(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, and say so."""
        response = super().form_valid(form)
        messages.success(self.request, _("The authenticator app is set up."))
        return response


class RemoveAuthenticatorView(NeverStored, FreshSignInMixin, View):
    """Takes a passkey or the authenticator app away."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it away, and say so."""
        authenticator = get_object_or_404(Authenticator, user=request.user, pk=pk)
        delete_and_cleanup(request, authenticator)
        messages.success(request, _("Taken away. It no longer lets anybody in."))
        return redirect("account_home")


@never_cache
@login_required
@require_POST
def end_device(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Sign another device out."""
    if devices.end(request, pk):
        messages.success(request, _("The device is signed out."))
    return redirect("account_home")


@never_cache
@login_required
@require_POST
def end_other_devices(request: HttpRequest) -> HttpResponseRedirect:
    """Sign all other devices out."""
    devices.end_others(request)
    messages.success(request, _("All other devices are signed out."))
    return redirect("account_home")
