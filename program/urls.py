"""The programme's addresses beside its pages, with the language's prefix."""

from django.urls import path

from program import views

app_name = "program"

urlpatterns = [
    path("krav/<slug:key>/", views.demand, name="demand"),
    path("formular/arbetsgrupp/<int:page_id>/", views.join, name="join"),
    path("formular/program/<int:page_id>/", views.comment, name="comment"),
]
