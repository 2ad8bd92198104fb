"""StandardPage: a page of text that stands."""

from django.utils.translation import gettext_lazy as _

from core.models import BasePage


class StandardPage(BasePage):
    """About us, how to join, the accessibility statement: text that seldom changes."""

    page_description = _("A page that stands: about us, how to join, how to find us.")

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
