"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.network.views import changes, consultancies, experts, home, importing

app_name = "network"
urlpatterns = [
    path("", home.page, name="home"),
    path("tai-ve.<str:form>", home.download, name="download"),
    path("tinh/<str:code>/", home.province, name="province"),
    path("tinh/<str:code>/them-chuyen-gia/", changes.add_in_province, name="add_in_province"),
    path("chuyen-gia/", experts.listing, name="experts"),
    path("chuyen-gia/tai-ve.<str:form>", experts.download, name="experts_download"),
    path("chuyen-gia/them/", changes.add, name="add"),
    path("chuyen-gia/mau.xlsx", importing.blank, name="blank"),
    path("chuyen-gia/nhap/", importing.upload, name="import"),
    path("chuyen-gia/nhap/<str:digest>/", importing.review, name="import_review"),
    path("chuyen-gia/<str:code>/", experts.page, name="expert"),
    path("chuyen-gia/<str:code>/sua/", changes.change, name="change"),
    path("chuyen-gia/<str:code>/thoi/", changes.end, name="end"),
    path("chuyen-gia/<str:code>/tro-lai/", changes.come_back, name="return"),
    path("chuyen-gia/<str:code>/hoan-tac/<int:change>/", changes.undo_expert, name="undo_expert"),
    path("to-chuc/", consultancies.listing, name="consultancies"),
    path("to-chuc/tai-ve.<str:form>", consultancies.download, name="consultancies_download"),
    path("to-chuc/<str:code>/", consultancies.page, name="consultancy"),
    path("to-chuc/<str:code>/sua/", changes.change_consultancy, name="consultancy_change"),
    path("to-chuc/<str:code>/them-chuyen-gia/", changes.add_in_consultancy, name="add_in_consultancy"),
    path("to-chuc/<str:code>/hoan-tac/<int:change>/", changes.undo_consultancy, name="undo_consultancy"),
]
