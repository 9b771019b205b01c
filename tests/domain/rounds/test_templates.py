"""Templates in versions: loaded once, compared field by field, refused where they would break old answers, frozen."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from sachhon.catalogue import resource
from sachhon.domain.accounts.api import Role
from sachhon.domain.rounds.api import (
    TemplateRefused,
    TemplateVersion,
    add_template_draft,
    compare,
    discard_template,
    load_templates,
    publish_template,
    templates_visible,
    usable_templates,
    withdraw_template,
)
from sachhon.foundation.models import AuditEntry
from tests.world import actor, units

pytestmark = pytest.mark.django_db
YAML = resource("templates/bct-1594-2013-annex-2.yaml").read_text("utf-8")
ID = "bct-1594-2013-annex-2"


def changed(*replaced: tuple[str, str], version: str = "2") -> str:
    text = YAML.replace('version: "1"', f'version: "{version}"', 1)
    for before, after in replaced:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


@pytest.fixture
def published() -> TemplateVersion:
    units()
    load_templates()
    return TemplateVersion.objects.get(template_id=ID)


def test_the_catalogue_is_loaded_once(published: TemplateVersion) -> None:
    count = TemplateVersion.objects.count()
    assert count >= 5
    assert [one.pk for one in load_templates()] == list(
        TemplateVersion.objects.order_by("pk").values_list("pk", flat=True)
    )
    assert TemplateVersion.objects.count() == count
    assert AuditEntry.objects.filter(verb="template.load").count() == 1
    assert usable_templates().count() == count


def test_a_changed_file_with_the_same_version_is_refused(published: TemplateVersion) -> None:
    TemplateVersion.objects.filter(pk=published.pk).update(status=TemplateVersion.Status.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic():
        TemplateVersion.objects.exclude(pk=published.pk).update(yaml="x")
    TemplateVersion.objects.filter(pk=published.pk).update(yaml=YAML + "\n# khác\n")
    with pytest.raises(TemplateRefused) as refused:
        load_templates()
    assert refused.value.code == "template_changed_without_version"
    assert f"{ID}.yaml" in refused.value.message


def test_the_database_refuses_to_change_a_published_template(published: TemplateVersion) -> None:
    for change in ({"yaml": "x"}, {"version": "9"}, {"digest": "0"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TemplateVersion.objects.filter(pk=published.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        published.delete()
    withdrawn = withdraw_template(actor=actor(Role.ADMINISTRATOR), version=published)
    assert withdrawn.status == TemplateVersion.Status.WITHDRAWN
    assert withdrawn not in usable_templates()


def test_mistakes_are_shown_with_their_lines(published: TemplateVersion) -> None:
    with pytest.raises(TemplateRefused) as refused:
        add_template_draft(
            actor=actor(Role.MINISTRY_OFFICER), yaml=changed(("type: money", "type: tiền")), file="moi.yaml"
        )
    line = changed(("type: money", "type: tiền")).split("type: tiền")[0].count("\n") + 1
    assert refused.value.code == "template_with_mistakes"
    assert any(f"{line}" in reason and "moi.yaml" in reason for reason in refused.value.reasons)
    assert not TemplateVersion.objects.filter(template_id=published.template_id, version="2").exists()


def test_a_draft_is_replaced_by_the_next_upload_and_a_published_version_never(published: TemplateVersion) -> None:
    who = actor(Role.MINISTRY_OFFICER)
    first = add_template_draft(actor=who, yaml=changed())
    again = add_template_draft(actor=who, yaml=changed() + "\n# sửa\n")
    assert (first.pk, TemplateVersion.objects.filter(template_id=ID).count()) == (again.pk, 2)
    with pytest.raises(TemplateRefused) as refused:
        add_template_draft(actor=who, yaml=YAML + "\n# sửa\n")
    assert refused.value.code == "template_version_published"


def test_a_version_that_only_adds_and_rewords_is_published(published: TemplateVersion) -> None:
    who = actor(Role.MINISTRY_OFFICER)
    draft = add_template_draft(actor=who, yaml=changed(), note="Thêm câu hỏi")
    assert compare(published.definition, draft.definition).same
    out = publish_template(actor=who, version=draft)
    assert (out.status, out.note) == (TemplateVersion.Status.PUBLISHED, "Thêm câu hỏi")
    with pytest.raises(PermissionDenied):
        discard_template(actor=who, version=out)


def test_what_breaks_old_answers_is_refused_field_by_field(published: TemplateVersion) -> None:
    definition = published.definition
    table = next(field for field in definition.fields if field.columns)
    column = next(one for one in table.columns if one.type == "money")
    text = changed().replace("type: money", "type: integer")
    who = actor(Role.MINISTRY_OFFICER)
    draft = add_template_draft(actor=who, yaml=text)
    comparison = compare(definition, draft.definition)
    assert any(table.id in reason and column.id in reason for reason in comparison.breaking)
    with pytest.raises(TemplateRefused) as refused:
        publish_template(actor=who, version=draft)
    assert refused.value.reasons == comparison.breaking
    assert TemplateVersion.objects.get(pk=draft.pk).status == TemplateVersion.Status.DRAFT


def test_a_comparison_tells_added_removed_and_reworded_fields(published: TemplateVersion) -> None:
    wide = TemplateVersion.objects.get(template_id="bct-1819-2018")
    field = wide.definition.fields[-1]
    label = field.labels["vi"]
    yaml = re.sub(rf"\b{field.id}\b", f"{field.id}_moi", wide.yaml).replace('version: "1"', 'version: "2"', 1)
    draft = add_template_draft(actor=actor(Role.MINISTRY_OFFICER), yaml=yaml)
    comparison = compare(wide.definition, draft.definition)
    kinds = {change.field_id: change.kind for change in comparison.fields}
    assert kinds == {f"{field.id}_moi": "added", field.id: "removed"}
    assert any(field.id in reason for reason in comparison.breaking)
    assert label in {change.label for change in comparison.fields}


def test_units_see_no_template_list_and_add_none(published: TemplateVersion) -> None:
    own = actor(Role.OFFICER, "P34-91")
    assert not templates_visible(own).exists()
    with pytest.raises(PermissionDenied):
        add_template_draft(actor=own, yaml=changed())
