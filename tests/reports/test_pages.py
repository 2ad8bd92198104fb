"""Reports as readers meet them. A text that is not out must not show anywhere."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils import timezone

from core.models import Audience
from core.search.asking import find
from core.visibility import leak_scan
from reports.models import ReportIndexPage, ReportPage, ReportText
from reports.templatetags.reports_tags import latest_reports
from reports.texts import AFTER, BEFORE
from tests.factories.core import make_image, make_known_member, make_member, make_person
from tests.factories.home import make_page, make_site
from tests.factories.reports import make_report, make_reports, write_text
from tests.queries import WAGTAILS_OWN, queries_of

pytestmark = pytest.mark.django_db

SECRETS = ("HEMLIGRUBRIK", "HEMLIGTFORE", "HEMLIGTEFTER", "HEMLIGTARENDE")


@pytest.fixture
def index():
    return make_reports(make_site().root_page)


@pytest.fixture
def tag_context(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    return {"request": request}


def shown(response):
    return [
        (str(group["month"]), [report.title for report in group["reports"]]) for group in response.context["months"]
    ]


def secret(**more):
    matters = [{"type": "matter", "id": "m1", "value": {"title": SECRETS[3]}}]
    body = f"<p>{SECRETS[2]} i längden.</p>"
    return {"headline": SECRETS[0], "lead": f"{SECRETS[1]} i korthet.", "body": body, "matters": matters, **more}


def make_half_secret(index, phase, **fields):
    """Make a report of which one text is out, and of the other there is a draft whose words must not show."""
    report = make_report(index, before=phase == AFTER, after=phase == BEFORE, **fields)
    write_text(report, phase, publish=False, **secret())
    return report


# Drafts stay drafts ------------------------------------------------------------


@pytest.mark.parametrize("phase", [BEFORE, AFTER])
def test_draft_shows_nowhere(client, index, phase):
    report = make_half_secret(index, phase)
    client.force_login(make_member())

    paths = ["/", "/rapporter/", report.url, report.permalink, "/sitemap.xml", "/rapporter/flode/", "/sok/?q=forskolor"]
    for path in (*paths, report.assembly_url):
        response = client.get(path, follow=True)
        assert response.status_code == 200, path
        assert [word for word in SECRETS if word in response.content.decode()] == [], path


@pytest.mark.parametrize("phase", [BEFORE, AFTER])
def test_draft_of_a_text_that_is_out_shows_nowhere(client, index, phase):
    report = make_report(index, after=True)
    write_text(report, phase, publish=False, **secret())

    for path in ("/", "/rapporter/", report.url, "/rapporter/flode/"):
        assert [word for word in SECRETS if word in client.get(path).content.decode()] == [], path
    assert leak_scan.run(mail=False).findings == []


def test_report_of_which_nothing_is_out_is_not_there(client, index):
    report = make_report(index, "Hemlig rubrik", before=False)
    write_text(report, BEFORE, publish=False, **secret())

    assert not report.live
    assert report.number == 0
    assert client.get(f"/rapporter/{report.slug}/").status_code == 404
    assert leak_scan.run(mail=False).findings == []


def test_publishing_one_text_leaves_the_others_draft_alone(client, index):
    report = make_report(index, before=False)
    write_text(report, AFTER, publish=False, **secret())
    write_text(report, BEFORE, headline="Före är ute")

    html = client.get(ReportPage.objects.get(pk=report.pk).url).content.decode()
    assert "Före är ute" in html
    assert [word for word in SECRETS if word in html] == []

    ReportText.objects.get(report=report, phase=AFTER).latest_revision.publish()
    html = client.get(ReportPage.objects.get(pk=report.pk).url).content.decode()
    assert [word for word in SECRETS if word not in html] == []


def test_publishing_an_old_page_draft_undoes_nothing_of_the_texts(index):
    report = make_report(index)
    old = report.save_revision()
    write_text(report, AFTER, lead="Det som gäller.")
    old.publish()
    report = ReportPage.objects.get(pk=report.pk)

    assert (report.lead, report.after_out_on) == ("Det som gäller.", timezone.localdate())


def test_page_draft_of_an_editor_stays_one_when_a_text_comes_out(index):
    report = make_report(index)
    report.demand_keys = "ännu-inte"
    report.save_revision()
    write_text(report, AFTER, headline="Ny rubrik")
    report = ReportPage.objects.get(pk=report.pk)

    assert (report.title, report.demand_keys) == ("Ny rubrik", "")
    assert report.get_latest_revision_as_object().demand_keys == "ännu-inte"


def test_taking_the_last_text_back_takes_the_page_along(client, index):
    report = make_report(index, after=True)
    url = report.url
    ReportText.objects.get(report=report, phase=AFTER).unpublish()
    assert "Det blev återremiss" not in client.get(url).content.decode()

    ReportText.objects.get(report=report, phase=BEFORE).unpublish()
    assert client.get(url).status_code == 404


def test_scheduled_text_waits_for_the_clock(client, index):
    report = make_report(index)
    text = ReportText.objects.get(report=report, phase=AFTER)
    text.go_live_at = timezone.now() + datetime.timedelta(days=1)
    text.body = f"<p>{SECRETS[2]}</p>"
    text.save_revision().publish()

    assert SECRETS[2] not in client.get(report.url).content.decode()
    assert ReportPage.objects.get(pk=report.pk).after_out_on is None


def test_correction_is_dated_and_keeps_the_old_wording(client, index):
    report = make_report(index)
    write_text(report, BEFORE, body="<p>Köket är för stort.</p>", correction="Köket är inte för litet.")
    write_text(report, BEFORE, body="<p>Köket är för stort nu.</p>", correction="Köket är inte för litet.")
    html = client.get(report.url).content.decode()

    assert html.count("Köket är inte för litet.") == 1
    assert "Köket är för litet." in html
    assert ReportText.objects.get(report=report, phase=BEFORE).state == "corrected"


def test_newsdesk_sees_drafts_pictures_and_is_no_member(client, index):
    from core.visibility.audiences import audiences_of
    from core.visibility.role_names import COMMUNICATIONS
    from reports.publication import draft_collection

    image = make_image(collection=draft_collection())
    reviewer = make_member("nils@example.org", COMMUNICATIONS)
    client.force_login(reviewer)

    assert client.get(image.file.url).status_code == 200
    assert Audience.MEMBERS not in audiences_of(reviewer)


def pages_found(word):
    return [entry.page_id for entry in find(query=word, user=None, language="sv").ranked]


@pytest.mark.parametrize("phase", [BEFORE, AFTER])
def test_draft_is_not_found(index, phase):
    report = make_half_secret(index, phase)
    assert [pages_found(word) for word in SECRETS] == [[], [], [], []]

    ReportText.objects.get(report=report, phase=phase).latest_revision.publish()
    assert [pages_found(word) for word in SECRETS] == [[report.pk]] * 4


def test_text_is_not_described_to_machines(index):
    report = make_half_secret(index, AFTER, writer=make_person())

    assert [word for word in SECRETS if word in str(report.structured_data())] == []
    assert report.structured_data()["author"]["name"] == "Lena Skog"


def test_texts_are_none_until_they_are_out(index):
    report = make_report(index)

    assert (report.before.lead, report.after) == ("Vi går dit med ett nej.", None)
    assert str(report.before.published_on) == "2026-03-19"


def test_picture_of_a_draft_is_closed_until_the_text_is_out(client, index):
    from reports.publication import draft_collection

    report = make_report(index)
    image = make_image(collection=draft_collection())
    write_text(report, AFTER, publish=False, image=image, image_alt="Ett kök")
    assert client.get(image.file.url).status_code == 404

    text = ReportText.objects.get(report=report, phase=AFTER)
    text.latest_revision.publish()
    image.refresh_from_db()
    assert client.get(image.file.url).status_code == 200

    ReportText.objects.get(pk=text.pk).unpublish()
    image.refresh_from_db()
    assert client.get(image.file.url).status_code == 404


# Lists -----------------------------------------------------------------------------


def test_index_lists_by_month_latest_first(client, index):
    for title, day in (("A", (2026, 2, 3)), ("B", (2026, 3, 24)), ("C", (2026, 2, 17))):
        make_report(index, title, sitting_date=datetime.date(*day))

    assert shown(client.get("/rapporter/")) == [("2026-03-01", ["B"]), ("2026-02-01", ["C", "A"])]


def test_index_leaves_out_what_has_no_text_or_is_not_public(client, index):
    make_report(index, "Skriven")
    make_report(index, "Tom", before=False)
    make_report(index, "Internt", audience=Audience.MEMBERS)
    make_report(index, "Utkast").unpublish()

    assert shown(client.get("/rapporter/")) == [("2026-03-01", ["Skriven"])]


def test_index_is_paginated(client, index, monkeypatch):
    monkeypatch.setattr("reports.listings.PAGE_SIZE", 3)
    for number in range(5):
        make_report(index, f"Rapport {number}")

    assert len(client.get("/rapporter/").context["reports"]) == 3
    assert len(client.get("/rapporter/?sida=2").context["reports"]) == 2


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999", "\x00"])
def test_index_answers_any_page_number(client, index, page):
    make_report(index)

    assert client.get("/rapporter/", {"sida": page}).status_code == 200


def test_empty_index_stands(client, index):
    assert client.get("/rapporter/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_index_takes_one_query_of_its_own(index, rf, django_assert_num_queries, count):
    for number in range(count):
        make_report(index, f"Rapport {number}", writer=make_person(f"Skribent {number}", f"s-{number}"))
    request = rf.get("/rapporter/")
    request.user = make_known_member()
    index.get_context(request)

    with django_assert_num_queries(1):
        months = index.get_context(request)["months"]
        writers = {str(report.writer) for group in months for report in group["reports"] if report.before_published}

    assert writers == {f"Skribent {number}" for number in range(count)}


def test_reports_stand_right_under_the_front_page_and_once(index):
    home = index.get_parent()

    assert not ReportIndexPage.can_create_at(home)
    assert not ReportIndexPage.can_create_at(make_page(home))
    assert ReportPage.can_create_at(index)


# A report -----------------------------------------------------------------------------


def test_report_shows_both_texts_and_its_number(client, index):
    make_report(index, after=True, writer=make_person(photo=make_image()))

    html = client.get("/rapporter/tva-forskolor-kan-bli-en/").content.decode()

    assert "Köket är för litet." in html
    assert "Det blev återremiss." in html
    assert "2026:1" in html


def test_report_says_what_is_to_come_and_what_is_missing(index):
    today = timezone.localdate()
    week = datetime.timedelta(days=7)
    ahead = make_report(index, "A", sitting_date=today + week)
    due = make_report(index, "B", sitting_date=today - week)
    late = make_report(index, "C", sitting_date=today - 2 * week, before=False, after=True)

    words = [(report.before_word.__str__(), report.after_word.__str__()) for report in (ahead, due, late)]
    coming, missing = words[0][0], words[2][0]

    assert coming != missing
    assert words == [(coming, coming), (missing, coming), (missing, missing)]


def test_report_knows_its_neighbours_in_the_assembly(client, index):
    for title, month in (("Jan", 1), ("Feb", 2), ("Mar", 3), ("Apr", 4), ("Maj", 5)):
        make_report(index, title, sitting_date=datetime.date(2026, month, 20))
    make_report(index, "Annan", sitting_date=datetime.date(2026, 3, 19), assembly_name="Socialnämnden")

    context = client.get("/rapporter/mar/").context

    assert (context["earlier"].title, context["later"].title) == ("Feb", "Apr")


# On the front page --------------------------------------------------------------------


def test_latest_reports_without_any_are_nothing(index, tag_context):
    make_report(index, before=False)

    assert latest_reports(tag_context) == {"spread": None, "rows": [], "total": 0, "index_url": ""}


def test_spread_is_the_latest_with_both_texts(index, tag_context):
    for day in range(1, 7):
        make_report(index, f"Nr {day}", sitting_date=datetime.date(2026, 3, day), after=day == 1)

    found = latest_reports(tag_context)

    assert found["spread"].title == "Nr 1"
    assert [report.title for report in found["rows"]] == ["Nr 6", "Nr 5", "Nr 4"]
    assert (found["total"], found["index_url"]) == (6, "/rapporter/")


def test_spread_is_the_latest_where_none_has_both(index, tag_context):
    make_report(index, "Förra", sitting_date=datetime.date(2026, 2, 1))
    make_report(index, "Senaste")

    found = latest_reports(tag_context)

    assert (found["spread"].title, [report.title for report in found["rows"]]) == ("Senaste", ["Förra"])


@pytest.mark.parametrize("count", [1, 3])
def test_latest_reports_take_three_queries_at_most(index, tag_context, django_assert_max_num_queries, count):
    for number in range(count):
        make_report(index, f"Rapport {number}", writer=make_person(f"Skribent {number}", f"s-{number}"))
    index.get_url(tag_context["request"])

    with django_assert_max_num_queries(3):
        html = Template("{% load reports_tags %}{% latest_reports %}").render(Context(tag_context))

    assert all(f"Skribent {number}" in html for number in range(count))


@pytest.mark.parametrize(
    ("path", "depth", "most"),
    [
        ("/rapporter/", 3, 6),
        ("/rapporter/?fas=both&ar=2026", 3, 6),
        ("/rapporter/rapport-0/", 4, 7),
    ],
)
def test_requests_take_few_queries_however_many_reports(client, index, path, depth, most):
    taken = []
    for number in range(3):
        writer = make_person(f"Skribent {number}", f"s-{number}", photo=make_image())
        make_report(
            index, f"Rapport {number}", writer=writer, sitting_date=datetime.date(2026, 3, 1 + number), after=True
        )
        taken.append(queries_of(client, path))

    assert taken[0] == taken[2]
    assert taken[2] - WAGTAILS_OWN[depth] <= most
