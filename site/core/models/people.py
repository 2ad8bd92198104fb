"""Person: somebody whom the public may know by name. Never a member record."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks.languages import LanguageBlock, in_language
from core.generation import Memory
from core.guard.forms import GuardedRowForm
from core.guard.panels import GuardPanel
from core.renditions import PORTRAIT_FILTERS, image_prefetch


class PersonTextBlock(LanguageBlock):
    """What is said of a person in another language."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    bio = blocks.TextBlock(label=_("Presentation"), required=False, max_length=1200)

    class Meta:
        label = _("Language")
        icon = "globe"


class Person(index.Indexed, models.Model):
    """A spokesperson, representative or contact, as the public meets them."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), unique=True, help_text=_("The last part of the address. Small letters, a-z."))
    title = models.CharField(_("title"), max_length=120, blank=True, help_text=_("For example: Chair"))
    photo = models.ForeignKey(
        "core.CustomImage", verbose_name=_("photo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("Never shown in a page's code; readers reach it by a form.")
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True, help_text=_("Shown only after a click."))
    bio = models.TextField(_("presentation"), max_length=1200, blank=True)
    translations = StreamField(
        [("language", PersonTextBlock())], verbose_name=_("in other languages"), blank=True, use_json_field=True
    )

    base_form_class = GuardedRowForm
    guard_meant: ClassVar = ("phone",)
    panels: ClassVar = [
        GuardPanel(),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("title"),
        FieldPanel("photo"),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone")], heading=_("Contact")),
        FieldPanel("bio"),
        FieldPanel("translations"),
    ]
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("title"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def localized_title(self) -> str:
        """Return the title in the language in use, or in Swedish."""
        return in_language(self.translations, get_language(), "title") or self.title

    @property
    def localized_bio(self) -> str:
        """Return the presentation in the language in use, or in Swedish."""
        return in_language(self.translations, get_language(), "bio") or self.bio

    @property
    def first_name(self) -> str:
        """Return the first of the names, for "Write to Lena"."""
        return self.name.split()[0] if self.name else ""

    @property
    def contact_url(self) -> str:
        """Return where a reader reaches the person, or an empty string. The address itself stays out of pages."""
        return reverse("site:person-contact", args=[self.slug]) if self.email or self.phone else ""


_people = Memory()


def person_with_portrait(person_id: int) -> Person | None:
    """Return a person with the portrait's renditions: two queries, once a generation. Not for changing."""

    def fetch() -> Person | None:
        return Person.objects.filter(pk=person_id).prefetch_related(image_prefetch("photo", PORTRAIT_FILTERS)).first()

    return _people.remember(person_id, fetch)
