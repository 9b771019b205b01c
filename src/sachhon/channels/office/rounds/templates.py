"""Templates in versions: uploaded as drafts, tried out, compared with the last version, published, taken out of use."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.rounds.downloads import MEDIA, blank_file
from sachhon.channels.office.rounds.finding import find_version
from sachhon.channels.office.rounds.shown import FORMS, outline
from sachhon.channels.office.rounds.trial import Trial, trial_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import OfficeForm, SentFile
from sachhon.domain.rounds.api import (
    MINISTRY_PLACE,
    TEMPLATE,
    Refused,
    TemplateRefused,
    TemplateVersion,
    add_template_draft,
    compare,
    discard_template,
    last_published,
    publish_template,
    templates_visible,
    withdraw_template,
)
from sachhon.foundation import files

MOST_YAML_BYTES = 1024 * 1024


class UploadForm(OfficeForm):
    """A definition as a file or as text."""

    file = SentFile(label=gettext_lazy("Tệp định nghĩa (YAML)"), required=False, accept=".yaml,.yml")
    yaml = forms.CharField(
        label=gettext_lazy("Hoặc dán nội dung"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "mono", "spellcheck": "false"}),
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú thay đổi"), required=False, max_length=300)

    def clean(self) -> dict[str, object]:
        """One of the two, as UTF-8 text."""
        cleaned = super().clean() or {}
        sent = cleaned.get("file")
        if sent and sent.size > MOST_YAML_BYTES:
            self.add_error("file", _("Tệp lớn hơn 1 MB. Tệp định nghĩa biểu mẫu thường nhỏ hơn nhiều: kiểm tra lại."))
        elif sent:
            try:
                cleaned["yaml"] = sent.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", _("Tệp không phải văn bản UTF-8. Lưu lại tệp bằng mã UTF-8 rồi thử lại."))
        elif not str(cleaned.get("yaml", "")).strip():
            self.add_error("file", _("Chọn tệp YAML hoặc dán nội dung vào ô bên dưới."))
        return cleaned


@guarded(TEMPLATE, "view")
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """Every template with its versions."""
    versions = list(templates_visible(request.actor))
    groups = [
        (found[0], found) for _id, group in groupby(versions, key=lambda one: one.template_id) if (found := list(group))
    ]
    may_add = TEMPLATE.permits(request.actor, "add", MINISTRY_PLACE)
    return render(request, "office/rounds/templates.html", {"groups": groups, "may_add": may_add})


@guarded(TEMPLATE, "add")
def upload(request: OfficeRequest) -> HttpResponse:
    """A new draft; every mistake is shown with its line."""
    sent = request.method == "POST"
    form = UploadForm(request.POST if sent else None, request.FILES if sent else None)
    refused: TemplateRefused | None = None
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = add_template_draft(
                actor=request.actor,
                yaml=form.cleaned_data["yaml"],
                file=file.name if file else "YAML",
                note=form.cleaned_data["note"],
            )
        except TemplateRefused as wrong:
            refused = wrong
            form.data = form.data.copy()
            form.data["yaml"] = form.cleaned_data["yaml"]
        else:
            messages.success(request, _("Đã tải lên bản thảo {version}.").format(version=draft.version))
            return redirect("rounds:template", draft.pk)
    return render(request, "office/rounds/template_upload.html", {"form": form, "refused": refused})


@guarded(TEMPLATE, "view", find_version)
@require_GET
def page(request: OfficeRequest, version: TemplateVersion) -> HttpResponse:
    """A version: what it asks, what it changes, what can be done with it."""
    language = get_language() or "vi"
    before = last_published(version.template_id, before=version)
    return render(
        request,
        "office/rounds/template.html",
        {
            "version": version,
            "definition": version.definition,
            "outline": outline(version.definition, language),
            "before": before,
            "comparison": compare(before.definition, version.definition, language) if before else None,
            "forms": FORMS,
            "rounds": list(version.rounds.exclude(status="draft")[:20]),
            "may": {verb: _may(request, verb, version) for verb in ("publish", "discard", "withdraw", "try")},
        },
    )


@guarded(TEMPLATE, "try", find_version)
def try_out(request: OfficeRequest, version: TemplateVersion) -> HttpResponse:
    """A filled blank is read back: the values as the web form has them, and what the rules say. Nothing is kept."""
    trial: Trial | None = None
    wrong = ""
    sent = request.FILES.get("file") if request.method == "POST" else None
    if sent is not None:
        data = sent.read()
        try:
            files.check_upload(sent.name, data)
            trial = trial_of(version.definition, sent.name or "", data, get_language() or "vi")
        except files.RefusedUpload as refused:
            wrong = str(refused)
    elif request.method == "POST":
        wrong = _("Chọn một tệp đã điền.")
    context = {"version": version, "trial": trial, "wrong": wrong, "forms": FORMS}
    return render(request, "office/rounds/template_try.html", context)


@guarded(TEMPLATE, "try", find_version)
@require_GET
def blank(request: OfficeRequest, version: TemplateVersion, suffix: str) -> HttpResponse:
    """An empty form."""
    return blank_file(request, version.definition, suffix, f"{version.template_id}-{version.version}")


@guarded(TEMPLATE, "view", find_version)
@require_GET
def definition(request: OfficeRequest, version: TemplateVersion) -> HttpResponse:
    """The YAML, whole."""
    name = f"{version.template_id}-{version.version}.yaml"
    return files.download(request, version.yaml.encode(), name, MEDIA["yaml"])


@guarded(TEMPLATE, "publish", find_version)
def publish(request: OfficeRequest, version: TemplateVersion) -> HttpResponse:
    """Asks once more; refused with the reason of each field where old answers would break."""
    refused: TemplateRefused | None = None
    if request.method == "POST":
        try:
            publish_template(actor=request.actor, version=version)
        except TemplateRefused as wrong:
            refused = wrong
        else:
            messages.success(request, _("Đã ban hành phiên bản {version}.").format(version=version.version))
            return redirect("rounds:template", version.pk)
    before = last_published(version.template_id, before=version)
    comparison = compare(before.definition, version.definition, get_language() or "vi") if before else None
    context = {"version": version, "before": before, "comparison": comparison, "refused": refused}
    return render(request, "office/rounds/template_publish.html", context)


@guarded(TEMPLATE, "withdraw", find_version)
def withdraw(request: OfficeRequest, version: TemplateVersion) -> HttpResponse:
    """Asks once more; no new round can ask with it."""
    return ask(
        request,
        _question(
            version,
            asks=_("Thôi dùng phiên bản này?"),
            happens=(_("Không mở được đợt mới với phiên bản này nữa. Các đợt đang chạy không bị ảnh hưởng."),),
            undo=_("Việc này không rút lại được."),
            yes=_("Thôi dùng"),
            page=_("Thôi dùng biểu mẫu"),
        ),
        lambda told: withdraw_template(actor=request.actor, version=version),
        refused=Refused,
        done=_("Đã thôi dùng phiên bản {version}.").format(version=version.version),
    )


@guarded(TEMPLATE, "discard", find_version)
def discard(request: OfficeRequest, version: TemplateVersion) -> HttpResponse:
    """Asks once more; a draft that is thrown away does not come back."""
    return ask(
        request,
        _question(
            version,
            asks=_("Xóa bản thảo này?"),
            undo=_("Bản thảo bị xóa sẽ không lấy lại được."),
            yes=_("Xóa bản thảo"),
        ),
        lambda told: discard_template(actor=request.actor, version=version),
        refused=Refused,
        done=_("Đã xóa bản thảo {version}.").format(version=version.version),
        to="rounds:templates",
    )


def _question(version: TemplateVersion, **told: Any) -> Question:
    back = reverse("rounds:template", args=(version.pk,))
    return Question(about=f"{version.title} ({version.version})", no=_("Giữ lại"), back=back, **told)


def _may(request: OfficeRequest, verb: str, version: TemplateVersion) -> bool:
    return TEMPLATE.permits(request.actor, verb, MINISTRY_PLACE, version.status)
