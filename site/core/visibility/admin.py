"""The same question in Wagtail's admin: who may not read a page does not meet it there either.

Three layers, so that one forgotten view does not leak:

1. `BasePage.permissions_for_user` asks here: every view of a page, and every button, passes it.
2. Wagtail's page policy, on which explorer, search, API, reports and history build, leaves out what is not readable.
   Wagtail gives no setting for it, so `install` puts the questions around the policy's own methods.
3. `core.visibility.admin_guard` looks at the ids in every address under /admin/ before any view runs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Q
from wagtail.models import Page, PageLogEntry, PagePermissionTester

from core.bin import place
from core.visibility import files
from core.visibility.audiences import EVERYONE, is_administrator, may_read, readable_by


class ReaderTester(PagePermissionTester):
    """Wagtail's permissions, for a page that the user may read."""

    def can_set_view_restrictions(self) -> bool:
        """Close Wagtail's own privacy panel: the audience field is the only place."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Refuse to delete the front page, and a section that holds pages the user does not know of."""
        return super().can_delete(ignore_bulk) and not self.page.is_site_root() and not self._holds_hidden_pages()

    def _holds_hidden_pages(self) -> bool:
        if self.page.is_leaf() or is_administrator(self.user):
            return False
        return unreadable_pages(self.user).filter(path__startswith=self.page.path).exists()


class ClosedTester(PagePermissionTester):
    """No permission at all, for a page that the user may not read."""

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        self.permissions = set()


def _no(*args: Any, **kwargs: Any) -> bool:
    return False


for _name in [name for name in dir(PagePermissionTester) if name.startswith("can_")]:
    setattr(ClosedTester, _name, _no)


def permissions_for(user: Any, page: Any) -> PagePermissionTester:
    """Return what somebody may do with a page. What lies in the bin is put back first."""
    is_open = may_read(user, page.effective_audience) and not place.is_inside(page)
    return ReaderTester(user, page) if is_open else ClosedTester(user, page)


def unreadable_pages(user: Any) -> Any:
    """Return the pages that somebody may not read."""
    from core.models import BasePage

    return BasePage.objects.none() if is_administrator(user) else BasePage.objects.exclude(readable_by(user))


def only_readable(pages: Any, user: Any) -> Any:
    """Leave out of a queryset of pages what the user may not read, and for everybody what lies in the bin."""
    pages = place.outside(pages)
    return pages if is_administrator(user) else pages.exclude(pk__in=unreadable_pages(user).values("pk"))


def may_read_page(user: Any, page: Any) -> bool:
    """Tell whether somebody may read a page, of whatever class the object is, and it does not lie in the bin."""
    if page is not None and place.is_inside(page):
        return False
    if is_administrator(user) or page is None:
        return True
    return not unreadable_pages(user).filter(pk=page.pk).exists()


# Wagtail's hooks ------------------------------------------------------------------


def filter_listing(parent_page: Any, pages: Any, request: Any) -> Any:
    """Explorer (hook construct_explorer_page_queryset)."""
    return only_readable(pages, request.user)


def filter_chooser(pages: Any, request: Any) -> Any:
    """Page and link choosers (hook construct_page_chooser_queryset)."""
    return only_readable(pages, request.user)


# Around Wagtail's own methods -------------------------------------------------------


def _around(owner: type, name: str, change: Callable[..., Any]) -> None:
    """Let `change(result, self, *args)` have the last word on a method's result."""
    method = getattr(owner, name)

    @wraps(method)
    def asked(self: Any, *args: Any, **kwargs: Any) -> Any:
        return change(method(self, *args, **kwargs), self, *args, **kwargs)

    setattr(owner, name, asked)


def _readable_instances(pages: Any, policy: Any, user: Any, *args: Any, **kwargs: Any) -> Any:
    return only_readable(pages, user)


def _explorable_from(pages: Any, policy: Any, user: Any) -> Any:
    """The bin is a second root; with two, Wagtail would find no place to begin."""
    return place.outside(pages) if hasattr(pages, "exclude") else pages


def _pages_counted(context: Any, item: Any, *args: Any) -> Any:
    """The number on the start page: of what the user may meet, and without the root, which is no page."""
    from wagtail.permissions import page_permission_policy

    context["total_pages"] = page_permission_policy.explorable_instances(item.request.user).filter(depth__gt=1).count()
    return context


def _has_permission(allowed: bool, policy: Any, user: Any, actions: Any, instance: Any) -> bool:
    return bool(allowed) and may_read_page(user, instance)


def _who_may(users: Any, policy: Any, actions: Any, instance: Any, *args: Any, **kwargs: Any) -> Any:
    audience = getattr(instance.specific, "effective_audience", EVERYONE)
    return users if audience == EVERYONE else users.filter(pk__in=[u.pk for u in users if may_read(u, audience)])


def _page_entries(entries: Any, manager: Any, user: Any) -> Any:
    """A deleted page's title stays in the log; whether it was private, nobody can tell any more."""
    if is_administrator(user):
        from core.models import BinEntry

        return entries | PageLogEntry.objects.filter(page_id__in=BinEntry.objects.values("page_id"))
    gone = PageLogEntry.objects.filter(deleted=True).values("page_id")
    return entries.exclude(page_id__in=gone).exclude(page_id__in=unreadable_pages(user).values("pk"))


def _file_entries(entries: Any, manager: Any, user: Any) -> Any:
    from django.contrib.contenttypes.models import ContentType

    hidden = files.hidden_collections(user)
    for model in (files.image_model(), files.document_model()) if hidden else ():
        kind = ContentType.objects.get_for_model(model)
        pks = [str(pk) for pk in model.objects.filter(collection__in=hidden).values_list("pk", flat=True)]
        entries = entries.exclude(content_type=kind, object_id__in=pks)
    return entries


def _collections(collections: Any, policy: Any, user: Any, *args: Any) -> Any:
    hidden = files.hidden_collections(user)
    return collections.exclude(pk__in=hidden) if hidden else collections


def _collection_allowed(allowed: bool, policy: Any, user: Any, actions: Any, collection: Any = None) -> bool:
    return allowed and (collection is None or is_administrator(user) or files.may_see(user, collection))


def _files_api(rows: Any, view: Any, *args: Any) -> Any:
    hidden = files.hidden_collections(view.request.user)
    return rows.exclude(collection__in=hidden) if hidden else rows


def _last_edited(page_types: Any, view: Any, *args: Any) -> Any:
    for item in page_types:
        if not may_read_page(view.request.user, item.last_edited_page):
            item.last_edited_page = None
    return page_types


def _recent_edits(context: Any, panel: Any, parent_context: Any) -> Any:
    user = parent_context["request"].user
    context["last_edits"] = [(when, page) for when, page in context["last_edits"] if may_read_page(user, page)]
    return context


def _locked_pages(context: Any, panel: Any, parent_context: Any) -> Any:
    context["locked_pages"] = only_readable(context["locked_pages"], parent_context["request"].user)
    return context


def _own_in_workflow(context: Any, panel: Any, parent_context: Any) -> Any:
    user = parent_context["request"].user
    context["workflow_states"] = [
        state
        for state in context["workflow_states"]
        if not isinstance(state.content_object, Page) or may_read_page(user, state.content_object)
    ]
    return context


def _to_moderate(context: Any, panel: Any, parent_context: Any) -> Any:
    user = parent_context["request"].user
    context["states"] = [
        state for state in context["states"] if not isinstance(state["obj"], Page) or may_read_page(user, state["obj"])
    ]
    return context


def _locked_report(pages: Any, view: Any, *args: Any) -> Any:
    return only_readable(pages, view.request.user)


def _translations(rows: Any, view: Any, *args: Any) -> Any:
    hidden = unreadable_pages(view.request.user)
    rows = rows.exclude(source__object_id__in=place.translation_keys())
    return rows.exclude(source__object_id__in=hidden.values("translation_key"))


def _redirect_link(stock: Callable[[Any], str | None]) -> Callable[[Any], str | None]:
    """A redirect tells everybody where a page is now; of a private page it only tells the number."""
    from core.visibility.links import address_of

    def link(self: Any) -> str | None:
        page = self.redirect_page
        base = getattr(page, "basepage", None) if page else None
        private = base is not None and base.effective_audience != EVERYONE
        return address_of(page) if private else stock(self)

    return link


def install() -> None:
    """Put the question around Wagtail's methods; called once, when the apps are ready."""
    from wagtail.admin.site_summary import PagesSummaryItem
    from wagtail.admin.views import home
    from wagtail.admin.views.reports.locked_pages import LockedPagesView
    from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.documents.api.v2.views import DocumentsAPIViewSet
    from wagtail.images.api.v2.views import ImagesAPIViewSet
    from wagtail.models.audit_log import ModelLogEntryManager
    from wagtail.models.pages import PageLogEntryManager
    from wagtail.permission_policies.collections import CollectionPermissionLookupMixin
    from wagtail.permission_policies.pages import PagePermissionPolicy
    from wagtail_localize.views.report import TranslationsReportView

    _around(PagePermissionPolicy, "explorable_instances", _readable_instances)
    _around(PagePermissionPolicy, "instances_with_direct_explore_permission", _explorable_from)
    _around(PagesSummaryItem, "get_context_data", _pages_counted)
    _around(PagePermissionPolicy, "instances_user_has_any_permission_for", _readable_instances)
    _around(PagePermissionPolicy, "user_has_any_permission_for_instance", _has_permission)
    _around(PagePermissionPolicy, "users_with_any_permission_for_instance", _who_may)
    _around(CollectionPermissionLookupMixin, "_collections_with_perm", _collections)
    _around(CollectionPermissionLookupMixin, "_check_perm", _collection_allowed)
    _around(PageLogEntryManager, "viewable_by_user", _page_entries)
    _around(ModelLogEntryManager, "viewable_by_user", _file_entries)
    _around(PageTypesUsageReportView, "decorate_paginated_queryset", _last_edited)
    _around(ImagesAPIViewSet, "get_queryset", _files_api)
    _around(DocumentsAPIViewSet, "get_queryset", _files_api)
    _around(LockedPagesView, "get_queryset", _locked_report)
    _around(home.RecentEditsPanel, "get_context_data", _recent_edits)
    _around(home.LockedPagesPanel, "get_context_data", _locked_pages)
    _around(home.UserObjectsInWorkflowModerationPanel, "get_context_data", _own_in_workflow)
    _around(home.WorkflowObjectsToModeratePanel, "get_context_data", _to_moderate)
    Redirect.link = property(_redirect_link(Redirect.__dict__["link"].func))
    _around(TranslationsReportView, "get_queryset", _translations)


def close_what_was_open(sender: Any, changes: dict[int, tuple[str, str]], **kwargs: Any) -> None:
    """End the reviews and the comment mails of pages that have just become private."""
    from wagtail.models import PageSubscription, WorkflowState

    private = [pk for pk, (_before, after) in changes.items() if after != EVERYONE]
    if not private:
        return
    running = WorkflowState.objects.filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page", object_id__in=map(str, private)
    ).filter(Q(status=WorkflowState.STATUS_IN_PROGRESS) | Q(status=WorkflowState.STATUS_NEEDS_CHANGES))
    for state in running:
        state.cancel()
    for subscription in PageSubscription.objects.filter(page_id__in=private).select_related("user"):
        if not may_read(subscription.user, changes[subscription.page_id][1]):
            subscription.delete()
