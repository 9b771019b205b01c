"""What the system held an arriving row for, and how the columns of its file were understood."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0003_facilities_in_order"),
    ]

    operations = [
        migrations.AddField(
            model_name="arriving",
            name="columns",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="arrivedrow",
            name="proposed",
            field=models.CharField(
                blank=True,
                choices=[
                    ("new", "Cơ sở mới"),
                    ("same", "Không thay đổi"),
                    ("changed", "Có thay đổi"),
                    ("unsure", "Chưa chắc chắn"),
                    ("bad", "Có lỗi"),
                    ("skipped", "Bỏ qua"),
                ],
                default="",
                max_length=8,
            ),
            preserve_default=False,
        ),
    ]
