"""The calendar's addresses beside its pages, with the language's prefix."""

from django.urls import path

from events.feeds import views
from events.feeds.atom import EventFeed

app_name = "calendar"

urlpatterns = [
    path("kalender.ics", views.feed, name="feed"),
    path("kalender.atom", EventFeed(), name="atom"),
    path("kalender/slag/<slug:slug>.ics", views.kind_feed, name="kind-feed"),
    path("kalender/omrade/<slug:slug>.ics", views.area_feed, name="area-feed"),
    path("kalender/handelse/<int:pk>.ics", views.event_feed, name="event-feed"),
    path("kalender/min/<str:token>.ics", views.member_feed, name="member-feed"),
]
