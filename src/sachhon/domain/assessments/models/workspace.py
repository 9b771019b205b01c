"""An assessment: who does it, how far it is, the process and what goes in and out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.assessments.models.people import Expert
from sachhon.domain.registry.api import Facility, Unit

QUANTITY = {"max_digits": 24, "decimal_places": 6, "null": True, "blank": True}


class Assessment(models.Model):
    """A quick (2 to 3 days) or detailed (six steps, eighteen tasks) assessment of a facility.

    `unit_code` is the facility's code, by which permissions are asked. `product` and `product_unit` name what specific
    consumption is told per; `first_day` to `last_day` is the period whose figures stand in the balance.
    """

    class Kind(models.TextChoices):
        """How deep it goes."""

        QUICK = "quick", _("Đánh giá nhanh")
        DETAILED = "detailed", _("Đánh giá chi tiết")

    class Status(models.TextChoices):
        """How far it is. Options go on being carried out and measured after the report."""

        OPEN = "open", _("Đang thực hiện")
        REPORTED = "reported", _("Đã lập báo cáo")
        CLOSED = "closed", _("Đã kết thúc")
        DROPPED = "dropped", _("Đã dừng")

    code = models.CharField(max_length=40, unique=True)
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN, db_index=True)
    title = models.CharField(max_length=300)
    scope = models.TextField(blank=True)
    product = models.CharField(max_length=200, blank=True)
    product_unit = models.CharField(max_length=30, blank=True)
    output = models.DecimalField(**QUANTITY)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    consultancy = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="assessments_led")
    began_on = models.DateField()
    reported_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=500, blank=True)
    discount_rate_pct = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    tolerance_pct = models.DecimalField(max_digits=6, decimal_places=3, default=10)
    verified_pairs = models.JSONField(default=list, blank=True)
    """Measurements of the whole [[before, after], …] by their keys that were looked at when it was verified."""
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verified_why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=0)
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        ordering = ("-began_on", "-pk")

    def __str__(self) -> str:
        return self.title


class TeamMember(models.Model):
    """Somebody of the team: the facility's own, or a consultant (`expert` where they are in the network)."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="team")
    expert = models.ForeignKey(Expert, models.PROTECT, null=True, blank=True, related_name="teams")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=200, blank=True)
    """What they do in the team ("đội trưởng", "đo đạc")."""
    is_leader = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("assessment", "order", "pk")


class TaskState(models.Model):
    """How far one of the tasks is (catalogue/assessments/tasks.csv), with what was found.

    `due`: until when it is to be done; `owner`: who is to do it. Both may be left open.
    """

    class State(models.TextChoices):
        """A task's state; plain to read, no more than these."""

        NOT_STARTED = "not_started", _("Chưa làm")
        IN_PROGRESS = "in_progress", _("Đang làm")
        DONE = "done", _("Đã xong")
        NOT_NEEDED = "not_needed", _("Không cần")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="tasks")
    task = models.CharField(max_length=10)
    state = models.CharField(max_length=12, choices=State.choices, default=State.NOT_STARTED)
    note = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assessment_tasks"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("assessment", "task")
        constraints = (models.UniqueConstraint(fields=("assessment", "task"), name="a_task_stands_once"),)


class ProcessStep(models.Model):
    """A step of the process. `in_focus`: the team chose it for the balance."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    what_happens = models.TextField(blank=True)
    in_focus = models.BooleanField(default=False)
    follows = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="followed_by")

    class Meta:
        ordering = ("assessment", "number", "pk")

    def __str__(self) -> str:
        return self.name


class Flow(models.Model):
    """What goes into or out of a step, over the assessment's period. `quantity` None: not known, never 0.

    `weighs`: counts in the mass balance (False: stated for information). `unit_cost` in VND per `unit`.
    """

    class Direction(models.TextChoices):
        """In or out."""

        IN = "in", _("Đầu vào")
        OUT = "out", _("Đầu ra")

    class Kind(models.TextChoices):
        """What it is."""

        MATERIAL = "material", _("Nguyên vật liệu")
        CHEMICAL = "chemical", _("Hóa chất")
        ENERGY = "energy", _("Năng lượng")
        WATER = "water", _("Nước")
        PRODUCT = "product", _("Sản phẩm")
        BY_PRODUCT = "by_product", _("Sản phẩm phụ")
        SOLID_WASTE = "solid_waste", _("Chất thải rắn")
        HAZARDOUS_WASTE = "hazardous_waste", _("Chất thải nguy hại")
        WASTE_WATER = "waste_water", _("Nước thải")
        EMISSION = "emission", _("Khí thải")
        HEAT_LOSS = "heat_loss", _("Nhiệt thất thoát")

    class Known(models.TextChoices):
        """How the quantity is known."""

        MEASURED = "measured", _("Đo")
        RECORDS = "records", _("Theo sổ sách")
        COMPUTED = "computed", _("Tính toán")
        ESTIMATED = "estimated", _("Ước tính")

    step = models.ForeignKey(ProcessStep, models.CASCADE, related_name="flows")
    direction = models.CharField(max_length=3, choices=Direction.choices)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=200)
    carrier = models.CharField(max_length=40, blank=True)
    """Energy or fuel: its name in the factor tables ("electricity", "diesel"); "not-burnt": named so, and no fuel."""
    quantity = models.DecimalField(**QUANTITY)
    unit = models.CharField(max_length=30, blank=True)
    unit_cost = models.DecimalField(**QUANTITY)
    known = models.CharField(max_length=10, choices=Known.choices, blank=True)
    weighs = models.BooleanField(default=True)
    note = models.CharField(max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("step", "direction", "order", "pk")


class BalanceSignature(models.Model):
    """A balance that does not close, or cannot be made, was signed for, with the reason: the report may be written.

    `step` None: the balance of the whole process. `closure_pct` is what was signed; another closure needs another
    signature. None: it could not be made; then `unknown_side` (in | out | both | zero) and `known_total` (a number as
    text, "" where nothing is known) are what was signed.
    """

    class Of(models.TextChoices):
        """What is balanced."""

        MASS = "mass", _("Vật chất")
        ENERGY = "energy", _("Năng lượng")
        WATER = "water", _("Nước")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="signatures")
    step = models.ForeignKey(ProcessStep, models.CASCADE, null=True, blank=True, related_name="signatures")
    of = models.CharField(max_length=8, choices=Of.choices)
    closure_pct = models.DecimalField(max_digits=16, decimal_places=6, null=True, blank=True)
    unknown_side = models.CharField(max_length=4, blank=True)
    known_total = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")


class WasteStream(models.Model):
    """A waste stream with its yearly cost (MFCA): parts in VND, `product_share_pct` of the material ends in product."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="waste_streams")
    flow = models.ForeignKey(Flow, models.SET_NULL, null=True, blank=True, related_name="waste_streams")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    quantity = models.DecimalField(**QUANTITY)
    unit = models.CharField(max_length=30, blank=True)
    material_cost = models.BigIntegerField(null=True, blank=True)
    energy_cost = models.BigIntegerField(null=True, blank=True)
    system_cost = models.BigIntegerField(null=True, blank=True)
    treatment_cost = models.BigIntegerField(null=True, blank=True)
    product_share_pct = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("assessment", "number", "pk")

    def __str__(self) -> str:
        return self.name


class Cause(models.Model):
    """Why a waste stream arises."""

    stream = models.ForeignKey(WasteStream, models.CASCADE, related_name="causes")
    text = models.CharField(max_length=500)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("stream", "order", "pk")
