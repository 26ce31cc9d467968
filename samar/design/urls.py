from django.urls import path

from samar.design import views

urlpatterns = [
    path("design/", views.living, name="design"),
    path("design/<slug:name>/", views.mock, name="design-mock"),
    path("keys/", views.keys, name="keys"),
    path("language/<slug:code>/", views.set_language, name="set-language"),
    path("look/<slug:theme>/", views.set_theme, name="set-theme"),
    path("saver/<slug:wanted>/", views.set_saver, name="set-saver"),
    path("exit/", views.leave, name="exit"),
]
