"""The editor's question "Who may read the page?", in plain words, and what is said when the answer cannot be."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

from core.guard.forms import GuardedForm
from core.visibility import audiences
from core.visibility.audiences import EVERYONE, MEMBERS, NOBODY, is_within, label_of, meet

GROUPS = "groups"


class AudienceWidget(forms.MultiWidget):
    """Three choices, and the groups to tick for the third."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.RadioSelect(), forms.CheckboxSelectMultiple()], attrs)

    def decompress(self, value: str | None) -> list[Any]:
        """Split an audience into the choice and the groups."""
        if not value or value in (EVERYONE, MEMBERS):
            return [value or EVERYONE, []]
        return [GROUPS, sorted(audiences.groups_in(value))]


class AudienceField(forms.MultiValueField):
    """An audience. Only those are offered that the user belongs to: nobody locks a page away from themselves."""

    widget = AudienceWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = (forms.ChoiceField(), forms.MultipleChoiceField(required=False))
        super().__init__(fields, require_all_fields=False, **kwargs)

    def offer(self, user: Any, current: str) -> None:
        """Fill in the choices for a user, and for the audience that the page has now."""
        administrator = audiences.is_administrator(user)
        mine = audiences.audiences_of(user) if user is not None else frozenset()
        kept = audiences.groups_in(current)
        groups = [(g.key, g.label) for g in audiences.registered_groups() if administrator or g.key in mine | kept]
        choices: list[tuple[str, Any]] = [(EVERYONE, _("Everyone"))]
        if administrator or MEMBERS in mine or current == MEMBERS:
            choices.append((MEMBERS, _("Members")))
        if groups:
            choices.append((GROUPS, _("Only these groups:")))
        for index, options in enumerate((choices, groups)):
            field: Any = self.fields[index]
            widget: Any = self.widget.widgets[index]
            field.choices = widget.choices = options

    def compress(self, data_list: list[Any]) -> str:
        """Join the choice and the groups. Raises ValidationError when a group is to be ticked and none is."""
        choice, groups = data_list or [EVERYONE, []]
        if choice != GROUPS:
            return choice or EVERYONE
        if not groups:
            raise ValidationError(_("Tick at least one group."))
        return audiences.of_groups(groups)


def limit_of(page: Any, parent: Any) -> tuple[str, Any]:
    """Return how many may read a page at most, and the page that says so: the one above, the source, the original."""
    from core.models import BasePage

    limits = [parent]
    if page.alias_of_id:
        limits.append(BasePage.objects.filter(pk=page.alias_of_id).first())
    if page.pk:
        same = BasePage.objects.filter(translation_key=page.translation_key, pk__lt=page.pk)
        limits.append(same.order_by("pk").first())
    limit, reason = EVERYONE, None
    for other in limits:
        audience = getattr(other, "effective_audience", EVERYONE)
        if not is_within(limit, audience):
            limit, reason = meet(limit, audience), other
    return limit, reason


class AudiencePageForm(GuardedForm, WagtailAdminPageForm):
    """The page form, with its question of who may read, and a look at the files the page shows."""

    audience = AudienceField(required=False, label=_("Who may read the page?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("audience")
        if field is None:
            return
        page = self.instance
        self._limit, self._reason = limit_of(page, getattr(self.parent_page, "specific", self.parent_page))
        if not page.pk and page.audience == EVERYONE and self._limit not in (EVERYONE, NOBODY):
            page.audience = self._limit
            self.initial["audience"] = self._limit
        field.offer(self.for_user, page.audience)
        field.disabled = bool(page.fixed_audience)
        if page.fixed_audience:
            self.initial["audience"] = page.audience = page.fixed_audience
        field.help_text = self._explanation(page)

    def _explanation(self, page: Any) -> str:
        if page.fixed_audience:
            return _now("This kind of page is always for: %(audience)s.") % {"audience": label_of(page.fixed_audience)}
        narrower = _now("A narrower choice holds as soon as you save, a wider one when you publish.")
        if self._reason is None:
            return narrower
        told = _now("The page can at most be read by: %(audience)s. “%(title)s” decides it.") % {
            "audience": label_of(self._limit),
            "title": self._reason.title,
        }
        return f"{told} {narrower}"

    def clean_audience(self) -> str:
        """Refuse a choice that is wider than what limits the page, and say what to do instead."""
        page = self.instance
        chosen = self.cleaned_data.get("audience") or page.audience
        if page.fixed_audience:
            return str(page.fixed_audience)
        if "audience" in self.changed_data and not is_within(chosen, self._limit):
            raise ValidationError(
                _now(
                    "This page cannot be read by more people than “%(title)s”, which is for: %(limit)s. Choose that "
                    "here, or first open “%(title)s” and then this page."
                )
                % {"title": self._reason.title, "limit": label_of(self._limit)}
            )
        return audiences.canonical(chosen)

    def _post_clean(self) -> None:
        """Refuse files that some of the page's readers may not see: here, since the page now has its new content."""
        super()._post_clean()
        from core.visibility import files

        if self.errors:
            return
        readers = meet(self.instance.audience, getattr(self, "_limit", EVERYONE))
        for row, audience in files.too_private_for(self.instance, readers):
            self.add_error(None, self._refusal(row, audience))

    def _refusal(self, row: Any, audience: str) -> Any:
        kind = "wagtailimages:edit" if hasattr(row, "renditions") else "wagtaildocs:edit"
        return format_html(
            _now(
                "The file “{title}” is only for: {audience}. Move it to an open collection (<a href='{url}' "
                "target='_blank'>edit the file</a>), choose another one, or let the page be for: {audience}."
            ),
            title=row.title,
            audience=label_of(audience),
            url=reverse(kind, args=[row.pk]),
        )
