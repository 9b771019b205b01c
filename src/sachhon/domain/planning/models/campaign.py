"""The yearly registration of tasks for central money: what was registered, appraised, ranked and decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.planning.models.plan import PlanTask
from sachhon.domain.planning.words import COMPONENTS, GROUPS
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import Revision


class Campaign(models.Model):
    """A year's campaign on a round of the registration template. `budget` is what the ministry can give, in đồng.

    `criteria`: [{"code", "label", "max", "weight"}]; fixed once the first score is given. `version` counts changes.
    `method`, `cut_rule`, `partial` and `pass_mark` say how scores become one and how the budget is cut
    (campaign.scores, campaign.cut).
    """

    class Method(models.TextChoices):
        """How several appraisers' totals become one score."""

        MEAN = "mean", _("Trung bình cộng")
        MEDIAN = "median", _("Trung vị")

    class CutRule(models.TextChoices):
        """What happens below the first task that no longer fits the budget."""

        SKIP = "skip", _("Bỏ qua nhiệm vụ không đủ tiền, xét tiếp")
        STOP = "stop", _("Dừng ở nhiệm vụ đầu tiên không đủ tiền")

    class Status(models.TextChoices):
        """The way of a campaign."""

        OPEN = "open", _("Đang đăng ký")
        APPRAISING = "appraising", _("Đang thẩm định")
        RANKED = "ranked", _("Đã xếp hạng")
        DECIDED = "decided", _("Đã quyết định")
        NOTIFIED = "notified", _("Đã thông báo")

    round = models.OneToOneField(Round, models.PROTECT, related_name="campaign")
    year = models.PositiveSmallIntegerField()
    budget = models.BigIntegerField(null=True, blank=True)
    criteria = models.JSONField(default=list)
    method = models.CharField(max_length=8, choices=Method.choices, default=Method.MEAN)
    cut_rule = models.CharField(max_length=8, choices=CutRule.choices, default=CutRule.SKIP)
    partial = models.BooleanField(default=False)
    """Whether a task gets what its appraisers propose where that is less than it asks."""
    pass_mark = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN, db_index=True)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year",)


class Registration(models.Model):
    """A task that a unit registered: a row of its sealed answer (`revision`, `row`), with the words of each cell.

    `merged_into` names the registration that it was made a part of. `rank`, `score` and `granted` are filled by ranking
    and decision. Money in đồng; a blank amount is not 0. `edition` counts its wordings: an appraisal of an earlier one
    does not count. `newer` is what the unit's newest answer says instead, until a person takes it over. `own` keeps
    what a registration said before others were merged into it. `excluded_why`: why it is taken out of the run.
    """

    class Status(models.TextChoices):
        """The way of a registration."""

        REGISTERED = "registered", _("Đã đăng ký")
        MERGED = "merged", _("Đã gộp")
        APPRAISED = "appraised", _("Đã thẩm định")
        APPROVED = "approved", _("Được duyệt")
        REFUSED = "refused", _("Không được duyệt")
        WITHDRAWN = "withdrawn", _("Đơn vị rút")

    code = models.CharField(max_length=60, unique=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="registrations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registrations")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    row = models.PositiveIntegerField(null=True, blank=True)
    group = models.CharField(max_length=4, choices=GROUPS, blank=True, db_index=True)
    component = models.PositiveSmallIntegerField(choices=COMPONENTS, null=True, blank=True)
    name = models.TextField()
    content = models.TextField(blank=True)
    outputs = models.TextField(blank=True)
    central = models.BigIntegerField(null=True, blank=True)
    counterpart = models.BigIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    origins = models.JSONField(default=dict)
    edition = models.PositiveSmallIntegerField(default=1)
    newer = models.JSONField(null=True, blank=True)
    """{"revision": id, "number", "row", "gone", "said": {...}, "origins": {...}}."""
    own = models.JSONField(null=True, blank=True)
    excluded_why = models.CharField(max_length=500, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.REGISTERED, db_index=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    score = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)
    granted = models.BigIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=16, blank=True)
    """Why it got what it got (campaign.cut.Outcome), once decided."""
    decision_note = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("campaign", "rank", "pk")

    def __str__(self) -> str:
        return self.name


class Appraiser(models.Model):
    """A person named to appraise in a campaign; nobody appraises a task of their own unit or one below or above it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="appraisers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appraises")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("campaign", "user"), name="an_appraiser_is_named_once"),)


class Appraisal(models.Model):
    """One appraiser's scores and remarks on one registration. `scores`: {criterion code: "decimal as text"}."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="appraisals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    scores = models.JSONField(default=dict)
    remarks = models.TextField(blank=True)
    proposed = models.BigIntegerField(null=True, blank=True)
    """The support that the appraiser proposes, in đồng; blank: as asked."""
    edition = models.PositiveSmallIntegerField(default=1)
    """The wording of the registration that was scored."""
    at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("registration", "by"), name="one_appraisal_a_person"),)


class RepeatFlag(models.Model):
    """A registration that looks like an earlier one, or a task of any plan: how like, where, and the verdict."""

    class Verdict(models.TextChoices):
        """What a person made of it."""

        OPEN = "open", _("Chưa xem")
        REPEAT = "repeat", _("Trùng lặp")
        DIFFERENT = "different", _("Không trùng")

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="repeat_flags")
    earlier = models.ForeignKey(Registration, models.CASCADE, null=True, blank=True, related_name="repeated_by")
    task = models.ForeignKey(PlanTask, models.CASCADE, null=True, blank=True, related_name="repeated_by")
    likeness = models.FloatField()
    apart = models.JSONField(default=list)
    """What speaks against a repeat (campaign.repeats.APART)."""
    passages = models.JSONField(default=list)
    """[{"field", "here": [start, end], "field_there", "there": [start, end]}]: what agreed when it was found, in code
    points of the two texts."""
    edition = models.PositiveSmallIntegerField(default=1)
    """The wording of the registration that was compared."""
    reason = models.CharField(max_length=500, blank=True)
    """Why the registration is taken out of the run by this verdict, in the words that its unit reads."""
    note = models.CharField(max_length=500, blank=True)
    """What the person who judged it wrote down."""
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-likeness", "pk")
        constraints = (
            models.UniqueConstraint(fields=("registration", "earlier"), name="a_repeat_is_flagged_once"),
            models.UniqueConstraint(fields=("registration", "task"), name="a_repeat_of_a_task_is_flagged_once"),
        )


class Decision(models.Model):
    """The decision of a campaign: its list, frozen (`content`, canonical JSON; `digest`), its number and date.

    A trigger refuses any change but `notified_at`.
    """

    campaign = models.OneToOneField(Campaign, models.PROTECT, related_name="decision")
    number = models.CharField(max_length=60, blank=True)
    date = models.DateField(null=True, blank=True)
    budget = models.BigIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    request_key = models.CharField(max_length=64, unique=True, null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    notified_at = models.DateTimeField(null=True, blank=True)
