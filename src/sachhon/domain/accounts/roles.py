"""The roles, and how a person stands to a unit."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

MINISTRY = "BCT"
"""Code of the unit above all others: the Ministry of Industry and Trade."""


class Role(models.TextChoices):
    """What a person is in a unit. The names are those of the interface."""

    ADMINISTRATOR = "administrator", _("Quản trị hệ thống của Bộ")
    MINISTRY_OFFICER = "ministry_officer", _("Chuyên viên Bộ")
    LEADER = "leader", _("Lãnh đạo phê duyệt")
    HEAD = "head", _("Trưởng phòng, giám đốc trung tâm")
    OFFICER = "officer", _("Cán bộ đầu mối")
    DISTRICT_OFFICER = "district_officer", _("Cán bộ cấp huyện (đến 6/2025)")
    FACILITY_USER = "facility_user", _("Cơ sở sản xuất")
    INSPECTOR = "inspector", _("Thanh tra, kiểm toán (chỉ xem)")


class Relation(models.TextChoices):
    """How the unit in which a person has a role stands to the unit that something belongs to."""

    OWN = "own", _("của đơn vị mình")
    ABOVE = "above", _("của đơn vị cấp dưới")
    DELEGATED = "delegated", _("được ủy quyền")
    OTHER = "other", _("của đơn vị khác")
