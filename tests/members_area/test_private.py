"""Private by type: whatever an editor, a move, a copy or a translation does, it never becomes public."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection

from core.models import Audience, BasePage
from core.visibility import files, role_names
from core.visibility.audiences import of_groups
from members_area.models import PrivateTextPage
from tests.factories.core import image_file, make_administrator, make_member
from tests.factories.home import make_locale, make_page, make_site
from tests.factories.members import make_private, make_start

pytestmark = pytest.mark.django_db
BOARD = of_groups(["board"])


@pytest.fixture
def home():
    return make_site().root_page.specific


@pytest.fixture
def start(home):
    return make_start(home)


def fresh(page):
    return BasePage.objects.get(pk=page.pk).specific


def test_everyone_is_no_choice(start):
    page = make_private(start, audience=Audience.EVERYONE)

    assert (page.audience, page.effective_audience) == (Audience.MEMBERS, Audience.MEMBERS)


def test_group_stays_chosen_and_nonsense_is_for_nobody(start):
    assert make_private(start, "En", audience=BOARD).effective_audience == BOARD
    assert make_private(start, "Två", audience=",finnsinte,").effective_audience == "nobody"


def test_move_to_an_open_section_opens_nothing(home, start):
    page = make_private(start)
    section = make_page(home, "Öppen")

    assert not page.can_move_to(section)
    fresh(page).move(fresh(section), pos="last-child")  # as code could

    assert fresh(page).effective_audience == Audience.MEMBERS


def test_copy_and_translation_stay_private(home, start):
    page = make_private(start, audience=BOARD)
    copy = page.copy(to=fresh(home), update_attrs={"slug": "kopia", "audience": Audience.EVERYONE})
    home.copy_for_translation(make_locale("en"))
    translation = page.copy_for_translation(make_locale("en"), copy_parents=True)
    translation.audience = Audience.EVERYONE
    translation.save()
    translation.save_revision().publish()

    assert fresh(copy).effective_audience in (BOARD, Audience.MEMBERS)
    assert fresh(translation).effective_audience != Audience.EVERYONE


def test_wrong_row_in_the_database_opens_nothing(client, home, start):
    page = make_private(start)
    BasePage.objects.filter(pk__in=[page.pk, start.pk]).update(
        audience=Audience.EVERYONE, effective_audience=Audience.EVERYONE
    )

    assert client.get(page.get_url()).status_code == 302
    client.force_login(make_member("utan@example.org", role_names.EDITORS))
    assert client.get(page.get_url()).status_code == 403


def test_only_the_board_writes(client, home, start):
    page = make_private(start)
    editor = make_member("redaktor@example.org", role_names.EDITORS, role_names.MEMBERS)
    board = make_member("styrelse@example.org", role_names.BOARD)

    assert not page.permissions_for_user(editor).can_edit()
    assert not start.permissions_for_user(editor).can_add_subpage()
    assert page.permissions_for_user(board).can_publish()
    assert start.permissions_for_user(board).can_add_subpage()
    client.force_login(editor)
    for name in ("edit", "delete", "copy", "move", "history"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        assert client.get(address).status_code in (302, 403), name
    client.force_login(board)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_nobody_reviews_a_private_page(start):
    page = make_private(start)

    assert (page.has_workflow, page.get_workflow()) == (False, None)


def test_form_does_not_offer_everyone(client, start):
    client.force_login(make_administrator())

    html = client.get(
        reverse("wagtailadmin_pages:add", args=["members_area", "privatetextpage", start.pk])
    ).content.decode()

    assert 'value="members"' in html
    assert 'value="everyone"' not in html


def test_lives_under_the_start_page_only(home, start):
    assert PrivateTextPage.can_exist_under(start)
    assert not PrivateTextPage.can_exist_under(home)
    assert not any(issubclass(model, type(make_page(home))) for model in type(start).allowed_subpage_models())


def test_upload_in_its_editor_lands_in_its_audience(client, start):
    page = make_private(start, audience=BOARD)
    client.force_login(make_administrator())

    client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Styrelsens bild",
            "file": image_file(),
            "description": "En bild",
            "collection": Collection.get_first_root_node().pk,
        },
        headers={"Referer": f"http://testserver/admin/pages/{page.pk}/edit/"},
    )

    image = files.image_model().objects.get()
    assert files.audience_of(image.collection_id) == BOARD


def test_set_up_gives_the_board_what_is_there_already(start):
    from wagtail.models import GroupPagePermission

    from members_area.permissions import set_up

    board = Group.objects.get(name=role_names.BOARD)
    GroupPagePermission.objects.filter(group=board, page_id=start.pk).delete()
    set_up()
    set_up()

    assert GroupPagePermission.objects.filter(group=board, page_id=start.pk).count() == 6
