"""The members' start page, and a date that only members see."""

from __future__ import annotations

from datetime import date

from core.demo.dates import THURSDAY, near
from core.demo.shapes import PageData
from core.demo.spaces import no_break
from events.demo.shapes import EventData

START = no_break(
    PageData(
        key="medlem",
        title="Medlemssidor",
        lead="Här finns det som rör dig som är medlem. Sidorna syns inte för den som inte har loggat in.",
        search_description="",
        body=(
            ("heading", {"text": "Det här kan du göra nu", "level": "h2"}),
            (
                "text",
                (
                    "<ul><li>Gå med i en arbetsgrupp. Du väljer själv vilken, och det går bra att börja mitt i "
                    'terminen. Grupperna står under <a href="page:politik">Vår politik</a>.</li>'
                    "<li>Skicka en fråga till nästa medlemsmöte. Ordföranden vill ha den tio dagar före, så hinner "
                    "den komma med i kallelsen.</li>"
                    '<li>Säg till om du vill ha en fadder. <a href="page:kontakt">Hör av dig</a>, så ringer vi upp '
                    "inom en vecka.</li></ul>"
                ),
            ),
        ),
    )
)


def members_event(today: date) -> EventData:
    """An evening that only members read of."""
    day = near(today, 12, THURSDAY)
    return no_break(
        EventData(
            slug=f"medlemskvall-{day:%Y-%m-%d}",
            title="Medlemskväll med gruppledaren",
            lead="Vad är på gång i nämnderna, och vad ska vi säga? Bara för medlemmar, så att alla kan tala fritt.",
            kind="social",
            day=day,
            start="18:00",
            end="19:30",
            venue="kronogatan",
            place="Köket",
        )
    )
