"""Content checks: advice beside the text while it is written. They never stop anybody from publishing.

Wagtail runs axe over the preview. The rules here are data for axe's own evaluators, no code, so that they
pass the admin's content policy and survive upgrades of Wagtail.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

from core.admin.link_texts import MARK

LONG_DESCRIPTION = "/^[^]{201,}$/"  # search engines cut at about 160 characters


def _rule(name: str, selector: str, **checks: list[str]) -> dict[str, Any]:
    return {
        "id": name,
        "impact": "moderate",
        "selector": selector,
        "tags": ["best-practice"],
        "enabled": True,
        "any": [],
        **checks,
    }


class SiteChecks(ContentCheckerItem):
    """Wagtail's checks and ours."""

    own_rules: ClassVar = [
        _rule("lead-missing", ".page-head:not(.without-lead)", any=["has-lead"]),
        _rule("vague-link", f"main a[{MARK}]", any=["says-something"]),
        _rule("image-undescribed", "main .page-head img, main .figure:not(.decorative) img", any=["has-alt"]),
        {
            **_rule("long-description", 'meta[name="description"]', none=["too-long"]),
            "excludeHidden": False,
        },
    ]
    own_checks: ClassVar = [
        {"id": "has-lead", "evaluate": "has-descendant-evaluate", "options": {"selector": ".lead"}},
        # The server has marked the links already (core.admin.link_texts): axe cannot compare texts.
        {
            "id": "says-something",
            "evaluate": "attr-non-space-content-evaluate",
            "options": {"attribute": MARK},
        },
        {"id": "has-alt", "evaluate": "attr-non-space-content-evaluate", "options": {"attribute": "alt"}},
        {
            "id": "too-long",
            "evaluate": "matches-definition-evaluate",
            "options": {"matcher": {"attributes": {"content": LONG_DESCRIPTION}}},
        },
    ]
    own_messages: ClassVar = {
        "lead-missing": {
            "error_name": _("The lead is missing"),
            "help_text": _("Write one to three sentences. They are shown in lists, in search and when shared."),
        },
        "vague-link": {
            "error_name": _("The link does not say where it leads"),
            "help_text": _("Instead of “click here”: name what the reader finds, as “Read the budget”."),
        },
        "image-undescribed": {
            "error_name": _("An image has no description"),
            "help_text": _("Say what it shows, for those who cannot see it. Or tick that it only decorates."),
        },
        "empty-meta-description": {
            "error_name": _("The page has no description for search engines"),
            "help_text": _("Write a lead, or a search description under the tab for search and menu."),
        },
        "long-description": {
            "error_name": _("The description for search engines will be cut"),
            "help_text": _("The lead is long. Write a search description of its own, 160 characters at most."),
        },
    }

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        """Run ours, too."""
        return [*super().get_axe_run_only(request), *(rule["id"] for rule in self.own_rules)]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Describe ours."""
        return [*super().get_axe_custom_rules(request), *self.own_rules]

    def get_axe_custom_checks(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Say how ours are tested."""
        return [*super().get_axe_custom_checks(request), *self.own_checks]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, Any]:
        """Put ours in an editor's words."""
        return {**super().get_axe_messages(request), **self.own_messages}


def use_own_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Take the place of Wagtail's checks, in editor and user bar (hook construct_wagtail_userbar)."""
    items[:] = [
        SiteChecks(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
