from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_organisations_entered_by_parties")]

    operations = [
        migrations.AddField(
            "invitation", "copied_key_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)
        ),
        migrations.AddField("invitation", "code_hash", models.CharField(blank=True, max_length=64)),
        migrations.AddField("invitation", "code_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("invitation", "code_tries", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("invitation", "codes_sent", models.PositiveSmallIntegerField(default=0)),
    ]
