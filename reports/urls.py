"""The reporting's addresses beside its pages. Short ones are the same in all languages."""

from django.urls import path

from reports.views import questions, short, write

app_name = "reports"

short_urlpatterns = [
    path("r/<int:year>-<int:number>", short.permalink, name="permalink"),
    path("r/<int:year>-<int:number>.svg", short.qr, name="qr"),
]

urlpatterns = [
    path("skriv/<str:token>/", write.write, name="write"),
    path("skriv/<str:token>/visa/", write.preview, name="write-preview"),
    path("skriv/<str:token>/bild/", write.picture, name="write-picture"),
    path("fraga/<int:report_id>/", questions.ask, name="ask"),
    path("fraga/<int:question_id>/anmal/", questions.report_abuse, name="report-abuse"),
    path("svara/<str:token>/", questions.answer, name="answer"),
]
