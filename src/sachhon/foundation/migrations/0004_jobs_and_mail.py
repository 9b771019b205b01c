"""Tables of jobs, their schedule, workers, and the mail outbox."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0003_audit_entries_never_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("next_at", models.DateTimeField()),
                ("last_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="WorkerBeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
                ("started_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(db_index=True)),
                ("threads", models.PositiveSmallIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(db_index=True, max_length=60)),
                ("label", models.CharField(max_length=300)),
                ("function", models.CharField(max_length=200)),
                ("args", models.JSONField(default=dict)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("unit_code", models.CharField(blank=True, db_index=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ chạy"),
                            ("running", "Đang chạy"),
                            ("waiting", "Chờ thử lại"),
                            ("done", "Xong"),
                            ("failed", "Không thành công"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("message", models.CharField(blank=True, max_length=300)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("max_attempts", models.PositiveIntegerField(default=1)),
                ("next_try_at", models.DateTimeField(null=True)),
                ("heartbeat_at", models.DateTimeField(null=True)),
                ("worker", models.CharField(blank=True, max_length=120)),
                ("task_id", models.UUIDField(null=True)),
                ("result", models.JSONField(null=True)),
                ("error", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["state", "kind"], name="foundation__state_a75647_idx")],
            },
        ),
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=160, unique=True)),
                ("to", models.EmailField(db_index=True, max_length=254)),
                ("subject", models.CharField(max_length=300)),
                ("text", models.TextField()),
                ("attachments", models.JSONField(default=list)),
                ("digest_key", models.CharField(blank=True, max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ gửi"),
                            ("sending", "Đang gửi"),
                            ("sent", "Đã gửi"),
                            ("failed", "Không gửi được"),
                            ("held", "Chờ gộp vào thư trong ngày"),
                            ("merged", "Đã gộp"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField()),
                ("error", models.TextField(blank=True)),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="foundation.outgoingmail",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["state", "next_try_at"], name="foundation__state_cf3794_idx")],
            },
        ),
    ]
