"""Makes forms and what is sent with them for tests."""

from __future__ import annotations

import datetime
import re
from typing import Any

import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from home.models import FormPage
from home.models.forms import FormField
from tests.factories.core import publish

LETTER = {"namn": "Åsa Öberg", "epost": "asa@example.org", "meddelande": "Hej!\nNär är ni öppna?"}


def make_form_page(parent: Page, title: str = "Anmäl dig", fields: tuple[dict[str, Any], ...] = (), **rest: Any) -> Any:
    """Make a published form; with a name, an address and a few choices if nothing else is said."""
    page = FormPage(title=title, **rest)
    page.form_fields = [
        FormField(sort_order=number, locale=parent.locale, **field)
        for number, field in enumerate(fields or STANDARD_FIELDS)
    ]
    return publish(parent, page)


STANDARD_FIELDS: tuple[dict[str, Any], ...] = (
    {"label": "Namn", "field_type": "singleline"},
    {"label": "Din adress", "field_type": "email", "required": False, "help_text": "Kvittot går <hit>."},
    {"label": "Telefon", "field_type": "phone", "required": False},
    {"label": "Antal", "field_type": "number", "required": False},
    {"label": "Dag", "field_type": "date", "required": False},
    {"label": "Webb", "field_type": "url", "required": False},
    {"label": "Mat", "field_type": "radio", "choices": "Kött\nVegetariskt", "required": False},
    {"label": "Passar", "field_type": "checkboxes", "choices": "Måndag\nTisdag", "required": False},
    {"label": "Ort", "field_type": "dropdown", "choices": "Vänersborg\nVargön", "required": False},
    {"label": "Jag kör", "field_type": "checkbox", "required": False},
    {"label": "Fråga", "field_type": "multiline", "required": False},
)


def token_in(html: str) -> str:
    """Return the time token of the form in a page."""
    found = re.search(r'name="f-token" value="([^"]+)"', html)
    assert found, "the page has no form"
    return found[1]


def opened(client: Client, path: str, ago: datetime.timedelta = datetime.timedelta(minutes=1)) -> str:
    """Return the token of a form that was opened some time ago."""
    with time_machine.travel(timezone.now() - ago):
        return token_in(client.get(path).content.decode())
