"""Pages of the intake: dropping a file, its review without a script, importing, the words, the mailbox."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.intake.api import IncomingMail, Received
from sachhon.domain.submissions.api import draft_values
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, State
from sachhon.foundation.jobs import Job, run_waiting
from sachhon.foundation.models import StoredFile
from tests import world
from tests.domain.intake import letters
from tests.domain.intake.mails import mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission():
    world.units()
    return world.submission()


@pytest.fixture
def user(submission):
    return world.person(Role.OFFICER, "P63-89")


@pytest.fixture
def client(user):
    return world.signed_in(user)


def put_in(client, submission, *files):
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(reverse("intake:put_in", args=[submission.code]), {"files": sent})


def reviewed(client, submission):
    """The sample letter, dropped and read."""
    name, data, _truth = letters.letter()
    answer = put_in(client, submission, (name, data))
    run_waiting()
    received = Received.objects.get()
    assert answer["Location"] == reverse("intake:received", args=[received.pk])
    return received


def test_a_letter_goes_from_the_drop_to_the_reports_answers_in_four_clicks(client, submission):
    received = reviewed(client, submission)
    page = client.get(reverse("intake:received", args=[received.pk]))
    words = page.content.decode()
    assert "Đối chiếu số liệu đọc được" in words
    assert "Chấp nhận tất cả" in words
    client.post(reverse("intake:accept_sure", args=[received.pk]))
    done = client.post(reverse("intake:confirm", args=[received.pk]), {"request_key": "once", "seen": ""})
    assert done["Location"] == reverse("reports:check", args=[submission.code])
    assert len(draft_values(submission)) > 60


def test_the_documents_own_words_are_marked_and_linked_with_each_value(client, submission):
    received = reviewed(client, submission)
    words = client.get(reverse("intake:received", args=[received.pk])).content.decode()
    staged = received.staged.get(field="enterprises_with_unit")
    marked = re.search(rf'<a class="said [^"]*" href="#v-{staged.pk}"[^>]*id="w-{staged.pk}">([^<]*)</a>', words)
    assert marked
    assert marked.group(1) == staged.origin["quote"]
    assert f'id="v-{staged.pk}"' in words


def test_a_file_that_nobody_searched_for_viruses_says_so(client, submission):
    received = reviewed(client, submission)
    address = reverse("intake:received", args=[received.pk])
    assert "chưa quét mã độc" in client.get(address).content.decode()
    StoredFile.objects.filter(pk=received.file_id).update(scanned="clean")
    assert "chưa quét mã độc" not in client.get(address).content.decode()


def test_every_word_of_the_letter_stands_on_the_page_once_and_none_is_markup(client, submission):
    text = "UBND TỈNH AN GIANG\nSố: 12/UBND-TH\n\nCó <script>alert(1)</script> và 5 < 6 & 7 cơ sở."
    put_in(client, submission, ("la.txt", text.encode()))
    run_waiting()
    page = client.get(reverse("intake:received", args=[Received.objects.get().pk])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; và 5 &lt; 6 &amp; 7" in page


def test_a_decision_without_a_script_leads_to_the_next_value_that_waits(client, submission):
    received = reviewed(client, submission)
    answer = client.post(
        reverse("intake:decide", args=[received.pk]),
        {"item": "enterprises_with_unit", "decision": "rejected", "base": "0"},
    )
    assert answer.status_code == 302
    assert re.search(r"#v-\d+$", answer["Location"])
    assert received.staged.get(field="enterprises_with_unit").decision == "rejected"


def test_with_a_script_the_item_and_the_counts_come_back(client, submission):
    received = reviewed(client, submission)
    staged = received.staged.get(field="enterprises_with_unit")
    answer = client.post(
        reverse("intake:decide", args=[received.pk]),
        {"item": "enterprises_with_unit", "decision": "accepted", "base": "0"},
        headers={"HX-Request": "true"},
    )
    words = answer.content.decode()
    assert words.lstrip().startswith("<li")
    assert f'id="v-{staged.pk}"' in words
    assert "Đã chấp nhận" in words
    assert 'id="review-bar" hx-swap-oob="true"' in words


def test_a_correction_is_understood_by_the_fields_rules_and_refused_in_their_words(client, submission):
    received = reviewed(client, submission)
    address = reverse("intake:correct", args=[received.pk])
    wrong = client.post(
        address, {"item": "enterprises_with_unit", "base": "0", "text.": "khoảng chục", "state.": "value"}
    )
    assert wrong.status_code == 422
    assert "khoảng chục" in wrong.content.decode()
    assert 'aria-invalid="true"' in wrong.content.decode()
    right = client.post(address, {"item": "enterprises_with_unit", "base": "0", "text.": "1.234", "state.": "value"})
    assert right.status_code in (302, 422)
    nil = client.post(address, {"item": "enterprises_with_unit", "base": "0", "text.": "", "state.": "nil"})
    assert nil.status_code == 302
    staged = received.staged.get(field="enterprises_with_unit")
    assert (staged.decision, staged.decided_state) == ("corrected", "nil")


def test_several_files_at_once_go_to_the_list_and_what_is_refused_says_why(client, submission):
    name, data, _truth = letters.letter()
    answer = put_in(client, submission, (name, data), ("anh.zip", b"PK\x03\x04 nothing"))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Tệp “anh.zip” bị hỏng hoặc bị cắt cụt" in words
    assert Received.objects.count() == 1
    both = put_in(client, submission, ("a.txt", b"mot"), ("b.txt", b"hai"))
    assert both["Location"] == reverse("intake:of_report", args=[submission.code])
    assert Received.objects.count() == 3


def test_the_same_file_again_says_so(client, submission):
    received = reviewed(client, submission)
    name, data, _truth = letters.letter()
    page = client.post(
        reverse("intake:put_in", args=[submission.code]), {"files": [SimpleUploadedFile(name, data)]}, follow=True
    )
    assert "đã được nhận trước đây" in page.content.decode()
    assert Received.objects.get().pk == received.pk


def test_a_file_on_its_way_shows_progress_and_opens_its_review_when_read(client, submission):
    put_in(client, submission, letters.letter()[:2])
    received = Received.objects.get()
    address = reverse("intake:on_its_way", args=[received.pk])
    assert "<progress" in client.get(reverse("intake:received", args=[received.pk])).content.decode()
    assert "hx-get" in client.get(address).content.decode()
    run_waiting()
    assert client.get(address)["HX-Redirect"] == reverse("intake:received", args=[received.pk])


def test_a_file_that_cannot_be_read_says_what_to_do(client, submission):
    put_in(client, submission, ("trong.html", b"<html><body><p> </p></body></html>"))
    run_waiting()
    page = client.get(reverse("intake:received", args=[Received.objects.get().pk])).content.decode()
    assert "mở được nhưng không có chữ nào. Hãy kiểm tra lại tệp đã gửi." in page


def test_the_original_is_given_back_byte_for_byte_and_never_as_a_page(client, submission):
    received = reviewed(client, submission)
    answer = client.get(reverse("intake:original", args=[received.pk]))
    assert answer.content == letters.letter()[1]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_words_of_a_value_are_found_by_id_and_by_digest(client, submission):
    received = reviewed(client, submission)
    origin = received.staged.get(field="enterprises_with_unit").origin
    place = {"start": origin["start"], "end": origin["end"]}
    for address in (
        reverse("intake:words", args=[received.pk]),
        reverse("intake:words_of_file", args=[received.file_id]),
    ):
        words = client.get(address, place).content.decode()
        assert f'<mark id="doan" tabindex="-1">{origin["quote"]}</mark>' in words
    assert client.get(reverse("intake:words", args=[received.pk]), {"start": "9", "end": "x"}).status_code == 200


def test_nobody_of_another_province_sees_a_file_its_words_or_its_name(client, submission):
    received = reviewed(client, submission)
    stranger = world.signed_in(world.person(Role.OFFICER, "P63-01"))
    for name in ("received", "words", "original", "on_its_way"):
        assert stranger.get(reverse(f"intake:{name}", args=[received.pk])).status_code == 403
    assert stranger.get(reverse("intake:words_of_file", args=[received.file_id])).status_code == 403
    assert stranger.get(reverse("intake:of_report", args=[submission.code])).status_code == 403
    assert received.name not in stranger.get(reverse("intake:arrivals")).content.decode()
    assert received.name in client.get(reverse("intake:arrivals")).content.decode()


def test_the_ministry_and_an_inspector_read_the_review_and_decide_nothing(client, submission):
    received = reviewed(client, submission)
    for role in (Role.MINISTRY_OFFICER, Role.INSPECTOR):
        theirs = world.signed_in(world.person(role))
        words = theirs.get(reverse("intake:received", args=[received.pk])).content.decode()
        assert "Chỉ xem" in words or "chỉ xem được" in words
        assert "Chấp nhận tất cả" not in words
        assert theirs.post(reverse("intake:accept_sure", args=[received.pk])).status_code == 403


def values(**told):
    return {Key(name): Answer(State.VALUE, value) for name, value in told.items()}


def test_a_filled_blank_is_shown_as_a_diff_and_nothing_is_applied_before_a_yes(client, submission):
    put_in(client, submission, ("bieu-mau.xlsx", letters.blank(values(quick_assessments=6, trainers_trained=14))))
    run_waiting()
    received = Received.objects.get()
    words = client.get(reverse("intake:received", args=[received.pk])).content.decode()
    assert "Xem trước khi nhập biểu mẫu" in words
    assert words.count('name="take"') == 2
    assert draft_values(submission) == {}
    done = client.post(
        reverse("intake:import", args=[received.pk]),
        {"take": ["quick_assessments"], "base.quick_assessments": "0", "base.trainers_trained": "0"},
    )
    assert done["Location"] == reverse("reports:check", args=[submission.code])
    draft = draft_values(submission)
    assert {key.field: answer.value for key, answer in draft.items()} == {"quick_assessments": 6}
    assert draft[Key("quick_assessments")].origin.kind == "imported"
    assert draft[Key("quick_assessments")].origin.cell


def test_the_review_of_a_long_letter_asks_a_fixed_number_of_queries(client, submission, django_assert_max_num_queries):
    received = reviewed(client, submission)
    with django_assert_max_num_queries(12):
        client.get(reverse("intake:received", args=[received.pk]))


def test_the_page_names_no_number_type_and_leaves_checking_to_us(client, submission):
    received = reviewed(client, submission)
    words = client.get(reverse("intake:received", args=[received.pk]) + "?sua=enterprises_with_unit").content.decode()
    assert 'type="number"' not in words
    assert "novalidate" in words
    assert " style=" not in words
    assert template(letters.TEMPLATE).field("enterprises_with_unit").labels["vi"] in words


def test_a_reading_that_the_system_could_not_finish_can_be_tried_again(client, submission):
    put_in(client, submission, letters.letter()[:2])
    received = Received.objects.get()
    Job.objects.update(state=Job.State.FAILED)
    page = client.get(reverse("intake:received", args=[received.pk])).content.decode()
    assert "Thử đọc lại" in page
    assert "hx-get" not in page
    client.post(reverse("intake:read_again", args=[received.pk]))
    run_waiting()
    received.refresh_from_db()
    assert received.status == Received.Status.READ


def message(client, submission):
    """An unclear mail, uploaded by the ministry and read."""
    officer = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    raw = mail("ai.do@gmail.com", "thư lạ", [letters.letter(letters.HA_NOI)[:2]])
    sent = officer.post(reverse("intake:upload"), {"files": [SimpleUploadedFile("thu.eml", raw)]})
    assert sent["Location"] == reverse("intake:list")
    run_waiting()
    return officer, IncomingMail.objects.get()


def test_an_unclear_mail_is_found_searched_for_and_filed_by_an_officer(client, submission):
    officer, kept = message(client, submission)
    listed = officer.get(reverse("intake:list"), {"trang-thai": "unclear"}).content.decode()
    assert "thư lạ" in listed
    page = officer.get(reverse("intake:message", args=[kept.pk]), {"q": "an giang"}).content.decode()
    assert f'name="obligation" value="{submission.obligation.pk}"' in page
    officer.post(reverse("intake:assign", args=[kept.pk]), {"obligation": submission.obligation.pk})
    run_waiting()
    received = Received.objects.get()
    assert received.obligation == submission.obligation
    assert [concern["code"] for concern in received.concerns] == ["other_unit"]
    assert received.name in client.get(reverse("intake:of_report", args=[submission.code])).content.decode()


def test_what_is_no_mail_is_refused_where_mail_is_uploaded(client, submission):
    officer = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    answer = officer.post(reverse("intake:upload"), {"files": [SimpleUploadedFile("a.txt", b"xin chao")]})
    assert answer.status_code == 422
    assert "không phải thư điện tử" in answer.content.decode()


def test_the_mailbox_is_the_ministrys_alone(client, submission):
    _officer, kept = message(client, submission)
    for name in ("list", "message", "raw"):
        address = reverse(f"intake:{name}", args=[] if name == "list" else [kept.pk])
        assert client.get(address).status_code == 403
    assert client.get(reverse("intake:received", args=[Received.objects.get().pk])).status_code == 403


def test_the_mailbox_asks_a_fixed_number_of_queries_whatever_came(client, submission, django_assert_max_num_queries):
    officer, kept = message(client, submission)
    for number in range(40):
        IncomingMail.objects.create(message_id=f"<{number}>", sender="a@b.vn", subject=f"thư {number}", raw=kept.raw)
    with django_assert_max_num_queries(12):
        officer.get(reverse("intake:list"))


def test_a_report_with_many_files_asks_a_fixed_number_of_queries(client, submission, django_assert_max_num_queries):
    received = reviewed(client, submission)
    for number in range(30):
        Received.objects.create(file=received.file, name=f"{number}.docx", obligation=submission.obligation)
    with django_assert_max_num_queries(12):
        client.get(reverse("intake:of_report", args=[submission.code]))
    with django_assert_max_num_queries(12):
        client.get(reverse("intake:arrivals"))


@pytest.mark.parametrize(("suffix", "sheet"), [(".xlsx", "Trả lời"), (".docx", "")])
def test_the_cell_that_a_value_was_imported_from_is_shown(client, submission, suffix, sheet):
    words = "Chính sách ban hành kịp thời."
    put_in(client, submission, (f"bieu-mau{suffix}", letters.blank(values(advantages=words), suffix)))
    run_waiting()
    received = Received.objects.get()
    origin = received.staged.get(field="advantages").origin
    assert (origin["sheet"], origin["sha256"]) == (sheet, received.file_id)
    page = client.get(
        reverse("intake:words_of_file", args=[received.file_id]), {"sheet": sheet, "cell": origin["cell"]}
    ).content.decode()
    assert f'<mark id="doan" tabindex="-1">{words}</mark>' in page
    assert page.count('class="doc-sheet"') == (1 if sheet else 0)


def test_two_units_that_sent_the_same_bytes_are_shown_each_its_own(submission):
    other = world.submission(submission.obligation.round, "P63-52")
    letter = ("báo cáo.txt", "UBND TỈNH\nCó 12 cơ sở áp dụng sản xuất sạch hơn.".encode())
    people = {one: world.person(Role.OFFICER, one.obligation.unit.code) for one in (submission, other)}
    for report, person in people.items():
        put_in(world.signed_in(person), report, letter)
    run_waiting()
    files = {one.obligation_id: one for one in Received.objects.all()}
    assert len({one.file_id for one in files.values()}) == 1
    address = reverse("intake:words_of_file", args=[files[submission.obligation_id].file_id])
    for report, person in people.items():
        page = world.signed_in(person).get(address, {"start": 10, "end": 20})
        assert page.context["received"] == files[report.obligation_id]
        assert page.context["elsewhere"] == []
    stranger = world.signed_in(world.person(Role.OFFICER, "P63-27"))
    assert stranger.get(address).status_code == 403
    seen = world.signed_in(world.person(Role.MINISTRY_OFFICER)).get(address, {"start": 10, "end": 20})
    assert len(seen.context["elsewhere"]) == 1
    link = reverse("intake:words", args=[seen.context["elsewhere"][0].pk])
    assert f'href="{link}?start=10&amp;end=20"' in seen.content.decode()
