"""Addresses of people: joining, my pages, others."""

from django.urls import path

from samar.people.views import joining, me, others

urlpatterns = [
    path("join/", joining.join, name="join"),
    path("me/", me.me, name="me"),
    path("me/personas/", me.personas, name="me-personas"),
    path("me/personas/<slug:public_id>/use/", me.use, name="persona-use"),
    path("me/personas/<slug:public_id>/name/", me.rename, name="persona-rename"),
    path("me/personas/<slug:public_id>/put-away/", me.retire, name="persona-retire"),
    path("me/personas/<slug:public_id>/bring-back/", me.bring_back, name="persona-bring-back"),
    path("me/profile/", me.profile, name="me-profile"),
    path("me/blocks/", others.blocks, name="me-blocks"),
    path("p/<slug:public_id>/", others.persona, name="persona"),
    path("p/<slug:public_id>/block/", others.block, name="block"),
    path("p/<slug:public_id>/block/remove/", others.unblock, name="unblock"),
    path("p/<slug:public_id>/mute/", others.mute, name="mute"),
    path("p/<slug:public_id>/mute/remove/", others.unmute, name="unmute"),
]
