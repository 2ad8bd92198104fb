"""Numbers of paragraphs: given when minutes are first sent to be approved, without gaps, and never twice."""

from __future__ import annotations

from django.utils.translation import gettext as _

from members_area.minutes.errors import NotPossible
from members_area.models import MinutesPage, MinutesState, Numbering, NumberSeries


def _is_through_the_year(page: MinutesPage) -> bool:
    return bool(page.meeting and not page.corrects_id and page.meeting.template_row.numbering == Numbering.YEAR)


def _name(page: MinutesPage) -> str:
    return f"{page.meeting.kind}:{page.date.year}" if page.meeting else ""


def expected(page: MinutesPage, state: MinutesState) -> int:
    """Return the number that a draft's first paragraph would get now; only sending gives it."""
    if state.has_been_sent or not _is_through_the_year(page):
        return state.first_number
    last = NumberSeries.objects.filter(name=_name(page)).values_list("last_number", flat=True).first()
    return (last or 0) + 1


def give(page: MinutesPage, state: MinutesState, count: int) -> None:
    """Give the paragraphs their numbers, within a transaction that has locked the state.

    Raises NotPossible if there are more or fewer than last time, and others have numbers after them already.
    """
    if (state.has_been_sent and state.series_id is None) or (
        not state.has_been_sent and not _is_through_the_year(page)
    ):
        state.first_number, state.last_number = 1, count
        return
    if not state.has_been_sent:
        NumberSeries.objects.get_or_create(name=_name(page))
        series = NumberSeries.objects.select_for_update().get(name=_name(page))
        state.series, state.first_number = series, series.last_number + 1
    else:
        series = NumberSeries.objects.select_for_update().get(pk=state.series_id or 0)
        if count == state.last_number - state.first_number + 1:
            return
        if series.last_number != state.last_number:
            raise NotPossible(
                _("Other minutes have the numbers after these. Keep the number of paragraphs: %(first)s–%(last)s.")
                % {"first": state.first_number, "last": state.last_number}
            )
    state.last_number = series.last_number = state.first_number + count - 1
    series.save(update_fields=["last_number"])
