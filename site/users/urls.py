"""Addresses of sign-in and account. The names are allauth's where allauth looks them up."""

from django.conf import settings
from django.urls import path

from users.views import account, sign_in

# Before Wagtail's own, the same in all languages: pages that would take a password lead to ours.
closed_urlpatterns = [
    path("admin/login/", sign_in.closed),
    path("admin/password_reset/", sign_in.closed),
    path("admin/password_reset/<path:rest>", sign_in.closed),
    path("_util/login/", sign_in.closed),
]

# With the language's prefix.
localized_urlpatterns = [
    path("logga-in/", sign_in.AddressView.as_view(), name="account_login"),
    path("logga-in/", sign_in.AddressView.as_view(), name="account_request_login_code"),
    path("logga-in/", sign_in.AddressView.as_view(), name="account_signup"),  # looked up, never shown: nobody signs up
    path("logga-in/kod/", sign_in.CodeView.as_view(), name="account_confirm_login_code"),
    path("logga-in/passkey/", sign_in.PasskeyView.as_view(), name="mfa_login_webauthn"),
    path("logga-in/andra-steget/", sign_in.SecondFactorView.as_view(), name="mfa_authenticate"),
    path("logga-in/lank/<str:token>/", sign_in.link, name="account_link"),
    path("logga-ut/", sign_in.SignOutView.as_view(), name="account_logout"),
    path("mitt-konto/", account.home, name="account_home"),
    path("mitt-konto/", account.home, name="mfa_index"),
    path("mitt-konto/bekrafta/", account.sign_in_again, name="account_reauthenticate"),
    path("mitt-konto/andra-steget/", account.choose_second_factor, name="account_second_factor"),
    path("mitt-konto/passkey/", account.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("mitt-konto/app/", account.AddAppView.as_view(), name="mfa_activate_totp"),
    path("mitt-konto/ta-bort/<int:pk>/", account.RemoveAuthenticatorView.as_view(), name="account_remove"),
    path("mitt-konto/enheter/", account.end_other_devices, name="account_end_other_devices"),
    path("mitt-konto/enheter/<int:pk>/", account.end_device, name="account_end_device"),
]
if settings.DEMO_SIGN_IN:
    localized_urlpatterns.append(path("logga-in/demo/", sign_in.demo, name="account_demo"))
