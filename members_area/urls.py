"""The members' addresses beside the pages, with the language's prefix."""

from __future__ import annotations

from django.urls import path

from members_area.views import approve, decisions, join, meetings, my_page

app_name = "members_area"

urlpatterns = [
    path("bli-medlem/skicka/<int:page_id>/", join.receive_form, name="join"),
    path("medlem/mote/<int:pk>/svar/", meetings.answer, name="meeting-answer"),
    path("medlem/mote/<int:pk>/fraga/", meetings.question, name="meeting-question"),
    path("medlem/mote/<int:pk>/dagordning.pdf", meetings.agenda_pdf, name="agenda-pdf"),
    path("medlem/mote/protokoll/<int:pk>.pdf", meetings.minutes_pdf, name="minutes-pdf"),
    path("medlem/mote/protokoll/<int:pk>/undertecknat.pdf", meetings.signed_sheet, name="signed-sheet"),
    path("medlem/beslut/", decisions.register, name="decisions"),
    path("medlem/beslut/<int:pk>/", decisions.done, name="decision-done"),
    path("medlem/justera/<str:token>/", approve.approve, name="approve"),
    path("medlem/mina-uppgifter/", my_page.details, name="my-page"),
    path("medlem/mina-uppgifter/adress/", my_page.new_address, name="new-address"),
    path("medlem/mina-uppgifter/adress/<str:token>/", my_page.confirm_address, name="confirm-address"),
    path("medlem/mina-uppgifter/ladda-ner/", my_page.download, name="my-data"),
    path("medlem/mina-uppgifter/radera/", my_page.erase, name="erase-me"),
]
