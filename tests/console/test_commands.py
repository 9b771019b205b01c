"""The `sachhon` command as a person and as a script use it: what it prints, where it writes, how it ends."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sachhon.channels.console import words_en, words_vi
from sachhon.channels.console.main import app
from sachhon.codecs.forms import write_blank
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, State
from tests.console.letters import LETTER, write_letter

AWARE = "- Cơ sở sản xuất công nghiệp nhận thức được lợi ích của SXSH: chiếm tỷ lệ 20%."


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SACHHON_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "200")


def sachhon(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def answers(result: Result) -> dict[str, dict[str, object]]:
    return {answer["field"]: answer for answer in json.loads(result.stdout)["answers"]}


def test_read_prints_the_contracts_object_and_spans_hold_their_words(tmp_path: Path) -> None:
    result = sachhon("read", write_letter(tmp_path), "--format", "json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["document"]["number"]["value"] == "812/UBND-KT"
    assert told["document"]["date"]["value"] == "2018-04-20"
    assert told["document"]["province"]["value"] == "Hà Nam"
    trained = answers(result)["enterprises_trained"]
    assert (trained["state"], trained["value"]) == ("value", 86)
    span = trained["span"]
    assert isinstance(span, dict)
    assert "86 doanh nghiệp" in LETTER[span["start"] : span["end"]]
    assert answers(result)["funding_central"]["state"] == "missing"
    assert answers(result)["funding_local"]["value"] == 150_000_000


def test_read_text_is_the_file_untouched(tmp_path: Path) -> None:
    assert sachhon("read", write_letter(tmp_path), "--format", "text").stdout == LETTER


def test_read_shows_tables_in_both_languages(tmp_path: Path) -> None:
    letter = write_letter(tmp_path)
    assert "Số doanh nghiệp đã tham gia tập huấn" in sachhon("read", letter).stdout
    english = sachhon("read", letter, "--lang", "en")
    assert "Enterprises that took part" in english.stdout
    assert "not answered" in english.stdout or "missing" in english.stdout


def test_explain_shows_passage_candidates_and_why(tmp_path: Path) -> None:
    result = sachhon("read", write_letter(tmp_path), "--explain", "enterprises_trained")
    assert result.exit_code == 0
    assert "86 doanh nghiệp" in result.stdout
    assert words_vi.WORDS["explain.won"] in result.stdout


def test_explain_names_the_fields_when_there_is_none_of_that_name(tmp_path: Path) -> None:
    result = sachhon("read", write_letter(tmp_path), "--explain", "nonsense")
    assert result.exit_code == 2
    assert "enterprises_trained" in result.output


def test_a_missing_file_and_an_unreadable_one_end_with_three_and_say_why(tmp_path: Path) -> None:
    missing = sachhon("read", tmp_path / "không có.docx")
    assert missing.exit_code == 3
    assert "không có.docx" in missing.output
    empty = tmp_path / "rỗng.docx"
    empty.touch()
    refused = sachhon("read", empty)
    assert refused.exit_code == 3
    assert "rỗng.docx" in refused.output


def test_an_unknown_template_names_those_that_there_are(tmp_path: Path) -> None:
    result = sachhon("read", write_letter(tmp_path), "--template", "bct-9999")
    assert result.exit_code == 2
    assert "bct-1819-2018" in result.output


def test_check_tells_by_its_exit_code(tmp_path: Path) -> None:
    assert sachhon("check", write_letter(tmp_path)).exit_code == 0
    wrong = LETTER.replace("ngày 12/3/2018", "ngày 12/3/2028")
    (tmp_path / "sai.txt").write_text(wrong, "utf-8")
    result = sachhon("check", tmp_path / "sai.txt", "--format", "json")
    assert result.exit_code == 1
    assert "impossible_date" in {finding["code"] for finding in json.loads(result.stdout)[0]["findings"]}


def test_templates_lists_them_and_their_fields() -> None:
    told = json.loads(sachhon("templates", "--format", "json").stdout)
    assert {"bct-1819-2018", "bct-1594-2013-annex-1", "bct-1594-2013-annex-2", "action-plan", "facility-year"} <= {
        template["id"] for template in told
    }
    assert len(json.loads(sachhon("templates", "bct-1819-2018", "--format", "json").stdout)["fields"]) == 46


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".json"])
def test_a_blank_imports_as_unanswered(tmp_path: Path, suffix: str) -> None:
    blank = tmp_path / f"trống{suffix}"
    assert sachhon("blank", "bct-1819-2018", "--out", blank).exit_code == 0
    result = sachhon("import", blank, "--format", "json")
    told = json.loads(result.stdout)
    assert told["template"] == "bct-1819-2018"
    assert all(value["state"] == "missing" for value in told["values"])


def test_a_blank_of_another_kind_is_refused(tmp_path: Path) -> None:
    result = sachhon("blank", "bct-1819-2018", "--out", tmp_path / "x.pptx")
    assert result.exit_code == 2
    assert ".pptx" in result.output
    assert not (tmp_path / "x.pptx").exists()


def test_a_letter_is_no_blank(tmp_path: Path) -> None:
    result = sachhon("import", write_letter(tmp_path))
    assert result.exit_code == 3
    assert "ha-nam.txt" in result.output


def test_national_reads_a_folder_and_writes_report_and_annex(tmp_path: Path) -> None:
    folder = tmp_path / "công văn"
    folder.mkdir()
    write_letter(folder)
    (folder / "ninh-binh.txt").write_text(
        LETTER.replace("HÀ NAM", "NINH BÌNH").replace("Hà Nam", "Ninh Bình").replace("86 doanh", "114 doanh"), "utf-8"
    )
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04broken")
    report = tmp_path / "báo cáo.docx"
    result = sachhon(
        "national",
        folder,
        "--template",
        "bct-1819-2018",
        "--out",
        report,
        "--no-charts",
        "--processes",
        1,
        "--format",
        "json",
    )
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    trained = next(figure for figure in told["figures"] if figure["field"] == "enterprises_trained")
    assert trained["value"] == 200
    assert (trained["coverage"]["n"], trained["coverage"]["asked"]) == (2, 63)
    quotes = {part["unit"]: part["origin"]["quote"] for part in trained["parts"] if part["value"]}
    assert "86 doanh nghiệp" in quotes["Hà Nam"]
    assert "114 doanh nghiệp" in quotes["Ninh Bình"]
    central = next(figure for figure in told["figures"] if figure["field"] == "funding_central")
    assert (central["state"], central["value"]) == ("missing", None)
    assert "hỏng.docx" in result.stderr
    assert "word/document.xml" in zipfile.ZipFile(report).namelist()
    assert "xl/workbook.xml" in zipfile.ZipFile(report.with_suffix(".xlsx")).namelist()


def test_national_says_what_is_wrong_with_a_folder(tmp_path: Path) -> None:
    assert sachhon("national", tmp_path / "none").exit_code == 3
    empty = sachhon("national", tmp_path)
    assert empty.exit_code == 3
    assert str(tmp_path) in empty.output.replace("\n", "")
    (tmp_path / "khác.txt").write_text("Kính gửi các đồng chí, thông báo nghỉ lễ.", "utf-8")
    other = sachhon("national", tmp_path, "--processes", 1)
    assert other.exit_code == 2
    assert "--template" in other.output


def test_national_takes_the_weights_of_populations(tmp_path: Path) -> None:
    letter = LETTER.replace(
        "b) Kinh phí", "- Cơ sở sản xuất công nghiệp nhận thức được lợi ích của SXSH: chiếm tỷ lệ 20%.\n\nb) Kinh phí"
    )
    (tmp_path / "a.txt").write_text(letter, "utf-8")
    other = letter.replace("HÀ NAM", "NINH BÌNH").replace("Hà Nam", "Ninh Bình").replace("20%", "50%")
    (tmp_path / "b.txt").write_text(other, "utf-8")
    weights = tmp_path / "số cơ sở.csv"
    weights.write_text("tỉnh,industrial_facilities\nHà Nam,3000\nNinh Bình,1000\n", "utf-8")
    asked = ("national", tmp_path, "-t", "bct-1819-2018", "--out", tmp_path / "r.docx", "--no-charts", "--processes", 1)
    share = next(
        figure
        for figure in json.loads(sachhon(*asked, "--weights", weights, "--format", "json").stdout)["figures"]
        if figure["field"] == "facilities_aware_share"
    )
    assert (share["method"], share["value"]) == ("weighted_mean", 27.5)
    weights.write_text("tỉnh,industrial_facilities\nHà Nọi,3000\n", "utf-8")
    wrong = sachhon(*asked, "--weights", weights)
    assert wrong.exit_code == 2
    assert "Hà Nọi" in wrong.output


def test_sample_composes_marked_letters_with_their_truth(tmp_path: Path) -> None:
    assert sachhon("sample", "--units", 3, "--seed", 7, "--out", tmp_path).exit_code == 0
    letters = [path for path in tmp_path.iterdir() if path.is_file()]
    assert len(letters) == 3
    truth = json.loads((tmp_path / "su-that" / f"{letters[0].stem}.json").read_text("utf-8"))
    assert truth["note"] == "DỮ LIỆU MẪU"
    assert "DỮ LIỆU MẪU" in sachhon("read", letters[0], "--format", "text").stdout


def test_demo_does_the_whole_road(tmp_path: Path) -> None:
    result = sachhon("demo", "--units", 4, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "bao-cao-toan-quoc.docx").stat().st_size > 20_000
    assert (tmp_path / "bao-cao-toan-quoc.xlsx").stat().st_size > 5_000
    assert "4/63 tỉnh" in result.stdout or "3/63 tỉnh" in result.stdout
    assert "sachhon read" in result.stdout


def test_both_languages_word_the_same_keys() -> None:
    assert words_vi.WORDS.keys() == words_en.WORDS.keys()
    assert not [key for key, text in words_vi.WORDS.items() if not text.strip()]
    placeholders = {key for key in words_vi.WORDS if _slots(words_vi.WORDS[key]) != _slots(words_en.WORDS[key])}
    assert placeholders == set()


def _slots(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize("command", ["read", "check", "blank", "import", "national", "sample", "templates", "demo"])
def test_help_has_an_example(command: str) -> None:
    text = sachhon(command, "--help").stdout
    assert "/" in text
    assert "sachhon" in text or command == "demo"


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_national_takes_filled_forms_beside_letters(tmp_path: Path, suffix: str) -> None:
    form = template("bct-1819-2018")
    values = {Key("enterprises_trained"): Answer(State.VALUE, 40), Key("funding_central"): Answer(State.NIL)}
    data = write_blank(form, suffix, values, unit_name="UBND tỉnh Ninh Bình")
    (tmp_path / f"ninh-binh{suffix}").write_bytes(data)
    write_letter(tmp_path)
    asked = ("national", tmp_path, "-t", "bct-1819-2018", "--out", tmp_path / "r.pdf", "--no-charts", "--processes", 1)
    result = sachhon(*asked, "--format", "json")
    assert result.exit_code == 0, result.output
    told = {figure["field"]: figure for figure in json.loads(result.stdout)["figures"]}
    trained = told["enterprises_trained"]
    assert (trained["value"], trained["coverage"]["answered"]) == (126, ["Hà Nam", "Ninh Bình"])
    origin = next(part["origin"] for part in trained["parts"] if part["unit"] == "Ninh Bình")
    assert (origin["kind"], origin["file"], bool(origin["cell"])) == ("imported", f"ninh-binh{suffix}", True)
    assert told["funding_central"]["coverage"]["nil"] == ["Ninh Bình"]
    assert (tmp_path / "r.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_letter_of_nobody_is_set_aside_and_counts_for_nothing(tmp_path: Path) -> None:
    write_letter(tmp_path)
    nobody = LETTER.replace("TỈNH HÀ NAM", "TỈNH").replace("Hà Nam, ngày", "……, ngày").replace(" tỉnh Hà Nam", " tỉnh")
    (tmp_path / "ai-do.txt").write_text(nobody, "utf-8")
    asked = ("national", tmp_path, "-t", "bct-1819-2018", "--out", tmp_path / "r.docx", "--no-charts", "--processes", 1)
    told = json.loads(sachhon(*asked, "--format", "json").stdout)
    trained = next(figure for figure in told["figures"] if figure["field"] == "enterprises_trained")
    assert (trained["value"], trained["coverage"]["asked"]) == (86, 63)
    assert [(one["file"], one["status"]) for one in told["set_aside"]] == [("ai-do.txt", "unnamed")]


PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM

Số: 77/KH-UBND

Hà Nam, ngày 10 tháng 11 năm 2016

KẾ HOẠCH
Thực hiện Chiến lược sản xuất sạch hơn trong công nghiệp giai đoạn 2017 - 2018

I. Mục tiêu: Đến năm 2018, ít nhất 60% cơ sở sản xuất công nghiệp nhận thức được lợi ích của sản xuất sạch hơn.

II. Kinh phí thực hiện: 90 triệu đồng từ ngân sách địa phương.

PHỤ LỤC
KINH PHÍ THỰC HIỆN
ĐVT: triệu đồng

| TT | Nội dung | Năm 2017 | Năm 2018 | Tổng |
|---|---|---|---|---|
| 1 | Tuyên truyền về sản xuất sạch hơn | 10 | 20 | 30 |
| 2 | Tập huấn cho doanh nghiệp | 30 | 30 | 60 |
|  | Tổng cộng | 40 | 50 | 90 |
"""


def test_a_plan_shows_targets_budget_and_its_proof(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, "utf-8")
    shown = sachhon("read", path).stdout
    assert "90.000.000" in shown
    assert "6 phép cộng" in shown
    assert "0 chỗ không khớp" in shown
    path.write_text(PLAN.replace("| 30 | 60 |", "| 30 | 66 |"), "utf-8")
    wrong = sachhon("check", path, "--format", "json")
    assert wrong.exit_code == 1
    found = [one for one in json.loads(wrong.stdout)[0]["findings"] if one["code"] == "sum_mismatch"]
    assert len(found) == 1
    assert "60" in found[0]["message"]["vi"]
