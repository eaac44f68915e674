import django.db.models.deletion
import kompanjon.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('applications', '0001_joint_applications'),
        ('people', '0001_people_and_places'),
        ('rounds', '0001_rounds_and_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='MinutesItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minutes', models.CharField(max_length=60)),
                ('number', models.CharField(max_length=20)),
                ('held_on', models.DateField()),
                ('wording', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes_items', to='rounds.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('minutes', 'number'), name='minutes_item_once')],
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('current', models.BooleanField(default=True)),
                ('state', kompanjon.core.fields.FlowField(default='proposed', max_length=40)),
                ('outcome', models.CharField(choices=[('grant', 'Grant'), ('grant_with_conditions', 'Grant with conditions'), ('defer', 'Defer'), ('reject', 'Reject')], max_length=25)),
                ('report_dates', models.JSONField(blank=True, default=list)),
                ('version', models.PositiveIntegerField(default=1)),
                ('proposed_at', models.DateTimeField(auto_now_add=True)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('reason_sv', models.TextField(blank=True, default='')),
                ('reason_en', models.TextField(blank=True, default='')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='applications.application')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards_decided', to=settings.AUTH_USER_MODEL)),
                ('decided_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards_proposed', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='awards.minutesitem')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('application',), name='award_one_current'), models.CheckConstraint(condition=models.Q(('state__in', ('proposed', 'sent_back', 'withdrawn')), models.Q(('decided_by__isnull', False), ('decided_on__isnull', False), ('item__isnull', False)), _connector='OR'), name='award_decided_by_somebody'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='award_four_eyes'), models.CheckConstraint(condition=models.Q(('state__in', ['decided', 'proposed', 'published', 'sent_back', 'withdrawn'])), name='awards_award_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Reason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('text_sv', models.TextField(blank=True, default='')),
                ('text_en', models.TextField(blank=True, default='')),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reasons', to='awards.award')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('award', 'criterion'), name='reason_once_per_criterion')],
            },
        ),
        migrations.CreateModel(
            name='AwardYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year_no', models.PositiveSmallIntegerField()),
                ('budget_year', models.PositiveSmallIntegerField()),
                ('amount', kompanjon.core.fields.OreField()),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='years', to='awards.award')),
            ],
            options={
                'ordering': ['year_no'],
                'constraints': [models.UniqueConstraint(fields=('award', 'year_no'), name='award_year_once'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='award_year_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due', models.DateField()),
                ('state', kompanjon.core.fields.FlowField(default='open', max_length=40)),
                ('text_sv', models.TextField(blank=True, default='')),
                ('text_en', models.TextField(blank=True, default='')),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conditions', to='awards.award')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['due', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['met', 'open', 'waived'])), name='awards_condition_state_known')],
            },
        ),
        migrations.CreateModel(
            name='DecisionLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=5)),
                ('opening', models.TextField(blank=True)),
                ('closing', models.TextField(blank=True)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='awards.award')),
                ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('award', 'language'), name='decision_letter_once')],
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=30)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='endorsements', to='rounds.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'role'), name='endorsement_once_per_role')],
            },
        ),
    ]
