"""ContactPage: where we are, how to come in, and who answers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from core.models import BasePage, Person, SiteSettings
from core.public_forms.forms import MessageForm
from core.renditions import PORTRAIT_FILTERS, image_prefetch
from home.models.forms import PublicFormPage


class ContactPage(PublicFormPage, BasePage):
    """The contact page, with a form to write to us."""

    page_description = _("Where you are, when you are open and who answers. You need only one.")

    venue = models.ForeignKey(
        "core.Venue", verbose_name=_("premises"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    people_heading = models.CharField(_("heading above the people"), max_length=80, blank=True)
    press_heading = models.CharField(_("heading for journalists"), max_length=80, blank=True)
    press_text = models.CharField(_("text for journalists"), max_length=160, blank=True)
    press_phone = models.CharField(_("telephone for journalists"), max_length=30, blank=True)

    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.lead_panels,
        *BasePage.image_panels,
        FieldPanel("venue"),
        FieldPanel("people_heading"),
        InlinePanel("people_items", heading=_("Those who answer"), label=_("Person")),
        MultiFieldPanel(
            [FieldPanel("press_heading"), FieldPanel("press_text"), FieldPanel("press_phone")],
            heading=_("For journalists"),
        ),
        *PublicFormPage.form_panels,
        *BasePage.body_panels,
        *BasePage.extra_panels,
    ]

    schema_type = "ContactPage"
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_form_class(self) -> type[MessageForm]:
        """Return the form: the same on every contact page."""
        return MessageForm

    def get_data_fields(self) -> list[tuple[str, Any]]:
        """Return names and headings of what the admin lists."""
        fields = [(name, field.label) for name, field in MessageForm().fields.items()]
        return [("submit_time", _("Received")), *fields]

    @property
    def form_recipient(self) -> str:
        """Return who gets a mail: the page's own address, or the site's."""
        site = self.get_site()
        return self.form_to or (SiteSettings.for_site(site).email if site else "")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the people with their portraits: three queries, however many there are."""
        people = Person.objects.filter(pk__in=self.people_items.values_list("person_id")).prefetch_related(
            image_prefetch("photo", PORTRAIT_FILTERS)
        )
        by_id = {person.pk: person for person in people}
        ordered = [by_id[item.person_id] for item in self.people_items.all() if item.person_id in by_id]
        return super().get_context(request, *args, **kwargs) | {"people": ordered}


class ContactPerson(Orderable):
    """A person on the contact page, in an order of the editor's."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="people_items")
    person = models.ForeignKey("core.Person", verbose_name=_("person"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar = [FieldPanel("person")]
