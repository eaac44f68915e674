import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import kompanjon.people.access.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Country',
            fields=[
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
                ('iso3', models.CharField(max_length=3)),
                ('numeric', models.CharField(blank=True, max_length=3)),
                ('cluster', models.CharField(blank=True, max_length=40)),
                ('continent_band', models.CharField(blank=True, max_length=20)),
                ('role', models.CharField(blank=True, max_length=20)),
                ('listed_until_2019', models.BooleanField(default=False)),
                ('listed_about_2020_2022', models.BooleanField(default=False)),
                ('listed_since_about_2023', models.BooleanField(default=False)),
                ('list_sources', models.CharField(blank=True, max_length=200)),
                ('income_group', models.CharField(blank=True, max_length=4)),
                ('income_list', models.CharField(blank=True, max_length=40)),
                ('time_zone', models.CharField(blank=True, max_length=40)),
                ('note', models.TextField(blank=True)),
                ('name_sv', models.CharField(blank=True, default='', max_length=80)),
                ('name_en', models.CharField(blank=True, default='', max_length=80)),
            ],
            options={
                'verbose_name_plural': 'countries',
            },
        ),
        migrations.CreateModel(
            name='County',
            fields=[
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
            ],
            options={
                'verbose_name_plural': 'counties',
            },
        ),
        migrations.CreateModel(
            name='FirstKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='LegalBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, unique=True)),
            ],
            options={
                'verbose_name_plural': 'legal bodies',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(blank=True, max_length=160)),
                ('language', models.CharField(default='sv', max_length=5)),
                ('time_zone', models.CharField(default='Europe/Stockholm', max_length=40)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('phone_kind', models.CharField(blank=True, max_length=20)),
                ('withheld', models.BooleanField(default=False)),
                ('withheld_reason', models.CharField(blank=True, max_length=200)),
                ('is_active', models.BooleanField(default=True)),
                ('is_example', models.BooleanField(default=False)),
                ('joined_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='person_one_account_per_address')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('short_name', models.CharField(blank=True, max_length=120)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=250)),
                ('kind', models.CharField(max_length=30)),
                ('kind_as_stated', models.CharField(blank=True, max_length=30)),
                ('code', models.CharField(blank=True, max_length=10)),
                ('population', models.PositiveIntegerField(blank=True, null=True)),
                ('population_on', models.DateField(blank=True, null=True)),
                ('municipal_share_pct', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('point_precision', models.CharField(blank=True, max_length=10)),
                ('point_source', models.CharField(blank=True, max_length=40)),
                ('ended_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('source_key', models.CharField(blank=True, max_length=60)),
                ('confidence', models.CharField(blank=True, max_length=10)),
                ('registrar_email', models.EmailField(blank=True, max_length=254)),
                ('is_example', models.BooleanField(default=False)),
                ('withheld', models.BooleanField(default=False)),
                ('place_withheld', models.BooleanField(default=False)),
                ('withheld_reason', models.CharField(blank=True, max_length=200)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='people.country')),
                ('county', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.county')),
                ('legal_body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='people.legalbody')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('kind', 'code'), name='organisation_one_code_per_kind')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=30)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(blank=True, max_length=160)),
                ('partnership', models.BigIntegerField(blank=True, null=True)),
                ('language', models.CharField(default='en', max_length=5)),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('ends_at', models.DateTimeField(default=kompanjon.people.access.models.two_weeks_on)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn', models.BooleanField(default=False)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContactNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spoke_with', models.CharField(max_length=160)),
                ('on', models.DateField()),
                ('said', models.TextField()),
                ('why_not', models.CharField(blank=True, max_length=200)),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_notes', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='OrganisationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('valid_from_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('valid_to_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('of_place', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='organisation_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=30)),
                ('partnership', models.BigIntegerField(blank=True, db_index=True, null=True)),
                ('from_day', models.DateField(default=django.utils.timezone.localdate)),
                ('to_day', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('to_day__isnull', True), ('to_day__gte', models.F('from_day')), _connector='OR'), name='seat_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_day', models.DateField()),
                ('to_day', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stands_in', to=settings.AUTH_USER_MODEL)),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stand_ins', to='people.seat')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('to_day__gte', models.F('from_day'))), name='stand_in_ends_after_it_begins')],
            },
        ),
    ]
