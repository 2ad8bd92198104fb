"""Private collections in the admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from core.models import CollectionAudience
from core.visibility.audiences import MEMBERS, label_of, of_groups, registered_groups


def audience_choices() -> list[tuple[str, Any]]:
    """Return the audiences that a collection can have: members, or one group."""
    return [(MEMBERS, label_of(MEMBERS)), *((of_groups([group.key]), group.label) for group in registered_groups())]


class CollectionAudienceViewSet(ModelViewSet):
    """Which collections are not for everyone. For administrators: others have no permission on the model."""

    model = CollectionAudience
    name = "private_collections"
    icon = "no-view"
    menu_label = _("Private collections")
    menu_order = 610
    add_to_settings_menu = True
    form_fields: ClassVar = ["collection", "audience"]
    list_display: ClassVar = ["__str__"]

    def formfield_for_dbfield(self, db_field: Any, **kwargs: Any) -> Any:
        """Let the audience be chosen by name."""
        if db_field.name == "audience":
            return forms.ChoiceField(label=db_field.verbose_name, choices=audience_choices)
        return super().formfield_for_dbfield(db_field, **kwargs)
