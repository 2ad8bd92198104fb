"""The members' addresses beside the pages, with the language's prefix."""

from __future__ import annotations

from django.urls import path

from members_area.views import join, my_page

app_name = "members_area"

urlpatterns = [
    path("bli-medlem/skicka/<int:page_id>/", join.receive_form, name="join"),
    path("medlem/mina-uppgifter/", my_page.details, name="my-page"),
    path("medlem/mina-uppgifter/adress/", my_page.new_address, name="new-address"),
    path("medlem/mina-uppgifter/adress/<str:token>/", my_page.confirm_address, name="confirm-address"),
    path("medlem/mina-uppgifter/ladda-ner/", my_page.download, name="my-data"),
    path("medlem/mina-uppgifter/radera/", my_page.erase, name="erase-me"),
]
