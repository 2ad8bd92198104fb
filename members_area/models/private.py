"""PrivatePage: private by type. What is made of it can never be public (docs/adr/0034-private-by-type.md).

Three things hold whatever an editor, a move, a copy, a translation or an old revision says:

- its own audience is at most the members, or what the type fixes; settled each time it is saved
- it is created, moved and copied only under the members' start page
- only the board has permissions on it, and a group on its own pages; public moderation never gets it
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from core.models import Audience, BasePage
from core.search.kinds import Kind
from core.visibility import audiences
from core.visibility.admin import ClosedTester, ReaderTester
from core.visibility.forms import AudiencePageForm
from core.visibility.serving import refusal
from members_area.roles import OWN_PAGES

WRITERS = "board"


def may_write(user: Any, audience: str = "") -> bool:
    """Tell whether somebody may have permissions on a private page: the board, administrators, a group on its own."""
    if audiences.is_administrator(user):
        return True
    mine = audiences.audiences_of(user)
    own = audiences.groups_in(audience) & {key for key, _label, _name in OWN_PAGES}
    return WRITERS in mine or (own == audiences.groups_in(audience) and bool(own & mine))


class KeepingTester(ReaderTester):
    """Permissions on private pages: what holds approved minutes is not deleted, whoever asks."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Refuse for a section that holds what must stay."""
        return not self._holds_records() and super().can_delete(ignore_bulk)

    def _holds_records(self) -> bool:
        from members_area.models.approvals import ApprovedMinutes  # noqa: PLC0415 - it points at pages made of this

        return ApprovedMinutes.objects.filter(minutes__path__startswith=self.page.path).exists()


class PrivatePageForm(AudiencePageForm):
    """The page form, which does not offer what the type never allows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields.get("audience")
        if field is None:
            return
        choices = [choice for choice in field.fields[0].choices if choice[0] != Audience.EVERYONE]
        field.fields[0].choices = field.widget.widgets[0].choices = choices


class PrivatePage(BasePage):
    """A page of the members' area. Types of it say `fixed_audience`, or let the editor choose from the appointed."""

    base_form_class = PrivatePageForm
    search_kind: ClassVar[str] = Kind.MEMBERS
    parent_page_types: ClassVar[list[str] | None] = ["members_area.MembersPage"]
    has_page_footer: ClassVar[bool] = False

    class Meta:
        abstract = True

    # The audience -----------------------------------------------------------

    def private_audience(self) -> str:
        """Return the page's own audience: what was chosen, narrowed to what the type allows at most."""
        if self.fixed_audience:
            return self.fixed_audience
        try:
            return audiences.meet(audiences.canonical(self.audience), Audience.MEMBERS)
        except ValidationError:
            return audiences.NOBODY

    def clean(self) -> None:
        """Narrow the audience before anything is checked against it."""
        self.audience = self.private_audience()
        super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with an audience that is never everyone."""
        self.audience = self.private_audience()
        super().save(*args, **kwargs)

    # Reading -----------------------------------------------------------------

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may read; ask the type, too, so that a wrong row in the database opens nothing."""
        if not audiences.may_read(request.user, self.private_audience()):
            return self._refuse(request)
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def _refuse(self, request: HttpRequest) -> HttpResponseBase:
        self.effective_audience = audiences.meet(self.effective_audience, self.private_audience())
        refused = refusal(self, request)
        if refused is None:
            raise PermissionDenied
        return refused

    # Writing -----------------------------------------------------------------

    def permissions_for_user(self, user: Any) -> Any:
        """Return what somebody may do in the admin: nothing, unless they sit in the board, or it is their group's."""
        if not may_write(user, self.effective_audience):
            return ClosedTester(user, self)
        asked = super().permissions_for_user(user)
        return asked if isinstance(asked, ClosedTester) else KeepingTester(user, self)

    def get_workflow(self) -> None:
        """Return no workflow: the reviewers of public pages never meet a private one."""
        return

    @property
    def has_workflow(self) -> bool:
        """Tell that nobody reviews the page."""
        return False
