"""SiteSettings: what an editor changes of the site as a whole. One row a site, one query a page."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Site

from core import colour
from core.blocks.languages import LanguageBlock, in_language
from core.forms import SiteSettingsForm
from core.logo import LogoError, symbol_from_svg

_hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as #rrggbb, for example #b20f2a."))

LOGO_ERRORS = {
    "not_svg": _("The file is no SVG picture that can be read."),
    "too_large": _("The file is too large: 20 kB at most."),
    "not_square": _("The picture must be square."),
    "empty": _("The picture holds no shapes that can be drawn in one colour."),
}


class ProfileBlock(blocks.StructBlock):
    """A place elsewhere where the association can be followed."""

    name = blocks.CharBlock(label=_("Name"), max_length=40, help_text=_("For example: Facebook"))
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        label = _("Profile")
        icon = "link"


class SiteTextBlock(LanguageBlock):
    """The site's own texts in another language."""

    descriptor = blocks.CharBlock(label=_("Descriptor"), required=False, max_length=60)
    opening_hours = blocks.CharBlock(label=_("Opening hours"), required=False, max_length=120)
    footer_text = blocks.TextBlock(label=_("Footer text"), required=False, max_length=300)
    notice_lead = blocks.CharBlock(label=_("Notice: first words"), required=False, max_length=60)
    notice_text = blocks.CharBlock(label=_("Notice: sentence"), required=False, max_length=200)
    notice_link_text = blocks.CharBlock(label=_("Notice: link text"), required=False, max_length=60)

    class Meta:
        label = _("Language")
        icon = "globe"


@register_setting(icon="cogs", order=100)
class SiteSettings(BaseSiteSetting):
    """Name, colours, contact, notice: the values that make the site an association's own."""

    name = models.CharField(_("name"), max_length=60, default="Syrenen")
    descriptor = models.CharField(
        _("descriptor"), max_length=60, blank=True, help_text=_("The second line beside the logo.")
    )
    logo = models.FileField(
        _("logo"),
        upload_to="logo",
        blank=True,
        validators=[FileExtensionValidator(["svg"])],
        help_text=_("A square SVG of one colour. Empty: the lilac blossom."),
    )
    logo_symbol = models.TextField(blank=True, editable=False)
    accent = models.CharField(
        _("accent"),
        max_length=7,
        default=colour.DEFAULT_ACCENT,
        validators=[_hex_colour],
        help_text=_("Buttons, links and the closing band. Darkened until text on it can be read by everyone."),
    )
    support_tone = models.CharField(
        _("support tone"),
        max_length=7,
        default=colour.DEFAULT_SUPPORT,
        validators=[_hex_colour],
        help_text=_("Tinted surfaces and the second colour of pictures."),
    )

    street = models.CharField(_("street"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=60, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    profiles = StreamField(
        [("profile", ProfileBlock())], verbose_name=_("social media"), blank=True, use_json_field=True
    )
    footer_text = models.TextField(_("footer text"), max_length=300, blank=True)

    notice_lead = models.CharField(_("first words"), max_length=60, blank=True, help_text=_("Set in bold."))
    notice_text = models.CharField(_("sentence"), max_length=200, blank=True)
    notice_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page to read"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    notice_link_text = models.CharField(_("link text"), max_length=60, blank=True)
    notice_from = models.DateTimeField(_("shown from"), null=True, blank=True)
    notice_to = models.DateTimeField(_("shown until"), null=True, blank=True)

    controller_name = models.CharField(
        _("data controller"),
        max_length=120,
        blank=True,
        help_text=_("The association that answers for personal data (personuppgiftsansvarig)."),
    )
    controller_contact = models.CharField(_("contact for personal data"), max_length=200, blank=True)
    organisation_number = models.CharField(_("organisation number"), max_length=20, blank=True)
    news_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("news page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Linked in the footer."),
    )
    contact_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("contact page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("accessibility statement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page on personal data"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    join_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page on becoming a member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Linked beside the sign-in."),
    )
    translations = StreamField(
        [("language", SiteTextBlock())], verbose_name=_("in other languages"), blank=True, use_json_field=True
    )

    base_form_class = SiteSettingsForm
    select_related: ClassVar = ["site"]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("descriptor"),
                    FieldPanel("logo"),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("accent"), FieldPanel("support_tone")])], heading=_("Colours")
                    ),
                ],
                heading=_("Name and colours"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("street"), FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")])],
                        heading=_("Address"),
                    ),
                    FieldPanel("opening_hours"),
                    FieldPanel("email"),
                    FieldPanel("phone"),
                    FieldPanel("profiles"),
                    FieldPanel("footer_text"),
                    PageChooserPanel("news_page"),
                    PageChooserPanel("join_page"),
                ],
                heading=_("Contact and footer"),
            ),
            ObjectList(
                [
                    FieldPanel("notice_lead"),
                    FieldPanel("notice_text"),
                    PageChooserPanel("notice_page"),
                    FieldPanel("notice_link_text"),
                    FieldRowPanel([FieldPanel("notice_from"), FieldPanel("notice_to")]),
                ],
                heading=_("Notice"),
            ),
            ObjectList(
                [
                    FieldPanel("controller_name"),
                    FieldPanel("controller_contact"),
                    FieldPanel("organisation_number"),
                    PageChooserPanel("contact_page"),
                    PageChooserPanel("accessibility_page"),
                    PageChooserPanel("privacy_page"),
                ],
                heading=_("Responsibility"),
            ),
            ObjectList([FieldPanel("translations")], heading=_("Languages")),
        ]
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def for_site(cls, site: Site) -> SiteSettings:
        """Return the site's settings; unsaved defaults where there are none, for a GET writes nothing."""
        return cls.base_queryset().filter(site=site).first() or cls(site=site)

    # Validation -------------------------------------------------------------

    def clean(self) -> None:
        """Refuse colours that miss, with the numbers, and logos that cannot be drawn."""
        super().clean()
        errors: dict[str, Any] = {}
        try:
            missed = colour.palette(self.accent, self.support_tone).missed
        except ValueError:
            missed = []  # the field's own validator says it
        if missed:
            numbers = "; ".join(f"{measure.label} {measure.ratio:.2f} ({measure.least:g})" for measure in missed)
            errors["accent"] = gettext("These colours cannot be told apart well enough: %(numbers)s.") % {
                "numbers": numbers
            }
        if self.notice_from and self.notice_to and self.notice_to <= self.notice_from:
            errors["notice_to"] = gettext("The notice ends before it begins.")
        if self.notice_text and not self.notice_to:
            errors["notice_to"] = gettext("Say when the notice ends; it is not meant to stay.")
        if self.logo and not getattr(self.logo, "_committed", True):
            try:
                self.logo.seek(0)
                self.logo_symbol = symbol_from_svg(self.logo.read())
                self.logo.seek(0)
            except LogoError as error:
                errors["logo"] = LOGO_ERRORS[error.code]
        elif not self.logo:
            self.logo_symbol = ""
        if errors:
            raise ValidationError(errors)

    # For the templates --------------------------------------------------------

    def localized(self, name: str) -> str:
        """Return a text in the language in use, or in Swedish."""
        return in_language(self.translations, get_language(), name) or getattr(self, name)

    @property
    def palette(self) -> colour.Palette:
        """Return the derived colours; the default ones should the stored be unreadable."""
        try:
            return colour.palette(self.accent, self.support_tone)
        except ValueError:
            return colour.palette(colour.DEFAULT_ACCENT, colour.DEFAULT_SUPPORT)

    @property
    def has_own_colours(self) -> bool:
        """Tell whether anything differs from the stylesheet's own tokens."""
        return (self.accent.lower(), self.support_tone.lower()) != (colour.DEFAULT_ACCENT, colour.DEFAULT_SUPPORT)

    @property
    def brand_css_url(self) -> str:
        """Return the address of the brand's stylesheet, with its content hash; empty for the default colours."""
        if not self.has_own_colours:
            return ""
        digest = hashlib.sha256(self.palette.stylesheet().encode()).hexdigest()[:16]
        return reverse("core:brand-css", args=[digest])

    @property
    def profile_links(self) -> list[Any]:
        """Return name and url of each profile."""
        return [block.value for block in self.profiles]

    @property
    def notice_is_on(self) -> bool:
        """Tell whether the notice banner is shown now."""
        now = timezone.now()
        return bool(
            self.notice_text
            and (not self.notice_from or self.notice_from <= now)
            and (not self.notice_to or now < self.notice_to)
        )
