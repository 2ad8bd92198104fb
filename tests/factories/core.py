"""Makes core's rows for tests."""

from __future__ import annotations

import io
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from wagtail.models import Page

from core.models import CustomImage, Person, SiteSettings, Venue
from core.visibility import audiences, role_names
from users.models import User


def make_user(email: str = "somebody@example.org", **fields: Any) -> User:
    """Make a user who can sign in."""
    return User.objects.create_user(email, "correct-horse-battery", **fields)


def make_member(email: str = "medlem@example.org", *roles: str, **fields: Any) -> User:
    """Make a member, with other roles if asked for."""
    user = make_user(email, **fields)
    user.groups.add(*Group.objects.filter(name__in=roles or [role_names.MEMBERS]))
    return user


def make_known_member() -> User:
    """Make a member whose roles have been asked for already, as they are once in a request."""
    user = make_member()
    audiences.audiences_of(user)
    return user


def make_administrator(email: str = "admin@example.org") -> User:
    """Make a user who may do everything."""
    return User.objects.create_superuser(email, "correct-horse-battery")


def image_file(name: str = "bild.png", size: tuple[int, int] = (1600, 1067), colour: str = "#73529f") -> ImageFile:
    """Return a picture of one colour."""
    buffer = io.BytesIO()
    PillowImage.new("RGB", size, colour).save(buffer, format="PNG")
    buffer.seek(0)
    return ImageFile(buffer, name=name)


def make_image(title: str = "En bild", description: str = "En lila yta", **fields: Any) -> CustomImage:
    """Make an image in the root collection."""
    return CustomImage.objects.create(title=title, description=description, file=image_file(), **fields)


def make_person(name: str = "Lena Skog", slug: str = "lena-skog", **fields: Any) -> Person:
    """Make a person with a title and an address."""
    defaults: dict[str, Any] = {"title": "Ordförande", "email": "lena@example.org", "phone": "070-174 06 11"}
    return Person.objects.create(name=name, slug=slug, **{**defaults, **fields})


def make_venue(name: str = "Kronogatan 2", **fields: Any) -> Venue:
    """Make a venue with an address."""
    defaults: dict[str, Any] = {"street": "Kronogatan 2", "postal_code": "462 32", "city": "Vänersborg"}
    return Venue.objects.create(name=name, **{**defaults, **fields})


def publish(parent: Page, page: Page) -> Any:
    """Put a page under a parent and publish it, as an editor would."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def save_settings(site: Any, **fields: Any) -> SiteSettings:
    """Save the site's settings, checked as the admin checks them."""
    settings = SiteSettings.for_site(site)
    for name, value in fields.items():
        setattr(settings, name, value)
    settings.full_clean(exclude=["site"])
    settings.save()
    return settings
