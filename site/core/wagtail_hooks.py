"""Core in the admin: people, places, and an editor's plain words for them."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core import rich_text_parser
from core.admin import hooks as admin_hooks  # noqa: F401 - registers them
from core.bin import hooks as bin_hooks  # noqa: F401 - registers them
from core.guard import hooks as guard_hooks  # noqa: F401 - registers them
from core.models import Person, Venue
from core.operations import hooks as _operations  # noqa: F401 - registers its own
from core.rich_text import PageLinkHandler
from core.visibility import hooks as visibility_hooks  # noqa: F401 - registers them


class PersonViewSet(SnippetViewSet):
    """People whom the public may know by name."""

    model = Person
    icon = "user"
    menu_label = _("People")
    menu_order = 310
    add_to_admin_menu = True
    list_display: ClassVar = ["name", "title"]
    search_fields: ClassVar = ["name", "title"]


class VenueViewSet(SnippetViewSet):
    """Premises and other places of meetings."""

    model = Venue
    icon = "home"
    menu_label = _("Venues")
    menu_order = 320
    add_to_admin_menu = True
    list_display: ClassVar = ["name", "street", "city"]


rich_text_parser.install()
register_snippet(PersonViewSet)
register_snippet(VenueViewSet)


@hooks.register("register_rich_text_features", order=10)
def use_own_page_links(features: FeatureRegistry) -> None:
    """Links to pages are ours."""
    features.register_link_type(PageLinkHandler)
