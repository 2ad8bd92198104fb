"""The demo's form: to sign up for a study circle."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from core.demo.dates import day_text
from core.demo.shapes import PageData
from core.demo.spaces import no_break

SLUG = "anmal-dig"


def form(today: date) -> PageData:
    """Return the form's page; the last day to sign up is three weeks away."""
    page = PageData(
        key=SLUG,
        title="Anmäl dig till studiecirkeln",
        lead=(
            "Fem kvällar om hur kommunens budget blir till. Du behöver inte kunna något om ekonomi, och du behöver "
            "inte vara medlem."
        ),
        search_description="Anmälan till Syrenens studiecirkel om kommunens budget: fem kvällar, fika ingår.",
        main_image="studiecirkeln",
        main_image_alt="Fyra personer runt ett bord med papper och kaffekoppar.",
        easy_read=(
            "Vi lär oss om kommunens pengar.\nVi träffas fem kvällar.\nDet kostar ingenting.\n"
            "Du kan anmäla dig här på sidan."
        ),
        extra={
            "button_text": "Skicka anmälan",
            "form_thanks": "Tack! Vi hör av oss till dig några dagar innan vi börjar.",
            "form_to": "studier@example.org",
            "form_keep_days": 120,
            "fields": _questions(day_text(today + timedelta(days=21))),
        },
    )
    return no_break(page)


def _questions(last_day: str) -> list[dict[str, Any]]:
    return [
        {"label": "Namn", "field_type": "singleline"},
        {"label": "E-post", "field_type": "email", "help_text": f"Dit kommer kallelsen. Anmäl dig senast {last_day}."},
        {"label": "Telefon", "field_type": "phone", "required": False},
        {"label": "Vilka kvällar passar?", "field_type": "checkboxes", "choices": "Måndagar\nTisdagar\nTorsdagar"},
        {
            "label": "Fika",
            "field_type": "radio",
            "choices": "Vad som helst\nVegetariskt\nVeganskt\nUtan gluten",
            "required": False,
        },
        {
            "label": "Något vi ska tänka på?",
            "field_type": "multiline",
            "required": False,
            "help_text": "Till exempel hörselslinga, tolk eller skjuts.",
        },
    ]
