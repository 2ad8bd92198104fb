"""The users app: who can sign in, and how."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    name = "users"
    verbose_name = _("Users")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals, and refuse to start a real site whose doors are open."""
        if settings.DEMO_SIGN_IN and settings.STAFF_SECOND_FACTOR:
            raise ImproperlyConfigured(
                "DEMO_SIGN_IN lets anybody in as administrator with one click. It is for the demo only."
            )
        from allauth.mfa.signals import authenticator_added, authenticator_removed
        from allauth.usersessions.models import UserSession
        from django.db.models.signals import post_save, pre_save

        from users import addresses, devices, notices, second_factor
        from users.models import User

        post_save.connect(addresses.on_user_saved, sender=User, dispatch_uid="users.addresses")
        pre_save.connect(devices.forget_address, sender=UserSession, dispatch_uid="users.devices")
        authenticator_added.connect(second_factor.on_authenticator_added, dispatch_uid="users.second_factor")
        authenticator_added.connect(notices.on_authenticator_added, dispatch_uid="users.notices.added")
        authenticator_removed.connect(notices.on_authenticator_removed, dispatch_uid="users.notices.removed")
