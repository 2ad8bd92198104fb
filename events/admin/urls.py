"""Addresses of the calendar's own pages in the admin."""

from django.urls import path

from events.admin import views

app_name = "events_admin"

urlpatterns = [
    path("termin/", views.plan_term, name="term"),
    path("arets/<int:page_id>/", views.years_event, name="years-event"),
    path("datum/<int:page_id>/", views.event_dates, name="dates"),
    path("datum/<int:page_id>/<str:date>/", views.one_date, name="date"),
]
