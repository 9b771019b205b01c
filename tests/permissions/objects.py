"""Objects for the matrix: for each `find` function one factory, that makes an object in a status.

A factory tells the words of the address and the unit to which the object belongs. It makes plain rows, by no action,
so that the place and status are the test's own word and not what the code under test says. A `find` without a factory
fails the suite; a status that its object cannot have is said by `IMPOSSIBLE`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from sachhon.domain.accounts.api import (
    MINISTRY,
    Delegation,
    Handover,
    Invitation,
    Membership,
    Registration,
    Role,
)
from sachhon.domain.intake.api import IncomingMail, Received
from sachhon.domain.planning.api import (
    Appraiser,
    Award,
    BudgetLine,
    Campaign,
    Event,
    MoneyEntry,
    Output,
    Plan,
    PlanEdition,
    PlanTask,
    Progress,
    RecordFile,
    RepeatFlag,
    Stage,
    Survey,
    Target,
    TaskParty,
    TaskYear,
)
from sachhon.domain.planning.api import Registration as TaskRegistration
from sachhon.domain.registry.api import Contact
from sachhon.domain.rollups.api import Edition
from sachhon.domain.rounds.api import Obligation, Round, TemplateVersion
from sachhon.domain.submissions.api import Part, Receipt, Remark, Revision, Status, Submission
from sachhon.foundation import files
from sachhon.foundation.models import Job, OutgoingMail
from tests import world
from tests.permissions.ground import UNIT, Ground


@dataclass(frozen=True, slots=True)
class Made:
    """The words of an object's address, and its unit."""

    words: Mapping[str, object]
    unit: str = UNIT


Factory = Callable[[Ground, str], Made | None]
FACTORIES: dict[str, Factory] = {}


def makes(*finds: str) -> Callable[[Factory], Factory]:
    """This factory makes the objects of these `find` functions ("area.module.function")."""

    def register(factory: Factory) -> Factory:
        for find in finds:
            FACTORIES[find] = factory
        return factory

    return register


def factory_of(find: Callable[..., object]) -> Factory | None:
    """The factory of a `find` function."""
    return FACTORIES.get(name_of(find))


def name_of(find: Callable[..., object]) -> str:
    """ "people.finding.find_unit"."""
    return f"{find.__module__.removeprefix('sachhon.channels.office.')}.{find.__qualname__}"


# People


@makes("people.finding.find_unit")
def _people_of_unit(ground: Ground, status: str) -> Made | None:
    return Made({"unit_code": UNIT}) if status == "active" else None


@makes("people.finding.find_lending_unit")
def _lending_unit(ground: Ground, status: str) -> Made | None:
    return Made({"unit_code": UNIT}) if status == "running" else None


@makes("people.finding.find_person")
def _person(ground: Ground, status: str) -> Made:
    person = world.person(Role.OFFICER, UNIT)
    person.is_active = status == "active"
    person.save()
    return Made({"unit_code": UNIT, "person_id": person.pk})


@makes("people.finding.find_membership")
def _membership(ground: Ground, status: str) -> Made:
    return Made({"membership_id": Membership.objects.get(user=world.person(status, UNIT)).pk})


@makes("people.finding.find_invitation")
def _invitation(ground: Ground, status: str) -> Made:
    made = Invitation.objects.create(
        email="moi@example.vn",
        unit_code=UNIT,
        unit_name="",
        role=Role.OFFICER,
        token_hash=f"{ground.number():064d}",
        status=status,
        invited_by=world.person(Role.ADMINISTRATOR),
        expires_at=timezone.now() + timedelta(days=1),
    )
    return Made({"invitation_id": made.pk})


@makes("people.finding.find_registration")
def _registration(ground: Ground, status: str) -> Made:
    made = Registration.objects.create(
        email=f"dk{ground.number()}@example.vn",
        full_name="Người đăng ký",
        position="",
        phone="",
        unit_code=UNIT,
        unit_name="",
        document=files.store(b"%PDF-1.4"),
        document_name="qd.pdf",
        status=status,
    )
    return Made({"registration_id": made.pk})


@makes("people.finding.find_delegation")
def _delegation(ground: Ground, status: str) -> Made:
    made = Delegation.objects.create(
        unit_code=UNIT,
        user=world.person(Role.OFFICER, "TV-02"),
        role=Role.OFFICER,
        granted_by=world.person(Role.LEADER, UNIT),
        until=timezone.localdate() + timedelta(days=1),
        revoked_at=None if status == "running" else timezone.now(),
    )
    return Made({"delegation_id": made.pk})


@makes("people.finding.find_handover")
def _handover(ground: Ground, status: str) -> Made | None:
    if status != "active":
        return None
    old, new = world.person(Role.OFFICER, UNIT), world.person(Role.OFFICER, UNIT)
    made = Handover.objects.create(unit_code=UNIT, unit_name="", predecessor=old, successor=new, by=old)
    return Made({"handover_id": made.pk})


# Registry


@makes("registry.finding.find_unit")
def _unit(ground: Ground, status: str) -> Made:
    contact = Contact.objects.create(unit=world.unit(UNIT), name="Người liên hệ")
    return Made({"code": UNIT, "contact": contact.pk})


# Rounds


@makes("rounds.finding.find_round", "figures.finding.find_round", "review.finding.find_round")
def _round(ground: Ground, status: str) -> Made:
    made = round_in(ground, status or Round.Status.PUBLISHED)
    return Made({"code": made.code, "step": "who", "suffix": "docx"}, MINISTRY)


@makes("rounds.finding.find_obligation")
def _request(ground: Ground, status: str) -> Made:
    owed = obligation_in(ground, status)
    return Made({"code": owed.round.code, "unit": UNIT, "suffix": "docx"})


@makes("reports.find.find_obligation")
def _obligation(ground: Ground, status: str) -> Made:
    return Made({"pk": obligation_in(ground, status).pk})


@makes("rounds.finding.find_version")
def _version(ground: Ground, status: str) -> Made:
    known = world.template_version()
    made = TemplateVersion.objects.create(
        template_id=known.template_id,
        version=f"9.{ground.number()}",
        title=known.title,
        yaml=known.yaml,
        status=status,
        digest="0" * 64,
    )
    return Made({"pk": made.pk, "suffix": "docx"}, MINISTRY)


def round_in(ground: Ground, status: str) -> Round:
    """A round of its own."""
    made = world.published_round(f"V{ground.number()}")
    made.status = status
    made.save()
    return made


def obligation_in(ground: Ground, status: str) -> Obligation:
    """What the unit owes to a round in that status."""
    return world.obligation(round_in(ground, status), UNIT)


# Reports


def submission_in(ground: Ground, status: str) -> Submission:
    """A report of the unit in that status."""
    return world.submission(round_in(ground, Round.Status.PUBLISHED), UNIT, status)


@makes(
    "facilities.finding.find_report",
    "reports.find.find_report",
    "review.finding.find_submission",
    "progress.finding.find_report",
    "performance.finding.find_submission",
)
def _report(ground: Ground, status: str) -> Made:
    return Made({"code": submission_in(ground, status).code})


@makes("reports.find.find_revision")
def _revision(ground: Ground, status: str) -> Made:
    report = submission_in(ground, status)
    revision = Revision.objects.create(
        submission=report,
        number=1,
        template=report.obligation.round.template,
        content='{"values": {}}',
        digest=f"{ground.number():064d}",
        request_key=f"khoa-{ground.number()}",
        sealed_by=world.person(Role.LEADER, UNIT),
        sealed_at=timezone.now(),
    )
    Receipt.objects.create(revision=revision, code=f"BN-{revision.pk}", at=timezone.now())
    return Made({"code": report.code, "number": 1})


@makes("reports.find.find_part")
def _part(ground: Ground, status: str) -> Made:
    report = submission_in(ground, status)
    part = Part.objects.create(
        submission=report, unit=world.unit(UNIT), sections=[], assigned_by=world.person(Role.HEAD, UNIT)
    )
    return Made({"code": report.code, "pk": part.pk})


@makes("review.finding.find_remark")
def _remark(ground: Ground, status: str) -> Made:
    report = submission_in(ground, status)
    remark = Remark.objects.create(submission=report, text="Xem lại", by=world.person(Role.MINISTRY_OFFICER))
    return Made({"code": report.code, "pk": remark.pk})


@makes("review.finding.find_reviewed")
def _reviewed(ground: Ground, status: str) -> Made:
    report = world.submission(round_in(ground, status), UNIT)
    return Made({"code": report.code}, MINISTRY)


# Intake


def received_in(ground: Ground, status: str) -> Received:
    """A file that came in for a report in that status, or for none."""
    owed = None if status == "unfiled" else submission_in(ground, status).obligation
    file = files.store(f"công văn {ground.number()}".encode())
    return Received.objects.create(file=file, name="cong-van.txt", obligation=owed)


@makes("intake.finding.find_received")
def _received(ground: Ground, status: str) -> Made:
    return Made({"received_id": received_in(ground, status).pk}, MINISTRY if status == "unfiled" else UNIT)


@makes("intake.finding.find_file")
def _file(ground: Ground, status: str) -> Made | None:
    return None if status == "unfiled" else Made({"digest": received_in(ground, status).file_id})


@makes("intake.finding.find_submission")
def _report_with_files(ground: Ground, status: str) -> Made | None:
    return None if status == "unfiled" else _report(ground, status)


@makes("intake.finding.find_mail")
def _mail_in(ground: Ground, status: str) -> Made:
    made = IncomingMail.objects.create(
        message_id=f"<{ground.number()}@example.vn>",
        sender="so@example.vn",
        raw=files.store(f"thư {ground.number()}".encode()),
        status=status,
    )
    return Made({"mail_id": made.pk}, MINISTRY)


# Figures, system


@makes("figures.finding.find_edition")
def _edition(ground: Ground, status: str) -> Made:
    made = Edition.objects.create(
        round=round_in(ground, Round.Status.PUBLISHED),
        number=1,
        title="Báo cáo",
        frozen_at=timezone.now(),
        frozen_by=world.person(Role.ADMINISTRATOR),
        digest="0" * 64,
    )
    return Made({"code": made.round.code, "number": 1}, MINISTRY)


@makes("system.views.find_job")
def _job(ground: Ground, status: str) -> Made:
    return Made({"job_id": Job.objects.create(kind="x", label="x", function="x").pk}, MINISTRY)


@makes("system.views.find_mail")
def _mail_out(ground: Ground, status: str) -> Made:
    made = OutgoingMail.objects.create(
        key=f"k{ground.number()}", to="a@example.vn", subject="x", text="x", next_try_at=timezone.now()
    )
    return Made({"mail_id": made.pk}, MINISTRY)


# Money


def line_in(ground: Ground) -> BudgetLine:
    """A line of a plan of the unit."""
    number = ground.number()
    plan = Plan.objects.create(
        code=f"KH{number}", unit=world.unit(UNIT), title="Kế hoạch", first_year=2016, last_year=2020
    )
    return BudgetLine.objects.create(plan=plan, title="Tập huấn", position=1)


@makes("money.finding.find_unit")
def _unit_with_money(ground: Ground, status: str) -> Made:
    return Made({"code": UNIT, "form": "xlsx"})


@makes("money.finding.find_plan", "money.finding.find_plan_at")
def _plan_with_money(ground: Ground, status: str) -> Made:
    return Made({"code": line_in(ground).plan.code, "stage": status})


@makes("money.finding.find_plan_to_open")
def _plan_to_open(ground: Ground, status: str) -> Made | None:
    return _plan_with_money(ground, status) if status == Stage.ESTIMATED else None


@makes("money.finding.find_line", "money.finding.find_line_at")
def _line(ground: Ground, status: str) -> Made:
    return Made({"line_id": line_in(ground).pk, "stage": status, "year": 2017, "source": "local"})


@makes("money.finding.find_line_to_split")
def _line_to_split(ground: Ground, status: str) -> Made | None:
    return _line(ground, status) if status == Stage.ESTIMATED else None


@makes("money.finding.find_entry")
def _entry(ground: Ground, status: str) -> Made:
    made = MoneyEntry.objects.create(
        line=line_in(ground),
        unit_code=UNIT,
        year=2017,
        source="central",
        stage=status,
        amount=1,
        on=timezone.localdate(),
        request_key=f"but-toan-{ground.number()}",
    )
    return Made({"entry_id": made.pk})


# Plans


def plan_in(ground: Ground, status: str) -> Plan:
    """A plan of the unit in that status."""
    return Plan.objects.create(
        code=f"KH{ground.number()}",
        unit=world.unit(UNIT),
        title="Kế hoạch",
        first_year=2016,
        last_year=2020,
        status=status,
    )


@makes("plans.find.find_plan")
def _plan(ground: Ground, status: str) -> Made:
    return Made({"code": plan_in(ground, status).code, "form": "docx", "suffix": "docx"})


@makes("comparison.finding.find_unit")
def _compared_unit(ground: Ground, status: str) -> Made | None:
    words = {"code": UNIT, "measure": "workshops", "form": "xlsx"}
    return Made(words) if status == Plan.Status.ADOPTED else None


@makes("plans.find.find_unit")
def _planning_unit(ground: Ground, status: str) -> Made | None:
    return Made({"unit": UNIT}) if status == Plan.Status.DRAFT else None


@makes("plans.find.find_edition")
def _plan_edition(ground: Ground, status: str) -> Made:
    plan, words = plan_in(ground, status), _revision(ground, Status.SUBMITTED).words
    revision = Revision.objects.get(submission__code=words["code"])
    made = PlanEdition.objects.create(plan=plan, number=1, revision=revision, adopted_by=revision.sealed_by)
    return Made({"code": plan.code, "number": made.number, "suffix": "docx"})


@makes("plans.find.find_task", "plans.find.find_party")
def _plan_task(ground: Ground, status: str) -> Made:
    plan = plan_in(ground, status)
    task = PlanTask.objects.create(plan=plan, code=f"{plan.code}.01", serial=1, position=1, title="Tập huấn")
    party = TaskParty.objects.create(task=task, unit=world.unit(UNIT), part=TaskParty.Part.LEAD)
    return Made({"code": plan.code, "serial": 1, "pk": party.pk})


@makes("plans.find.find_line", "plans.find.find_target", "comparison.finding.find_target")
def _plan_row(ground: Ground, status: str) -> Made:
    plan = plan_in(ground, status)
    BudgetLine.objects.create(plan=plan, serial=1, position=1, title="Tập huấn")
    Target.objects.create(plan=plan, serial=1, position=1, indicator="Cơ sở áp dụng")
    return Made({"code": plan.code, "serial": 1})


# Campaigns


def campaign_in(ground: Ground, status: str) -> Campaign:
    """A campaign in that status, on a round of its own."""
    asking = round_in(ground, Round.Status.PUBLISHED)
    return Campaign.objects.create(round=asking, year=2014, status=status)


@makes("campaigns.finding.find_new")
def _new_campaign(ground: Ground, status: str) -> Made | None:
    return Made({}, MINISTRY) if status == Campaign.Status.OPEN else None


@makes("campaigns.finding.find_campaign")
def _campaign(ground: Ground, status: str) -> Made:
    return Made({"code": campaign_in(ground, status).round.code, "form": "csv", "where": "dong-dang-ky"}, MINISTRY)


@makes("campaigns.finding.find_appraiser")
def _appraiser(ground: Ground, status: str) -> Made:
    officer = world.person(Role.MINISTRY_OFFICER)
    campaign = campaign_in(ground, status)
    made = Appraiser.objects.create(campaign=campaign, user=officer, named_by=officer)
    return Made({"code": campaign.round.code, "pk": made.pk}, MINISTRY)


@makes("campaigns.finding.find_registration")
def _task_registration(ground: Ground, status: str) -> Made:
    made = TaskRegistration.objects.create(
        code=f"DK{ground.number()}",
        campaign=campaign_in(ground, Campaign.Status.APPRAISING),
        unit=world.unit(UNIT),
        name="Hội thảo",
        status=status,
    )
    return Made({"registration": made.code})


@makes("campaigns.repeats.finding.find_flag")
def _repeat_flag(ground: Ground, status: str) -> Made:
    campaign = campaign_in(ground, status)
    one, other = (
        TaskRegistration.objects.create(
            code=f"DK{ground.number()}", campaign=campaign, unit=world.unit(UNIT), name="Hội thảo"
        )
        for _ in range(2)
    )
    flag = RepeatFlag.objects.create(registration=one, earlier=other, likeness=0.9)
    return Made({"flag": flag.pk}, MINISTRY)


# Progress, records


def year_in(ground: Ground, status: str) -> TaskYear:
    """A year of a task of the unit; the task in that status."""
    plan = plan_in(ground, Plan.Status.ADOPTED)
    task = PlanTask.objects.create(plan=plan, code=f"{plan.code}.01", position=1, title="Tập huấn", status=status)
    return TaskYear.objects.create(task=task, year=2018, status=status)


@makes("progress.finding.find_task", "progress.finding.find_task_to_record")
def _task(ground: Ground, status: str) -> Made:
    return Made({"code": year_in(ground, status).task.code, "year": 2018})


@makes("progress.finding.find_output")
def _output(ground: Ground, status: str) -> Made:
    year = year_in(ground, status)
    made = Output.objects.create(
        task_year=year, measure="models_built", quantity=1, by=world.person(Role.OFFICER, UNIT)
    )
    return Made({"code": year.task.code, "pk": made.pk})


@makes("progress.finding.find_progress_file")
def _progress_file(ground: Ground, status: str) -> Made:
    year = year_in(ground, status)
    made = Progress.objects.create(
        task_year=year,
        unit_code=UNIT,
        by=world.person(Role.OFFICER, UNIT),
        file=files.store(b"%PDF-1.4"),
        file_name="a.pdf",
    )
    return Made({"code": year.task.code, "pk": made.pk})


@makes("progress.finding.find_plan")
def _plan_to_carry(ground: Ground, status: str) -> Made | None:
    plan = plan_in(ground, Plan.Status.ADOPTED)
    return Made({"code": plan.code, "year": 2018}) if status == PlanTask.Status.NOT_STARTED else None


@makes("progress.finding.find_unit")
def _unit_of_records(ground: Ground, status: str) -> Made | None:
    words = {"unit": UNIT, "measure": "workshops", "year": 2018}
    return Made(words) if status == Event.Status.PLANNED else None


@makes("progress.finding.find_unit_of_awards")
def _unit_of_awards(ground: Ground, status: str) -> Made | None:
    return Made({"unit": UNIT}) if status == Award.Status.DRAFT else None


def event_in(ground: Ground, status: str) -> Event:
    """An event of the unit in that status."""
    return Event.objects.create(
        code=f"SK{ground.number()}",
        unit=world.unit(UNIT),
        kind=Event.Kind.COURSE,
        status=status,
        topic="Tập huấn",
        first_day=date(2018, 5, 3),
        created_by=world.person(Role.OFFICER, UNIT),
    )


@makes("progress.finding.find_event")
def _event(ground: Ground, status: str) -> Made:
    event = event_in(ground, status)
    row = event.participants.create(enterprise="Công ty A", folded="cty a")
    return Made({"code": event.code, "pk": row.pk})


@makes("progress.finding.find_record_file")
def _record_file(ground: Ground, status: str) -> Made:
    event = event_in(ground, status)
    made = RecordFile.objects.create(event=event, file=files.store(b"%PDF-1.4"), name="a.pdf", by=event.created_by)
    return Made({"pk": made.pk})


@makes("progress.finding.find_survey")
def _survey(ground: Ground, status: str) -> Made | None:
    made = Survey.objects.create(
        code=f"KS{ground.number()}",
        unit=world.unit(UNIT),
        title="Khảo sát",
        first_day=date(2018, 5, 3),
        created_by=world.person(Role.OFFICER, UNIT),
    )
    return Made({"code": made.code}) if status == Event.Status.PLANNED else None


def award_in(ground: Ground, status: str) -> Award:
    """An award proposal of the unit in that status."""
    return Award.objects.create(
        code=f"KT{ground.number()}",
        unit=world.unit(UNIT),
        kind=Award.Kind.BODY,
        candidate="Phòng Công Thương",
        form="Bằng khen",
        grounds="Tổ chức tập huấn",
        year=2018,
        status=status,
        created_by=world.person(Role.OFFICER, UNIT),
    )


@makes("progress.finding.find_award")
def _award(ground: Ground, status: str) -> Made:
    return Made({"code": award_in(ground, status).code})


@makes("progress.finding.find_award_file")
def _award_file(ground: Ground, status: str) -> Made:
    award = award_in(ground, status)
    made = RecordFile.objects.create(award=award, file=files.store(b"%PDF-1.4"), name="a.pdf", by=award.created_by)
    return Made({"pk": made.pk})
