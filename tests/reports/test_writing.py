"""The personal link: who gets in, what is kept, what is sent, and what a machine that opens links does."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from core.models import CustomImage, OutboxMail
from reports import signed
from reports.models import ReportPage, ReportText, WriterLink, WriterProfile
from reports.texts import AFTER, BEFORE

pytestmark = pytest.mark.django_db

FILLED = {
    "fas": BEFORE,
    "rubrik": "Två förskolor",
    "kort": "Vi säger nej.",
    "text": "Köket är för litet.",
    "sekretess": "on",
}


@pytest.fixture
def url(errand):
    return signed.address_of(errand.link)


def text_of(errand, phase=BEFORE):
    return ReportText.objects.get(report=errand.report, phase=phase)


def version(client, url):
    return client.get(url).context["version"]


def send(client, url, doing="skicka", **more):
    return client.post(url, {**FILLED, "version": version(client, url), "gor": doing, **more})


def mails(to=None):
    found = OutboxMail.objects.order_by("pk")
    return [(mail.to, mail.category) for mail in (found.filter(to=to) if to else found)]


def photo(size=(40, 30), kind="JPEG", name="kok.jpg"):
    data = io.BytesIO()
    Image.new("RGB", size, "#73529f").save(data, kind)
    return SimpleUploadedFile(name, data.getvalue())


# Getting in -----------------------------------------------------------------------------


def test_opening_the_link_changes_nothing_and_is_kept_by_nobody(client, errand, url):
    for _time in range(3):  # a scanner of mails opens all links
        response = client.get(url)
    client.head(url)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response.cookies == {}
    assert text_of(errand).latest_revision is None
    assert WriterLink.objects.get().is_open(timezone.now())
    assert mails() == []


@pytest.mark.parametrize(
    "change", [lambda t: t[:-2] + "xx", lambda t: "x" + t, lambda t: t.split(":")[0], lambda t: "å" * 300]
)
def test_altered_link_leads_nowhere(client, errand, url, change):
    token = url.strip("/").rsplit("/", 1)[1]

    assert client.get(f"/skriv/{change(token)}/").status_code == 404
    assert client.post(f"/skriv/{change(token)}/", FILLED).status_code == 404


@pytest.mark.parametrize(
    "fields", [{"revoked_at": timezone.now()}, {"expires_at": timezone.now()}], ids=["closed", "expired"]
)
def test_closed_and_expired_links_say_so_and_take_nothing(client, errand, url, fields):
    WriterLink.objects.update(**fields)

    assert client.get(url).status_code == 410
    assert client.post(url, {**FILLED, "gor": "skicka"}).status_code == 410
    assert client.get(f"{url}visa/").status_code == 404
    assert text_of(errand).latest_revision is None


def test_new_link_ends_the_old(client, errand, url):
    from reports import assigning

    WriterLink.objects.update(revoked_at=timezone.now())
    fresh = assigning.link_for(errand.report, errand.karin, now=timezone.now(), afresh=True)

    assert client.get(url).status_code == 404
    assert client.get(signed.address_of(fresh)).status_code == 200


# Saving and sending -----------------------------------------------------------------------


def test_saving_keeps_whatever_is_there_and_shows_nobody(client, errand, url):
    response = client.post(url, {"fas": BEFORE, "text": "Halvt", "version": "0", "gor": "spara"})

    assert response.status_code == 303
    assert text_of(errand).state == "draft"
    assert "Halvt" in client.get(url).content.decode()
    assert not ReportPage.objects.get().live


def test_typing_for_an_hour_leaves_one_draft(client, errand, url):
    now = "0"
    for number in range(4):
        answer = client.post(url, {**FILLED, "text": f"Ord {number}", "version": now, "gor": "autospara"})
        now = answer.json()["version"]

    assert text_of(errand).revisions.count() == 1


def test_two_tabs_do_not_overwrite_each_other(client, errand, url):
    now = version(client, url)
    client.post(url, {**FILLED, "version": now, "gor": "spara"})
    later = client.post(url, {**FILLED, "text": "Från den andra fliken", "version": now, "gor": "spara"})

    page = later.content.decode()
    assert later.status_code == 409
    assert "Från den andra fliken" in page
    assert "Köket är för litet." in page
    assert "Köket är för litet." in text_of(errand).latest_revision.content["body"]

    again = client.post(url, {**FILLED, "text": "Sammanfogat", "version": later.context["version"], "gor": "spara"})
    assert again.status_code == 303


def test_sending_asks_for_headline_text_and_the_tick_and_keeps_what_was_typed(client, errand, url):
    response = client.post(url, {"fas": BEFORE, "kort": "Det här stod redan", "version": "0", "gor": "skicka"})

    assert response.status_code == 422
    assert {problem.target for problem in response.context["form"].problems} == {
        "falt-rubrik",
        "falt-text",
        "falt-sekretess",
    }
    assert "Det här stod redan" in response.content.decode()
    assert mails() == []


def test_sending_puts_the_text_in_review_and_tells_both_once(client, errand, url):
    first = send(client, url)
    send(client, url)  # the answer got lost, so it was sent again

    assert (first.status_code, text_of(errand).state) == (303, "review")
    assert sorted(set(mails())) == [("karin@example.org", "report"), ("nils@example.org", "report")]
    assert len([mail for mail in mails() if mail[1] == "report"]) == 2
    assert "Köket" not in client.get("/rapporter/").content.decode()


def test_text_in_review_can_be_changed_until_it_is_out(client, errand, url):
    send(client, url)
    send(client, url, text="Köket är alldeles för litet.")
    state = text_of(errand).current_workflow_task_state
    assert "alldeles" in state.revision.content["body"]

    state.approve(user=errand.nils)
    text = text_of(errand)
    assert text.live
    assert "alldeles" in text.body
    assert send(client, url, text="För sent").status_code == 409
    assert [mail.subject for mail in OutboxMail.objects.filter(key__startswith="report-published")] != []


def test_writer_is_told_what_to_change_and_sends_again(client, errand, url):
    send(client, url)
    text_of(errand).current_workflow_task_state.reject(user=errand.nils, comment="Nämn inga namn.")

    assert "Nämn inga namn." in OutboxMail.objects.get(key__startswith="report-sent-back").text
    send(client, url, text="Utan namn.")
    assert text_of(errand).workflow_in_progress


def test_trusted_writer_publishes_at_once(client, errand, url):
    WriterProfile.objects.create(person=errand.karin, publishes_directly=True)
    send(client, url)
    report = ReportPage.objects.get()

    assert (report.live, report.title, text_of(errand).state) == (True, "Två förskolor", "published")
    assert report.slug.startswith("tva-forskolor-")
    assert report.label == f"{errand.sitting.date.year}:1"


def test_outcome_belongs_to_the_text_after(client, errand, url):
    matter = {"m0-title": "Ängsblomman", "m0-position": "Återremiss", "m0-outcome": "rejected", "m0-vote": "7 mot 6"}
    send(client, url, **matter)

    value = text_of(errand).latest_revision.as_object().matters[0].value
    assert (value["title"], value["outcome"], value["vote"]) == ("Ängsblomman", "", "")


def test_text_after_opens_when_the_sitting_has_begun(client, errand, url):
    assert send(client, url, fas=AFTER).status_code == 409

    errand.sitting.date = timezone.localdate() - datetime.timedelta(days=1)
    errand.sitting.save()
    assert send(client, url, fas=AFTER).status_code == 303


def test_preview_shows_the_draft_to_who_has_the_link(client, errand, url):
    assert send(client, url, "visa").url.endswith("/visa/?fas=before")
    response = client.get(f"{url}visa/?fas=before")

    assert "Köket är för litet." in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_form_from_elsewhere_is_not_received(client, errand, url):
    response = client.post(url, {**FILLED, "version": "0", "gor": "skicka"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403
    assert "Köket är för litet." in response.content.decode()
    assert text_of(errand).latest_revision is None


# Pictures -----------------------------------------------------------------------------------


def test_photo_is_kept_once_and_closed(client, errand, url):
    for _time in range(2):
        send(client, url, "spara", bild=photo(), bildtext="Ett kök")
    image = CustomImage.objects.get()

    assert client.get(image.file.url).status_code == 404
    assert client.get(f"{url}bild/?fas=before").status_code == 200
    assert client.get(f"{url}bild/?fas=after").status_code == 404


@pytest.mark.parametrize(
    "bad",
    [SimpleUploadedFile("foto.jpg", b"MZ\x90\x00"), SimpleUploadedFile("foto.exe", b"MZ")],
    ids=["renamed", "exe"],
)
def test_what_is_no_picture_is_refused_and_the_text_is_kept(client, errand, url, bad):
    response = send(client, url, "spara", bild=bad)

    assert response.status_code == 422
    assert "Köket är för litet." in response.content.decode()
    assert text_of(errand).state == "draft"
    assert CustomImage.objects.count() == 0


def test_phones_heic_is_taken(client, errand, url):
    assert send(client, url, "spara", bild=photo(kind="HEIF", name="IMG.HEIC"), bildtext="Kök").status_code == 303
    assert CustomImage.objects.get().file.name.endswith(".jpg")


# Handing on ------------------------------------------------------------------------------------


def test_substitute_takes_over_after_a_question(client, errand, url):
    asked = client.post(url, {"gor": "ersattare"})
    assert (asked.status_code, mails()) == (200, [])

    client.post(url, {"gor": "ersattare", "ja": "1"})
    theirs = ReportPage.objects.get(writer=errand.lena)
    assert mails() == [("lena@example.org", "report")]
    assert theirs.as_substitute
    assert client.get(url).status_code == 410
    assert text_of(errand).state == "missed"
    assert client.get(signed.address_of(theirs.writer_links.get())).status_code == 200


def test_nobody_left_to_write_is_told_to_the_newsdesk(client, errand, url):
    errand.lena.delete()
    client.post(url, {"gor": "ersattare", "ja": "1"})

    assert mails() == [("nils@example.org", "report")]


def test_writer_closes_the_link(client, errand, url):
    client.post(url, {"gor": "sparra", "ja": "1"})

    assert client.get(url).status_code == 410


def test_writer_who_is_removed_in_the_middle_leaves_a_dead_link(client, errand, url):
    send(client, url, "spara")
    errand.karin.delete()

    assert client.get(url).status_code == 404
    assert ReportPage.objects.get().writer is None


# A new link, and what goes wrong on the way -----------------------------------------------


def expire(errand):
    WriterLink.objects.filter(pk=errand.link.pk).update(expires_at=timezone.now() - datetime.timedelta(minutes=1))


def test_expired_link_is_replaced_by_mail_to_the_writer_alone(client, errand, url):
    assert client.post(url, {"gor": "ny-lank"}).status_code == 200
    assert mails() == []  # the old one works
    expire(errand)
    assert "ny-lank" in client.get(url).content.decode()
    for _press in range(2):
        response = client.post(url, {"gor": "ny-lank"})
        assert (response.status_code, "Titta i din e-post" in response.content.decode()) == (200, True)

    assert mails() == [("karin@example.org", "report")]
    errand.link.refresh_from_db()
    new = signed.address_of(errand.link)
    assert new in OutboxMail.objects.get().text
    assert (client.get(new).status_code, client.get(url).status_code) == (200, 404)


@pytest.mark.parametrize("why", ["closed", "cancelled", "out", "another writes"])
def test_no_new_link_where_there_is_nothing_to_write(client, errand, url, why):
    expire(errand)
    if why == "closed":
        WriterLink.objects.update(revoked_at=timezone.now())
    elif why == "cancelled":
        errand.sitting.state = "cancelled"
        errand.sitting.save()
    elif why == "out":
        ReportText.objects.update(live=True)
    else:
        ReportPage.objects.filter(pk=errand.report.pk).update(writer=errand.lena)
    client.post(url, {"gor": "ny-lank"})
    assert mails() == []


def test_new_links_are_not_sent_without_end(client, errand, url):
    for _number in range(20):
        expire(errand)
        errand.link.refresh_from_db()
        client.post(signed.address_of(errand.link), {"gor": "ny-lank"})
    assert len(mails()) <= 6


def test_line_lost_while_sending_doubles_nothing(client, errand, url):
    sent = {**FILLED, "version": version(client, url), "gor": "skicka"}
    for _time in range(3):  # the answer got lost, and the browser sends the same again
        assert client.post(url, sent).status_code == 303
    text = text_of(errand)
    assert (text.revisions.count(), text.workflow_states.count()) == (1, 1)
    assert sorted(mails()) == [("karin@example.org", "report"), ("nils@example.org", "report")]


def test_photo_of_more_than_twenty_megabytes_leaves_the_text_alone(client, errand, url):
    response = send(client, url, doing="spara", bild=photo_of_more_than(20))

    assert response.status_code == 422
    assert "Köket är för litet." in response.content.decode()
    assert text_of(errand).state == "draft"
    assert CustomImage.objects.count() == 0


def photo_of_more_than(megabytes):
    return SimpleUploadedFile("kok.jpg", photo().read() + b"0" * (megabytes * 1024 * 1024))
