"""The answer and the receipt on paper; signed copies and what they prove."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.core.exceptions import PermissionDenied
from PIL import Image
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from sachhon.domain.accounts.api import Role
from sachhon.domain.submissions.api import (
    Refused,
    Revision,
    Submission,
    ValueChange,
    attach_signed_copy,
    findings_of,
    give_reason,
    official_pdf,
    official_word,
    receipt_pdf,
    receipt_qr_svg,
    save_values,
)
from sachhon.formkit.values import Answer, Key, Origin, State
from sachhon.foundation.models import AuditEntry
from sachhon.writing.document import LetterDocument, Para
from sachhon.writing.pdf import write_pdf
from tests import world
from tests.domain.submissions.people import People, parse, saved, value

pytestmark = pytest.mark.django_db
QUOTE = "đã tổ chức tập huấn cho 120 doanh nghiệp"


@pytest.fixture
def revision(people: People, report: Submission) -> Revision:
    """A sealed report with a read value, a nil, an unknown, a table and a warning that was answered."""
    read = Origin("read", file="001.docx", sha256="a" * 64, start=10, end=50, quote=QUOTE)
    saved(
        people.officer,
        report,
        enterprises_trained=value(120, read),
        quick_assessments=Answer(State.NIL),
        detailed_assessments=Answer(State.UNKNOWN),
        funding_total=286_000_000,
        facilities_aware_share=parse("facilities_aware_share", "40"),
        facilities_applying_share=parse("facilities_applying_share", "60"),
    )
    cells = [
        *(ValueChange(Key("plan_items", row, "content"), value(f"Dòng số {row + 1}")) for row in range(3)),
        *(ValueChange(Key("plan_items", row, "amount"), value(10_000_000 * row)) for row in range(3)),
    ]
    save_values(actor=people.officer, submission=report, changes=cells)
    for one in findings_of(report):
        if one.needs_reason:
            text = "Cơ sở hộ gia đình không tính"
            give_reason(actor=people.officer, submission=report, fingerprint=one.fingerprint, text=text)
    return people.submitted(report)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_answer_as_pdf_says_all_and_names_its_digest(revision: Revision) -> None:
    written = text_of(official_pdf(revision))
    assert "286.000.000 đồng" in written
    assert "Không có" in written
    assert "Chưa có số liệu" in written
    assert "(chưa trả lời)" in written
    assert "Dòng số 3" in written
    assert "Giải trình: Cơ sở hộ gia đình không tính" in written
    assert QUOTE in written
    assert revision.receipt.code in written
    assert revision.digest in written.replace(" ", "")
    assert "2.1. Các nội dung đã triển khai" in written


def test_the_answer_as_word_has_the_same_words(revision: Revision) -> None:
    with zipfile.ZipFile(io.BytesIO(official_word(revision))) as archive:
        body = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
        custom = archive.read("docProps/custom.xml").decode()
    assert "286.000.000 đồng" in body
    assert "ỦY BAN NHÂN DÂN" in body
    assert "Cơ sở hộ gia đình không tính" in notes
    assert revision.digest in custom


def test_the_same_revision_gives_the_same_pdf(revision: Revision) -> None:
    assert official_pdf(revision) == official_pdf(Revision.objects.get(pk=revision.pk))


def test_the_receipt_fits_one_page_and_says_what_happens_next(revision: Revision) -> None:
    pdf = receipt_pdf(revision.receipt)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    written = text_of(pdf)
    assert revision.receipt.code in written
    assert revision.digest in written.replace(" ", "")
    assert "Việc tiếp theo" in written
    svg = receipt_qr_svg(revision.receipt)
    assert svg.startswith("<svg")
    assert "style=" not in svg


class Authority:
    """A certification authority of our own, and somebody whom it vouches for."""

    def __init__(self, name: str) -> None:
        self.key, self.root = _certificate(f"CA {name}", None, None)
        self.signer_key, self.signer = _certificate(name, self.key, self.root)

    def sign(self, pdf: bytes, field: str = "Sig1") -> bytes:
        """The PDF with a signature added."""
        bundle = pkcs12.serialize_key_and_certificates(
            b"s", self.signer_key, self.signer, [self.root], serialization.NoEncryption()
        )
        signer = signers.SimpleSigner.load_pkcs12_data(bundle, other_certs=[])
        meta = signers.PdfSignatureMetadata(field_name=field)
        out = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=signer)
        return bytes(out.getvalue())

    def trust(self, folder: Path) -> None:
        """Its root among those that are configured."""
        folder.mkdir(exist_ok=True)
        (folder / "root.pem").write_bytes(self.root.public_bytes(serialization.Encoding.PEM))


def _certificate(name, issuer_key, issuer):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=issuer is None,
                crl_sign=issuer is None,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(issuer_key or key, hashes.SHA256())
    )
    return key, built


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority("Nguyễn Văn Ký")


def test_a_signed_pdf_of_ours_by_a_trusted_signer(people, revision, authority, settings, tmp_path) -> None:
    settings.TRUST_ROOTS = tmp_path / "roots"
    authority.trust(settings.TRUST_ROOTS)
    signed = authority.sign(official_pdf(revision))
    copy = attach_signed_copy(actor=people.officer, revision=revision, name="bao-cao.pdf", data=signed)
    assert (copy.kind, copy.verdict["verdict"], copy.verdict["ours"]) == ("digital", "intact", "exact")
    [signature] = copy.verdict["signatures"]
    assert (signature["signer"], signature["issuer"]) == ("Nguyễn Văn Ký", "CA Nguyễn Văn Ký")
    assert (signature["whole"], signature["trusted"]) == (True, True)
    assert signature["at"]
    assert AuditEntry.objects.filter(verb="submission.attach").count() == 1


def test_two_signatures_one_over_the_other(people, revision, authority, settings, tmp_path) -> None:
    settings.TRUST_ROOTS = tmp_path / "roots"
    authority.trust(settings.TRUST_ROOTS)
    signed = authority.sign(authority.sign(official_pdf(revision)), "Sig2")
    copy = attach_signed_copy(actor=people.officer, revision=revision, name="b.pdf", data=signed)
    assert copy.verdict["verdict"] == "intact"
    assert [one["whole"] for one in copy.verdict["signatures"]] == [False, True]


def test_nobody_known_vouches(people, revision, authority, settings, tmp_path) -> None:
    settings.TRUST_ROOTS = tmp_path / "none"
    signed = authority.sign(official_pdf(revision))
    copy = attach_signed_copy(actor=people.officer, revision=revision, name="b.pdf", data=signed)
    assert copy.verdict["verdict"] == "untrusted"
    assert copy.verdict["signatures"][0]["trusted"] is False


def test_changed_after_signing(people, revision, authority, settings, tmp_path) -> None:
    settings.TRUST_ROOTS = tmp_path / "roots"
    authority.trust(settings.TRUST_ROOTS)
    signed = authority.sign(official_pdf(revision))
    place = signed.index(b"stream") + 60
    flipped = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
    added = io.BytesIO(signed)
    writer = IncrementalPdfFileWriter(added)
    writer.root["/PageLayout"] = NameObject("/TwoColumnLeft")
    writer.update_root()
    writer.write_in_place()
    for name, data in (("flipped.pdf", flipped), ("added.pdf", added.getvalue())):
        copy = attach_signed_copy(actor=people.officer, revision=revision, name=name, data=data)
        assert copy.verdict["verdict"] == "modified", name


def test_another_document_of_ours_and_a_foreign_one(people, revision, authority, settings, tmp_path) -> None:
    settings.TRUST_ROOTS = tmp_path / "roots"
    authority.trust(settings.TRUST_ROOTS)
    other = authority.sign(receipt_pdf(revision.receipt))
    copy = attach_signed_copy(actor=people.officer, revision=revision, name="bien-nhan.pdf", data=other)
    assert (copy.verdict["verdict"], copy.verdict["ours"]) == ("intact", "named")
    elsewhere = write_pdf(LetterDocument((Para("Một văn bản khác"),)))
    copy = attach_signed_copy(actor=people.officer, revision=revision, name="k.pdf", data=authority.sign(elsewhere))
    assert (copy.verdict["verdict"], copy.verdict["ours"]) == ("intact", "no")


def test_a_scan_is_kept_and_proves_nothing(people, revision) -> None:
    out = io.BytesIO()
    Image.new("RGB", (200, 300), "white").save(out, "JPEG")
    copy = attach_signed_copy(actor=people.officer, revision=revision, name="bản ký.jpg", data=out.getvalue())
    assert (copy.kind, copy.verdict) == ("scan", {"verdict": "unsigned", "signatures": [], "ours": ""})
    unsigned = attach_signed_copy(actor=people.head, revision=revision, name="a.pdf", data=official_pdf(revision))
    assert (unsigned.kind, unsigned.verdict["verdict"], unsigned.verdict["ours"]) == ("scan", "unsigned", "exact")


def test_a_word_file_is_no_signed_copy(people, revision) -> None:
    with pytest.raises(Refused) as refused:
        attach_signed_copy(actor=people.officer, revision=revision, name="a.docx", data=official_word(revision))
    assert refused.value.code == "not_a_signed_copy"


def test_a_neighbour_attaches_nothing(revision) -> None:
    stranger = world.actor(Role.OFFICER, "P63-92")
    with pytest.raises(PermissionDenied):
        attach_signed_copy(actor=stranger, revision=revision, name="a.pdf", data=b"%PDF-")
