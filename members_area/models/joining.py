"""JoinPage: how one becomes a member, with a form to the association or a link to the party's own."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.models import Audience, BasePage
from core.models.sections import SectionPageMixin
from core.public_forms.forms import MOST_TEXT, PublicForm, wants_receipt


class JoinForm(PublicForm):
    """Who wants to become a member. It asks for no more than is needed to answer."""

    namn = forms.CharField(max_length=120)
    epost = forms.EmailField(max_length=254)
    telefon = forms.CharField(max_length=40, required=False)
    meddelande = forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, address, phone, text = (self.fields[key] for key in ("namn", "epost", "telefon", "meddelande"))
        name.label, address.label, phone.label = _now("Your name"), _now("Your e-mail address"), _now("Phone")
        text.label = _now("Is there something you want to ask or do?")
        address.help_text = _now("The answer goes here.")
        phone.help_text = _now("If you would rather be called.")
        for field, purpose in ((name, "name"), (address, "email"), (phone, "tel")):
            field.widget.attrs["autocomplete"] = purpose
        phone.widget.input_type = "tel"
        name.error_messages["required"] = _now("Write your name")
        address.error_messages["required"] = _now("Write your e-mail address, so that we can answer")
        address.error_messages["invalid"] = _now("Write the e-mail address like this: namn@example.se")


class JoinPage(SectionPageMixin, BasePage):
    """How one becomes a member."""

    page_description = _("How one becomes a member: a form to the association, or a link to the party’s own.")
    has_page_footer = False
    subpage_types: ClassVar = []

    party_url = models.URLField(
        _("the party’s own form"), blank=True, help_text=_("If there is one, a button leads there instead of our form.")
    )
    party_button = models.CharField(_("button"), max_length=60, blank=True, help_text=_("Empty: Become a member"))
    form_to = models.EmailField(_("mail to"), blank=True, help_text=_("Who gets a mail. Empty: nobody."))
    form_thanks = models.CharField(_("thanks"), max_length=300, blank=True)

    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.lead_panels,
        *BasePage.image_panels,
        *BasePage.body_panels,
        MultiFieldPanel(
            [
                FieldPanel("form_to"),
                FieldPanel("form_thanks"),
                FieldPanel("party_url"),
                FieldPanel("party_button"),
            ],
            heading=_("The form"),
        ),
        *BasePage.extra_panels,
    ]
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("form_to"),
        SynchronizedField("party_url", overridable=True),
    ]

    class Meta:
        verbose_name = _("page on becoming a member")
        verbose_name_plural = _("pages on becoming a member")

    def get_public_form(self, data: QueryDict | None = None) -> JoinForm:
        """Return the form, filled in with what was sent if there is something."""
        form = JoinForm(data)
        form.form_name = f"join-{self.pk}"
        form.action = reverse("members_area:join", args=[self.pk or 0])
        form.needs_csrf = self.effective_audience != Audience.EVERYONE
        return form

    @property
    def button_words(self) -> str:
        """Return what stands on the button that leads to the party's form."""
        return self.party_button or _now("Become a member")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form, or the thanks."""
        context = super().get_context(request, *args, **kwargs)
        form = getattr(request, "public_form", None) or self.get_public_form()
        return context | {"form": form, "is_sent": wants_receipt(request)}


class JoinRequest(models.Model):
    """Somebody wants to become a member."""

    key = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    message = models.TextField(_("message"), blank=True)
    is_answered = models.BooleanField(_("answered"), default=False)

    wagtail_reference_index_ignore = True
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("email"),
        FieldPanel("phone"),
        FieldPanel("message"),
        FieldPanel("is_answered"),
    ]

    class Meta:
        verbose_name = _("wish to become a member")
        verbose_name_plural = _("wishes to become a member")
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return self.name
