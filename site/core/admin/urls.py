"""Addresses of the admin's own pages; Wagtail asks for the right to enter before any of them."""

from django.urls import path

from core.admin import views

app_name = "core_admin"

urlpatterns = [
    path("manadsvy/", views.month, name="month"),
    path("handbok/", views.manual, name="manual"),
]
