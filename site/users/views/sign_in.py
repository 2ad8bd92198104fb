"""Signing in: by code, passkey, link or, in the demo, one click; and signing out."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal import flows
from allauth.account.mixins import RedirectAuthenticatedUserMixin
from allauth.account.models import Login
from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic.base import ContextMixin

from users import links, mails
from users.adapters import REMEMBER
from users.demo.roles import ROLES
from users.forms import AddressForm, AppCodeForm, CodeForm, PasskeyForm, SecondPasskeyForm
from users.models import User

SENSIBLE_LENGTH = 2000  # characters; a longer `next` is no address of ours


def safe_next(request: HttpRequest) -> str:
    """Return `next` when it leads to this very site, else an empty string."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    stays = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if stays and len(url) <= SENSIBLE_LENGTH else ""


def with_next(url: str, request: HttpRequest) -> str:
    """Return an address that carries `next` on."""
    onwards = safe_next(request)
    return f"{url}?{urlencode({'next': onwards})}" if onwards else url


def wants_options(request: HttpRequest) -> bool:
    """Tell whether passkeys.js asks for the browser's options, before it has a credential to send."""
    return request.headers.get("Accept") == "application/json" and "credential" not in request.POST


def masked(email: str) -> str:
    """Return an address that its owner knows again and a bystander does not: ma•••@example.org."""
    local, _at, domain = email.partition("@")
    return f"{local[: 2 if len(local) > 2 else 1]}•••@{domain}"


class NeverStored(ContextMixin, View):
    """No cache keeps the pages of sign-in, the browser's own included; and `site` in them is ours."""

    @method_decorator(never_cache)
    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, with `no-store`."""
        return super().dispatch(*args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Drop allauth's `site`, which would hide the one of `core.site_context`."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.pop("site", None)
        return context


class AddressView(NeverStored, RequestLoginCodeView):
    """The sign-in page: asks for an address and sends a code to it."""

    form_class = AddressForm
    template_name = "users/sign_in.html"

    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer. A code that was asked for is not looked at: whoever comes back here wants another.

        allauth would look its user up, which costs a query more for an address with an account.
        """
        if request.user.is_authenticated:
            return super().dispatch(request, *args, **kwargs)
        return super(RedirectAuthenticatedUserMixin, self).dispatch(request, *args, **kwargs)

    def form_valid(self, form: AddressForm) -> HttpResponse:
        """Send the code, or what takes as long, and go on to the code's page."""
        started = time.monotonic()
        try:
            return super().form_valid(form)
        except mails.MailIsDown:
            form.add_error(None, _("Our mail is out of order, so no code can be sent. Use a passkey, or call us."))
            return self.form_invalid(form)
        finally:
            # What differs, the last words to the mail server, drowns in a time that is the same for all.
            time.sleep(max(0.0, started + settings.SIGN_IN_ANSWER_SECONDS - time.monotonic()))

    def get_success_url(self) -> str | None:
        """Return the code's page; for one who is signed in already, where they were going."""
        if self.request.user.is_authenticated:
            return safe_next(self.request) or None
        return with_next(reverse("account_confirm_login_code"), self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where it goes on, why one came back, and the demo's roles."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "next": safe_next(self.request),
            "code_is_over": "slut" in self.request.GET,
            "demo_roles": ROLES if settings.DEMO_SIGN_IN else (),
        }


class CodeView(NeverStored, ConfirmLoginCodeView):
    """Asks for the code that was sent."""

    form_class = CodeForm
    template_name = "users/code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; say on the sign-in page when there is no code that holds."""
        response = super().dispatch(request, *args, **kwargs)
        if response.status_code == 302 and response["Location"] == reverse("account_request_login_code"):
            return HttpResponseRedirect(f"{response['Location']}?slut")
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form whose attempts it counts."""
        if not self.stage.login.user:
            User.objects.filter(pk=0).first()  # a known address costs a look-up of its user: so does this one
        return {**super().get_form_kwargs(), "email": self._process.state["email"]}

    def form_valid(self, form: CodeForm) -> HttpResponse:
        """Sign in, or go on to the second factor."""
        self.request.session[REMEMBER] = form.cleaned_data["remember"]
        return super().form_valid(form)

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        """Use up an attempt for a wrong code; a slip of the finger costs nothing."""
        if form.has_error("code", "incorrect_code"):
            return super().form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form))

    def get_next_url(self) -> str:
        """Return where it goes on, on this site."""
        return safe_next(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whom the code went to, half hidden, and whole for sending another."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        email = self._process.state["email"]
        return context | {"email": email, "masked_email": masked(email), "next": safe_next(self.request)}


class PasskeyView(NeverStored, LoginWebAuthnView):
    """Signs in with a passkey: a POST asks for the browser's options, the next brings its answer."""

    form_class = PasskeyForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go to the sign-in page; options are only given for a POST, since they are kept in a session."""
        return redirect("account_login")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give options, or sign in."""
        if wants_options(request):
            return JsonResponse(webauthn.begin_authentication(user=None))
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say on the sign-in page that it did not match."""
        messages.error(self.request, _("That passkey isn’t known here. Ask for a code instead."))
        return redirect(with_next(reverse("account_login"), self.request))

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in; a passkey with fingerprint or pin is both factors at once."""
        authenticator: Authenticator = form.cleaned_data["credential"]
        login = Login(user=authenticator.user, redirect_url=safe_next(self.request) or None)
        return perform_passwordless_login(self.request, authenticator, login)


class SecondFactorView(NeverStored, AuthenticateView):
    """Asks staff for the authenticator app's code or a passkey, after the code."""

    form_class = AppCodeForm
    webauthn_form_class = SecondPasskeyForm
    template_name = "users/second_factor.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give options for a passkey, or check what came."""
        if wants_options(request) and "code" not in request.POST:
            return JsonResponse(webauthn.begin_authentication(self.stage.login.user))
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add which ways this user has; the options come when asked for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.pop("js_data", None)
        types = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        return context | {
            "has_app": Authenticator.Type.TOTP in types,
            "has_passkey": Authenticator.Type.WEBAUTHN in types,
            "passkey_failed": bool(self.webauthn_form and self.webauthn_form.is_bound and self.webauthn_form.errors),
        }


class SignOutView(NeverStored, LogoutView):
    """Signs out on a POST; a GET asks."""

    template_name = "users/sign_out.html"

    def get_redirect_url(self) -> str:
        """Return where it goes on: `next` on this site, else the front page of the language."""
        return safe_next(self.request) or reverse("wagtail_serve", args=[""])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in with a link from `manage.py sign_in_link`; only the button uses it up, no mail scanner's GET."""
    if request.method == "POST":
        user = links.use(token)
        if user is not None:
            flows.login.record_authentication(request, user, method="link")
            return flows.login.perform_login(request, Login(user=user, redirect_url=safe_next(request) or None))
    user = links.user_of(token)
    return TemplateResponse(request, "users/link.html", {"link_user": user}, status=200 if user else 410)


@never_cache
@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's roles. There is no such address anywhere else."""
    role = next((role for role in ROLES if role.slug == request.POST.get("role")), None)
    if not settings.DEMO_SIGN_IN or role is None:
        raise Http404
    user = User.objects.filter(email=role.email, is_active=True).first()
    if user is None:
        raise Http404
    if request.user.is_authenticated:
        flows.logout.logout(request)
    flows.login.record_authentication(request, user, method="demo")
    onwards = safe_next(request) or (reverse("wagtailadmin_home") if role.works_in_admin else None)
    return flows.login.perform_login(request, Login(user=user, redirect_url=onwards))


@never_cache
def closed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Lead from the sign-in pages that Wagtail brings, which take passwords, to ours."""
    return redirect(with_next(reverse("account_login"), request))
