"""Take the pictures of the editors' manual anew: `make manual`.

Starts a demo site of its own on a free port, in a folder that goes away, walks through the admin as an
editor would, and writes docs/bilder/*.webp. Run it when the admin looks different.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from devtools import browser, prepare
from devtools.audit.site import running

PICTURES = prepare.ROOT / "docs" / "bilder"
LARGEST = 60_000  # bytes a picture
HEIGHT = {1280: 800, 390: 844}
QUALITIES = (80, 70, 60, 50, 40, 30)

Step = Callable[[Page], None]


@dataclass(frozen=True)
class Picture:
    """One picture: where it is taken, how wide, and what is done first."""

    name: str
    path: str
    width: int = 1280
    step: Step | None = None


def post_path(suffix: str) -> str:
    """The address of the newest published post with a picture."""
    from home.models import PostPage

    posts = PostPage.objects.live().filter(locale__language_code="sv", main_image__isnull=False, go_live_at=None)
    post = posts.order_by("-date").first()
    assert post is not None, "the demo has no posts"
    return f"/admin/pages/{post.pk}/{suffix}"


def new_post_path() -> str:
    from home.models import PostIndexPage

    index = PostIndexPage.objects.get(locale__language_code="sv")
    return f"/admin/pages/add/home/postpage/{index.pk}/"


def front_path() -> str:
    from home.models import HomePage

    return f"/admin/pages/{HomePage.objects.get(locale__language_code='sv').pk}/"


def translated_path() -> str:
    """The editor of an English translation that is kept in step with its source."""
    from wagtail_localize.models import Translation

    from home.models import PostPage

    pages = PostPage.objects.filter(locale__language_code="en").order_by("-date")
    known = set(Translation.objects.filter(enabled=True).values_list("source__object_id", flat=True))
    page = next((page for page in pages if page.translation_key in known), None)
    assert page is not None, "no post is translated with wagtail-localize"
    return f"/admin/pages/{page.pk}/edit/"


def next_meeting_path() -> str:
    """All that belongs to the next members' meeting."""
    from django.utils import timezone

    from members_area.models import MeetingPage

    coming = MeetingPage.objects.live().filter(starts_at__gt=timezone.now(), kind="members")
    meeting = coming.order_by("starts_at").first()
    assert meeting is not None, "the demo has no meeting ahead"
    return f"/admin/moten/{meeting.pk}/"


def waiting_minutes_path() -> str:
    """The page of minutes that wait for approval."""
    from members_area.models import MinutesState

    state = MinutesState.objects.filter(state="review").order_by("-page_id").first()
    assert state is not None, "the demo has no minutes that wait"
    return f"/admin/protokoll/{state.page_id}/"


def first_path(model: str, address: str) -> str:
    from django.apps import apps

    row = apps.get_model(model).objects.order_by("pk").first()
    assert row is not None, f"the demo has no {model}"
    return address.format(row.pk)


# What an editor does before the picture -----------------------------------------------


def fill_post(page: Page) -> None:
    page.get_by_placeholder("Sidrubrik").or_(page.locator("#id_title")).first.fill("Skolköket byggs om i vår")
    page.locator("#id_lead").fill("Maten ska lagas där barnen äter. I mars börjar bygget på Torpaskolan.")


def open_blocks(page: Page) -> None:
    page.locator(".c-sf-add-button").first.evaluate("e => e.scrollIntoView({block: 'start'})")
    page.locator(".c-sf-add-button").first.click()
    page.locator(".w-combobox").wait_for()
    page.locator(".w-combobox [role=option]").nth(2).hover()
    page.wait_for_timeout(2000)


def panel(name: str, label: str = "") -> Step:
    """Open a side panel, and choose something in it."""

    def step(page: Page) -> None:
        toggle = page.locator(f"[data-side-panel-toggle={name}]:visible").first
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        page.wait_for_timeout(1500)
        if label:
            page.locator("label", has=page.locator(f"input[name=preview-size][aria-label='{label}']")).click()
            page.wait_for_timeout(2500)

    return step


def open_schedule(page: Page) -> None:
    panel("status")(page)
    page.get_by_role("button", name="schema").first.click()
    page.locator("#id_go_live_at").wait_for()


def open_buttons(page: Page) -> None:
    page.get_by_role("button", name="Fler åtgärder").click()
    page.wait_for_timeout(400)


def spoil_post(page: Page) -> None:
    """Leave out what the checks look for."""
    page.locator("#id_lead").fill("")
    page.wait_for_timeout(800)
    panel("checks")(page)
    page.wait_for_timeout(4000)


def scroll_to(selector: str) -> Step:
    return lambda page: page.locator(selector).first.evaluate("e => e.scrollIntoView({block: 'center'})")


def pictures() -> list[Picture]:
    edit = post_path("edit/")
    return [
        Picture("startsidan", "/admin/"),
        Picture("startsidan-mobil", "/admin/", 390),
        Picture("manadsvy", "/admin/manadsvy/"),
        Picture("ny-nyhet", new_post_path(), step=fill_post),
        Picture("ny-nyhet-mobil", new_post_path(), 390, fill_post),
        Picture("forhandsvisning-telefon", edit, step=panel("preview", "Som i en telefon")),
        Picture("forhandsvisning-dator", edit, step=panel("preview", "Som på en dator")),
        Picture("kontroller", edit, step=spoil_post),
        Picture("publicera", edit, step=open_buttons),
        Picture("schema", edit, step=open_schedule),
        Picture("historik", post_path("history/")),
        Picture("sidorna", front_path()),
        Picture("blocken", new_post_path(), step=open_blocks),
        Picture("bilderna", "/admin/images/"),
        Picture("fokus", first_path("core.CustomImage", "/admin/images/{}/")),
        Picture("dokument", "/admin/documents/"),
        Picture("person", first_path("core.Person", "/admin/snippets/core/person/edit/{}/")),
        Picture(
            "lokal",
            first_path("core.Venue", "/admin/snippets/core/venue/edit/{}/"),
            step=scroll_to("#id_hearing_loop"),
        ),
        Picture("oversattning", translated_path()),
        Picture("installningar", first_path("core.SiteSettings", "/admin/settings/core/sitesettings/")),
        Picture("kommentarer", edit, step=panel("comments")),
        Picture("rapportering", "/admin/rapportering/"),
        Picture("sammantraden", "/admin/rapportering/termin/"),
        Picture("planpunkter", "/admin/snippets/program/plannedaction/"),
        Picture("handelse-mobil", first_path("events.CalendarPage", "/admin/pages/add/events/eventpage/{}/"), 390),
        Picture("mote", next_meeting_path()),
        Picture("justering", waiting_minutes_path()),
    ]


# Taking them ---------------------------------------------------------------------------


def session_key() -> str:
    """Sign the demo's administrator in without the sign-in pages."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore

    user = get_user_model().objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    assert user is not None, "the demo has no administrator"
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    assert session.session_key
    return session.session_key


@contextmanager
def tab(address: str, width: int, cookie: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=list(browser.FLAGS))
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHT[width]},
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            color_scheme="light",
            reduced_motion="reduce",
        )
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
        yield context.new_page()
        chromium.close()


def compressed(png: bytes) -> bytes:
    """A screenshot as WebP, as good as the limit allows."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in QUALITIES:
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() <= LARGEST:
            return buffer.getvalue()
    raise SystemExit("A picture could not be made small enough.")


def take(address: str, wanted: set[str], folder: Path) -> list[str]:
    """Take the pictures asked for (all if none is named); return those that failed."""
    cookie, failed = session_key(), []
    chosen = [picture for picture in pictures() if not wanted or picture.name in wanted]
    for width in HEIGHT:
        with tab(address, width, cookie) as page:
            for picture in (picture for picture in chosen if picture.width == width):
                try:
                    page.goto(address + picture.path, wait_until="networkidle")
                    if picture.step:
                        picture.step(page)
                    page.wait_for_timeout(400)
                except Exception as error:
                    failed.append(f"{picture.name}: {str(error).splitlines()[0]}")
                    continue
                (folder / f"{picture.name}.webp").write_bytes(compressed(page.screenshot()))
                print(f"• {picture.name}", flush=True)
                page.evaluate("window.onbeforeunload = null; localStorage.clear()")
    return failed


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", help="only these pictures")
    names = set(arguments.parse_args().names)
    if not browser.find():
        raise SystemExit("No browser: run `make setup`, or name one in CHROMIUM.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with running() as site:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        import django

        django.setup()
        failed = take(site.address, names, PICTURES)
    if failed:
        sys.exit("Not taken:\n  " + "\n  ".join(failed))


if __name__ == "__main__":
    main()
