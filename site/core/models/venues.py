"""Venue: a place where people meet, and the facts that decide whether one can come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks.languages import LanguageBlock, in_language
from core.guard.forms import GuardedRowForm
from core.guard.panels import GuardPanel


class Answer(models.TextChoices):
    """The answer to an accessibility question; unanswered ones are not shown."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    PARTLY = "partly", _("Partly")


# The questions, in the order they are shown: field name and label.
ACCESS_QUESTIONS: tuple[tuple[str, Promise], ...] = (
    ("entrance", _("Entrance")),
    ("hearing_loop", _("Hearing loop")),
    ("toilet", _("Toilet")),
    ("lift", _("Lift")),
    ("parking", _("Parking")),
    ("scent_free", _("Scent-free")),
    ("guide_dog", _("Guide dog")),
)


@dataclass(frozen=True, slots=True)
class AccessFact:
    """One answered question."""

    key: str
    label: Any
    answer: str
    answer_label: Any
    note: str


class DirectionBlock(blocks.StructBlock):
    """One way of getting there."""

    label = blocks.CharBlock(label=_("By"), max_length=40, help_text=_("For example: Bus"))
    text = blocks.CharBlock(label=_("How"), max_length=200)

    class Meta:
        label = _("Way")
        icon = "arrow-right"


class RoomBlock(blocks.StructBlock):
    """A room one can meet in."""

    name = blocks.CharBlock(label=_("Name"), max_length=80)
    seats = blocks.IntegerBlock(label=_("Seats"), required=False, min_value=1, max_value=10_000)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=200)

    class Meta:
        label = _("Room")
        icon = "home"


class NoteBlock(blocks.StructBlock):
    """An accessibility note in another language."""

    question = blocks.ChoiceBlock(label=_("Question"), choices=ACCESS_QUESTIONS)
    note = blocks.CharBlock(label=_("Note"), max_length=200)


class VenueTextBlock(LanguageBlock):
    """What is said of a venue in another language."""

    opening_hours = blocks.TextBlock(label=_("Opening hours"), required=False, max_length=300)
    directions = blocks.ListBlock(DirectionBlock(), label=_("Getting here"), default=[])
    notes = blocks.ListBlock(NoteBlock(), label=_("Accessibility notes"), default=[])
    rooms = blocks.ListBlock(RoomBlock(), label=_("Rooms"), default=[])

    class Meta:
        label = _("Language")
        icon = "globe"


def _answer_field(label: Any) -> Any:
    return models.CharField(label, max_length=6, choices=Answer.choices, blank=True)


def _note_field() -> Any:
    return models.CharField(_("note"), max_length=200, blank=True)


class Venue(index.Indexed, models.Model):
    """Premises, or any other place of meetings, with its accessibility in plain words."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=60, blank=True)
    opening_hours = models.TextField(_("opening hours"), max_length=300, blank=True)
    directions = StreamField(
        [("way", DirectionBlock())], verbose_name=_("getting here"), blank=True, use_json_field=True
    )
    rooms = StreamField([("room", RoomBlock())], verbose_name=_("rooms"), blank=True, use_json_field=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    slug = models.SlugField(
        _("slug"),
        max_length=130,
        blank=True,
        db_index=True,
        help_text=_("The last part of the address. Small letters, a-z."),
    )
    internet = models.CharField(
        _("internet"), max_length=200, blank=True, help_text=_("For example: Yes, free. Ask for the password.")
    )
    can_be_hired = models.BooleanField(
        _("can be hired"), default=False, help_text=_("Readers can then ask for it by a form.")
    )
    hire_text = models.TextField(
        _("about hiring"), max_length=600, blank=True, help_text=_("What it costs, and for whom it is.")
    )
    translations = StreamField(
        [("language", VenueTextBlock())], verbose_name=_("in other languages"), blank=True, use_json_field=True
    )

    entrance = _answer_field(_("Entrance"))
    entrance_note = _note_field()
    hearing_loop = _answer_field(_("Hearing loop"))
    hearing_loop_note = _note_field()
    toilet = _answer_field(_("Toilet"))
    toilet_note = _note_field()
    lift = _answer_field(_("Lift"))
    lift_note = _note_field()
    parking = _answer_field(_("Parking"))
    parking_note = _note_field()
    scent_free = _answer_field(_("Scent-free"))
    scent_free_note = _note_field()
    guide_dog = _answer_field(_("Guide dog"))
    guide_dog_note = _note_field()

    base_form_class = GuardedRowForm
    guard_meant: ClassVar = ("name", "street")
    panels: ClassVar = [
        GuardPanel(),
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("street"), FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")])],
            heading=_("Address"),
        ),
        FieldPanel("opening_hours"),
        FieldPanel("directions"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel(key), FieldPanel(f"{key}_note")]) for key, _label in ACCESS_QUESTIONS],
            heading=_("Accessibility"),
            help_text=_("Unanswered questions are not shown."),
        ),
        FieldPanel("internet"),
        FieldPanel("rooms"),
        MultiFieldPanel([FieldPanel("can_be_hired"), FieldPanel("hire_text")], heading=_("Hiring")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])], heading=_("On the map")),
        FieldPanel("translations"),
        FieldPanel("slug"),
    ]
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give the venue an address of its own."""
        if not self.slug:
            base = slugify(self.name)[:120] or "lokal"
            taken = set(Venue.objects.exclude(pk=self.pk).filter(slug__startswith=base).values_list("slug", flat=True))
            self.slug = next(s for s in (base, *(f"{base}-{n}" for n in range(2, 1000))) if s not in taken)
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        """Return the address of the venue's page in the language in use."""
        return reverse("site:venue", args=[self.slug]) if self.slug else ""

    def _localized(self, name: str) -> Any:
        return in_language(self.translations, get_language(), name)

    @property
    def address_lines(self) -> list[str]:
        """Return the address as it is written on a letter."""
        return [line for line in (self.street, f"{self.postal_code} {self.city}".strip()) if line]

    @property
    def opening_hours_lines(self) -> list[str]:
        """Return the opening hours, a line an item."""
        return (self._localized("opening_hours") or self.opening_hours).splitlines()

    @property
    def localized_directions(self) -> list[dict[str, str]]:
        """Return label and text of each way of getting there."""
        return list(self._localized("directions") or [block.value for block in self.directions])

    @property
    def localized_rooms(self) -> list[dict[str, Any]]:
        """Return name, seats and note of each room."""
        return list(self._localized("rooms") or [block.value for block in self.rooms])

    @property
    def access_facts(self) -> list[AccessFact]:
        """Return the answered accessibility questions, in order."""
        notes = {item["question"]: item["note"] for item in self._localized("notes") or ()}
        return [
            AccessFact(
                key=key,
                label=label,
                answer=getattr(self, key),
                answer_label=Answer(getattr(self, key)).label,
                note=notes.get(key) or getattr(self, f"{key}_note"),
            )
            for key, label in ACCESS_QUESTIONS
            if getattr(self, key)
        ]

    @property
    def map_url(self) -> str:
        """Return OpenStreetMap's page for the place, or an empty string."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"https://www.openstreetmap.org/?mlat={self.latitude}&mlon={self.longitude}#map=17/{self.latitude}/{self.longitude}"

    @property
    def map_embed_url(self) -> str:
        """Return the address of OpenStreetMap's embedded map, loaded only after a click."""
        if self.latitude is None or self.longitude is None:
            return ""
        latitude, longitude = float(self.latitude), float(self.longitude)
        box = ",".join(
            f"{value:.5f}" for value in (longitude - 0.004, latitude - 0.002, longitude + 0.004, latitude + 0.002)
        )
        query = urlencode({"bbox": box, "layer": "mapnik", "marker": f"{latitude:.5f},{longitude:.5f}"})
        return f"https://www.openstreetmap.org/export/embed.html?{query}"
