"""The calendar's addresses beside its pages, with the language's prefix."""

from django.urls import path

from events import asking
from events.feeds import views
from events.feeds.atom import EventFeed
from events.signup import views as views_of_signup

app_name = "calendar"

urlpatterns = [
    path("kalender.ics", views.feed, name="feed"),
    path("kalender.atom", EventFeed(), name="atom"),
    path("kalender/slag/<slug:slug>.ics", views.kind_feed, name="kind-feed"),
    path("kalender/omrade/<slug:slug>.ics", views.area_feed, name="area-feed"),
    path("kalender/handelse/<int:pk>.ics", views.event_feed, name="event-feed"),
    path("kalender/anmalan/<int:page_id>/", views_of_signup.sign_up, name="sign-up"),
    path("kalender/anmalan/<int:page_id>/<str:date>/", views_of_signup.sign_up, name="sign-up-date"),
    path("kalender/min/anmalan/<str:token>/", views_of_signup.own, name="own-signup"),
    path("kalender/fraga/<int:page_id>/", asking.ask, name="ask"),
    path("kalender/min/<str:token>.ics", views.member_feed, name="member-feed"),
]
