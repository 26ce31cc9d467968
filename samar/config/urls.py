"""Every address of the site, room by room. What a room offers stands in its own urls."""

from django.urls import include, path

urlpatterns = [
    path("", include("samar.home.urls")),
    path("", include("samar.stories.urls")),
    path("", include("samar.crisis.urls")),
    path("", include("samar.discussions.urls")),
    path("", include("samar.notifications.urls")),
    path("", include("samar.people.urls")),
    path("", include("samar.accounts.urls")),
    path("", include("samar.design.urls")),
    path("", include("samar.config.demo.urls")),
]
handler404 = "samar.design.errors.not_here"
handler500 = "samar.design.errors.failed"
