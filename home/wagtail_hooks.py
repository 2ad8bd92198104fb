"""Home in the admin: the way to write a piece of news."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from core.admin.start import BUTTONS_HOOK, StartButton
from home.models import PostIndexPage, PostPage


@hooks.register(BUTTONS_HOOK)
def write_post(request: HttpRequest) -> StartButton | None:
    """Lead straight to a new post under the Swedish news page, for those who may write there."""
    index = PostIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path").first()
    if index is None or not index.permissions_for_user(request.user).can_add_subpage():
        return None
    meta = PostPage._meta
    url = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, index.pk])
    return StartButton(_("Write a post"), url, "edit", 10)
