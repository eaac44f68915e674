import django.db.models.deletion
import kompanjon.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_people_and_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60, unique=True)),
                ('address', models.URLField(blank=True, max_length=600)),
                ('title', models.CharField(max_length=400)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('seed_file', models.CharField(blank=True, max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='Network',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('start_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('end_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('name_sv', models.CharField(blank=True, default='', max_length=120)),
                ('name_en', models.CharField(blank=True, default='', max_length=120)),
                ('countries', models.ManyToManyField(blank=True, to='people.country')),
                ('sources', models.ManyToManyField(blank=True, to='partnerships.source')),
            ],
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=160, unique=True)),
                ('name', models.CharField(max_length=300)),
                ('name_key', models.CharField(blank=True, db_index=True, max_length=250)),
                ('state', kompanjon.core.fields.FlowField(blank=True, default=None, max_length=40, null=True)),
                ('stated_status', models.CharField(blank=True, max_length=10)),
                ('start_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('start_year_basis', models.CharField(blank=True, max_length=20)),
                ('end_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('theme', models.CharField(blank=True, max_length=200)),
                ('other_actors', models.TextField(blank=True)),
                ('outcome_note', models.TextField(blank=True)),
                ('confidence', models.CharField(blank=True, max_length=10)),
                ('is_example', models.BooleanField(default=False)),
                ('withheld', models.BooleanField(default=False)),
                ('withheld_reason', models.CharField(blank=True, max_length=200)),
                ('networks', models.ManyToManyField(blank=True, related_name='partnerships', to='partnerships.network')),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='partnerships.partnership')),
                ('sources', models.ManyToManyField(blank=True, related_name='partnerships', to='partnerships.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['active', 'dormant', 'ended', 'in_inception', 'prospective', 'suspended'])), name='partnerships_partnership_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('politician', 'politician'), ('official', 'leading official')], max_length=15)),
                ('political_role', models.CharField(choices=[('majority', 'majority'), ('opposition', 'opposition'), ('independent', 'independent'), ('not_applicable', 'not applicable')], default='not_applicable', max_length=15)),
                ('body', models.CharField(blank=True, max_length=120)),
                ('chairs', models.BooleanField(default=False)),
                ('from_day', models.DateField(blank=True, null=True)),
                ('to_day', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='people.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mandates', to='partnerships.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='RecordedGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=200, unique=True)),
                ('round_key', models.CharField(blank=True, db_index=True, max_length=60)),
                ('component', models.CharField(max_length=30)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('title_language', models.CharField(blank=True, max_length=5)),
                ('theme', models.CharField(blank=True, max_length=200)),
                ('area', models.CharField(blank=True, max_length=120)),
                ('core_areas', models.JSONField(blank=True, default=list)),
                ('goals', models.JSONField(blank=True, default=list)),
                ('start_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('end_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('amount', kompanjon.core.fields.OreField(blank=True, null=True)),
                ('amount_qualifier', models.CharField(blank=True, max_length=10)),
                ('reference_number', models.CharField(blank=True, max_length=30)),
                ('announced_on', models.CharField(blank=True, max_length=10)),
                ('outcome_note', models.TextField(blank=True)),
                ('source_address', models.URLField(blank=True, max_length=600)),
                ('confidence', models.CharField(blank=True, max_length=10)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recorded_grants', to='partnerships.partnership')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='partnerships.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__gte', 0), _connector='OR'), name='recorded_grant_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='SteeringMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('at_distance', models.BooleanField(default=False)),
                ('counts_because', models.CharField(blank=True, max_length=200)),
                ('minutes_item', models.CharField(blank=True, max_length=60)),
                ('note', models.TextField(blank=True)),
                ('host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.organisation')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steering_meetings', to='partnerships.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='OppositionException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('given_on', models.DateField()),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.country')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='partnerships.partnership')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('country__isnull', False), ('partnership__isnull', False), _connector='OR'), name='opposition_exception_has_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('swedish', 'Swedish'), ('international', 'International'), ('eu_third', 'Eu Third'), ('other', 'Other')], max_length=15)),
                ('leads', models.BooleanField(default=False)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('from_day', models.DateField(blank=True, null=True)),
                ('to_day', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='people.organisation')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['place', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'organisation'), name='party_once_per_partnership'), models.UniqueConstraint(condition=models.Q(('leads', True)), fields=('partnership',), name='party_one_leads'), models.CheckConstraint(condition=models.Q(('leads', False), ('side', 'swedish'), _connector='OR'), name='party_leader_is_swedish')],
            },
        ),
        migrations.CreateModel(
            name='GrantTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('code', models.CharField(db_index=True, max_length=20)),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='partnerships.recordedgrant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('grant', 'kind', 'code'), name='grant_tag_once')],
            },
        ),
    ]
