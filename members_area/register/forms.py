"""The admin's form for a member: the account's name and address stand in it, too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from core.visibility import role_names


def address_of_nobody() -> str:
    """Return an address for a member without mail; nobody can sign in with it."""
    from members_area.models.register import NO_MAIL  # noqa: PLC0415 - the model names this form

    return f"saknas-{get_random_string(16).lower()}{NO_MAIL}"


def may_touch(editor: Any, user: Any) -> bool:
    """Tell whether somebody may change the address that an account signs in with: it would open what it opens.

    Who keeps the register need not be an administrator, and must not become one by way of another's mail.
    """
    if editor is not None and editor.is_superuser:
        return True
    return not user.is_superuser and not user.groups.exclude(name=role_names.MEMBERS).exists()


class MemberForm(WagtailAdminModelForm):
    """A member, with name and address. Who has no address has an account that nobody can sign in to."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, required=False, help_text=_("Empty: the member has none.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            user = self.instance.user
            self.initial |= {"first_name": user.first_name, "last_name": user.last_name, "email": self.instance.email}
        if self.for_user is None or not self.for_user.has_perm("members_area.change_appointment"):
            self.formsets.pop("appointments", None)

    def clean_email(self) -> str:
        """Refuse an address that another member has."""
        model: Any = get_user_model()
        email = model.objects.normalize_email(self.cleaned_data["email"])
        taken = model.objects.filter(email=email) if email else model.objects.none()
        if self.instance.pk:
            taken = taken.exclude(pk=self.instance.user_id)
        user = taken.first()
        if user is not None and (self.instance.pk or hasattr(user, "member")):
            raise ValidationError(_("Another account has that address."))
        if user is not None and not self.instance.pk and not may_touch(self.for_user, user):
            raise ValidationError(_("Another account has that address."))
        if self.instance.pk and email != self.instance.email and not may_touch(self.for_user, self.instance.user):
            raise ValidationError(_("Only an administrator changes the address of somebody with roles."))
        self._known = user
        return str(email)

    def save(self, commit: bool = True) -> Any:
        """Save the account first; a new member whose address has an account already gets that one."""
        model: Any = get_user_model()
        data = self.cleaned_data
        user = self.instance.user if self.instance.pk else (self._known or model(is_active=bool(data["email"])))
        user.first_name, user.last_name = data["first_name"], data["last_name"]
        first_address = bool(self.instance.pk and data["email"] and not self.instance.email)
        if data["email"] or not user.email or self.instance.pk:
            current = user.email if self.instance.pk and not self.instance.email else ""
            user.email = data["email"] or current or address_of_nobody()
        if first_address:  # nobody could sign in before
            user.is_active = True
        if not user.pk:
            user.set_unusable_password()
        user.save()
        self.instance.user = user
        return super().save(commit)
