"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.plans.budget.urls import urlpatterns as budget_urls
from sachhon.channels.office.plans.views import (
    adopting,
    arranging,
    beginning,
    exporting,
    listing,
    overview,
    pictures,
    targets,
    tasks,
)

app_name = "plans"
urlpatterns = [
    path("", listing.plans, name="list"),
    path("lap/<str:unit>/", beginning.begin, name="begin"),
    path("<str:code>/", overview.page, name="page"),
    path("<str:code>/thong-tin/", beginning.describe, name="describe"),
    path("<str:code>/ban-hanh/", adopting.adopt, name="adopt"),
    path("<str:code>/ket-thuc/", adopting.end, name="end"),
    path("<str:code>/thay-doi/<int:number>/", adopting.changes, name="changes"),
    path("<str:code>/thay-doi/<int:number>/phu-luc.<str:suffix>", exporting.annexes, name="edition_annexes"),
    path("<str:code>/nhiem-vu/", tasks.tasks, name="tasks"),
    path("<str:code>/nhiem-vu/phan-loai/", tasks.classify, name="classify"),
    path("<str:code>/nhiem-vu/<int:serial>/", arranging.task, name="task"),
    path("<str:code>/nhiem-vu/<int:serial>/don-vi/", arranging.name, name="party"),
    path("<str:code>/don-vi/<int:pk>/bo/", arranging.unname, name="party_remove"),
    path("<str:code>/dong-kinh-phi/<int:serial>/", arranging.tie, name="tie"),
    path("<str:code>/tien-trinh/", pictures.timeline, name="timeline"),
    path("<str:code>/bang/", pictures.board, name="board"),
    path("<str:code>/muc-tieu/", targets.targets, name="targets"),
    path("<str:code>/muc-tieu/<int:serial>/", targets.measure, name="measure"),
    *budget_urls,
]
