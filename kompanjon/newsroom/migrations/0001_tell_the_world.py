import django.db.models.deletion
import kompanjon.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('awards', '0001_decide_by_two'),
        ('people', '0001_people_and_places'),
        ('rounds', '0001_rounds_and_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('state', kompanjon.core.fields.FlowField(default='draft', max_length=40)),
                ('embargo_until', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('figures', models.JSONField(blank=True, default=dict)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('is_example', models.BooleanField(default=False)),
                ('headline_sv', models.CharField(blank=True, default='', max_length=200)),
                ('headline_en', models.CharField(blank=True, default='', max_length=200)),
                ('lead_sv', models.TextField(blank=True, default='')),
                ('lead_en', models.TextField(blank=True, default='')),
                ('body_sv', models.TextField(blank=True, default='')),
                ('body_en', models.TextField(blank=True, default='')),
                ('fact_box_sv', models.TextField(blank=True, default='')),
                ('fact_box_en', models.TextField(blank=True, default='')),
                ('contact_sv', models.TextField(blank=True, default='')),
                ('contact_en', models.TextField(blank=True, default='')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('awards', models.ManyToManyField(blank=True, related_name='releases', to='awards.award')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='rounds.round')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'dropped', 'proposed', 'published'])), name='newsroom_release_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('text_sv', models.TextField(blank=True, default='')),
                ('text_en', models.TextField(blank=True, default='')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='newsroom.release')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
    ]
