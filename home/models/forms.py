"""FormPage: a form that an editor builds. And what all pages with a form of their own have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.forms import FormBuilder, WagtailAdminFormPageForm
from wagtail.contrib.forms.models import AbstractFormField, AbstractFormSubmission, FormMixin
from wagtail.models import Page, TranslatableMixin

from core.models import Audience, BasePage
from core.public_forms.forms import MOST_LINE, MOST_TEXT, PublicForm, wants_receipt
from core.visibility.forms import AudiencePageForm

KEEP_DAYS = 365


class FormEntry(AbstractFormSubmission):
    """A form that somebody has filled in."""

    key = models.CharField(max_length=64, unique=True, editable=False)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="form_entries")

    class Meta:
        verbose_name = _("form entry")
        verbose_name_plural = _("form entries")


class PublicFormBuilder(FormBuilder):
    """Makes form fields of what an editor chose, all of them with an end."""

    def create_singleline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Return a field of one line."""
        return forms.CharField(max_length=MOST_LINE, **options)

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Return a field of several lines."""
        return forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea, **options)

    def create_phone_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Return a field for a telephone number, written as people write them."""
        widget = forms.TextInput(attrs={"autocomplete": "tel"})
        widget.input_type = "tel"
        return forms.CharField(max_length=40, widget=widget, **options)

    def create_email_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Return a field for an e-mail address."""
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        return forms.EmailField(max_length=254, widget=widget, **options)

    def create_number_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Return a field for a number, with the decimal comma of the language."""
        return forms.DecimalField(max_digits=20, decimal_places=6, localize=True, **options)

    def get_field_options(self, field: Any) -> dict[str, Any]:
        """Return the options, with the help as plain text: the template escapes it."""
        required = gettext("Fill in: %(label)s") % {"label": field.label}
        ours = {"help_text": field.help_text, "error_messages": {"required": required}}
        return {**super().get_field_options(field), **ours}

    def get_form_class(self) -> type[PublicForm]:
        """Return the form's class."""
        return type("EditorsForm", (PublicForm,), dict(self.formfields))


class PublicFormPage(FormMixin, models.Model):
    """What a page with a form has: who gets a mail, what thanks the reader, how long entries are kept."""

    form_to = models.EmailField(
        _("mail to"), blank=True, help_text=_("Who gets a mail when somebody fills the form in. Empty: nobody.")
    )
    form_thanks = models.CharField(
        _("thanks"), max_length=300, blank=True, help_text=_("What the reader is told afterwards.")
    )
    form_keep_days = models.PositiveSmallIntegerField(
        _("days that entries are kept"),
        default=KEEP_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("Then they are erased. No longer than they are needed: they are personal data."),
    )

    form_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("form_thanks"), FieldRowPanel([FieldPanel("form_to"), FieldPanel("form_keep_days")])],
            heading=_("When somebody has sent the form"),
        )
    ]

    base_form_class = AudiencePageForm
    form_builder = PublicFormBuilder
    preview_modes: ClassVar = [("", _("Page")), ("tack", _("Thanks"))]

    class Meta:
        abstract = True

    @property
    def form_recipient(self) -> str:
        """Return who gets a mail when somebody fills the form in."""
        return self.form_to

    @property
    def submissions_list_view_class(self) -> Any:
        """Return the admin's list of entries."""
        from home.form_entries import EntryListView  # noqa: PLC0415 - views stand above models

        return EntryListView

    def get_submission_class(self) -> type[FormEntry]:
        """Return where entries are kept."""
        return FormEntry

    def get_public_form(self, data: QueryDict | None = None) -> PublicForm:
        """Return the page's form, filled in with what was sent if there is something."""
        form: PublicForm = self.get_form_class()(data)
        form.form_name = f"page-{self.pk}"
        form.action = reverse("home:form", args=[self.pk or 0])
        form.needs_csrf = getattr(self, "effective_audience", self.audience) != Audience.EVERYONE
        return form

    def get_form(self, *args: Any, **kwargs: Any) -> PublicForm:
        """Return the form, as Wagtail asks for it."""
        return self.get_public_form(*args[:1])

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Serve the page as any other: what is posted goes to an address of its own (home.views)."""
        return super(FormMixin, self).serve(request, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """Preview the page, or its thanks."""
        request.form_is_sent = mode_name == "tack"  # type: ignore[attr-defined]  # read below
        return super(FormMixin, self).serve_preview(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form, or the thanks."""
        sent = getattr(request, "form_is_sent", wants_receipt(request))
        form = getattr(request, "public_form", None) or self.get_public_form()
        context = super().get_context(request, *args, **kwargs)
        return context | {"form": form, "is_sent": sent}

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return the context as it is."""
        return self.get_context(request)


class FormPageForm(WagtailAdminFormPageForm, AudiencePageForm):
    """The editor's form: ours, with Wagtail's check that no two fields have the same name."""


class FormPage(PublicFormPage, BasePage):  # noqa: DJ008 - BasePage has it
    """A form: to sign up, to answer, to propose."""

    page_description = _("Questions of your own that visitors answer. You get the answers by mail and in a list.")

    base_form_class = FormPageForm
    button_text = models.CharField(_("button"), max_length=40, blank=True, help_text=_("Empty: Send"))

    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.lead_panels,
        *BasePage.image_panels,
        *BasePage.body_panels,
        InlinePanel("form_fields", heading=_("The form’s fields"), label=_("Field"), min_num=1),
        FieldPanel("button_text"),
        *PublicFormPage.form_panels,
        *BasePage.extra_panels,
    ]
    has_page_footer = False
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")


class FormField(TranslatableMixin, AbstractFormField):
    """A field of the form."""

    KINDS: ClassVar = [
        ("singleline", _("One line of text")),
        ("multiline", _("Several lines of text")),
        ("email", _("E-mail address")),
        ("phone", _("Telephone number")),
        ("number", _("Number")),
        ("url", _("Web address")),
        ("date", _("Date")),
        ("checkbox", _("A box to tick")),
        ("checkboxes", _("Several to tick, any number")),
        ("radio", _("Several to choose one of")),
        ("dropdown", _("A menu to choose one of")),
    ]

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("kind"), max_length=16, choices=KINDS)
    field_type.required_on_save = True  # type: ignore[attr-defined]  # Wagtail's: a preview needs it

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("form field")
        verbose_name_plural = _("form fields")
