from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="was_shared",
            field=models.BooleanField(default=True),
        ),
    ]
