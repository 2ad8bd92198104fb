"""Addresses of the calendar's own pages in the admin."""

from django.urls import path, re_path

from events.admin import signups, views

app_name = "events_admin"

urlpatterns = [
    path("termin/", views.plan_term, name="term"),
    path("arets/<int:page_id>/", views.years_event, name="years-event"),
    path("anmalan/<int:page_id>/", signups.settings, name="signup"),
    path("anmalda/<int:page_id>/", signups.people, name="people"),
    path("anmalda/<int:page_id>/brev/", signups.letter, name="letter"),
    path("anmalda/<int:page_id>/beratta/", signups.tell, name="tell"),
    re_path(r"^anmalda/(?P<page_id>[0-9]{1,9})/lista\.(?P<kind>csv|xlsx)$", signups.export, name="export"),
    path("anmalda/<int:page_id>/<int:number>/", signups.one, name="registration"),
    path("datum/<int:page_id>/", views.event_dates, name="dates"),
    path("datum/<int:page_id>/<str:date>/", views.one_date, name="date"),
]
