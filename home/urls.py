"""Home's addresses beside its pages, with the language's prefix."""

from django.urls import path

from home import views

app_name = "home"

urlpatterns = [path("formular/<int:page_id>/", views.form, name="form")]
