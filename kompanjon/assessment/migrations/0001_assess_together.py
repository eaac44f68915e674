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
            name='Doubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cited', models.JSONField(default=list)),
                ('at', models.DateTimeField(auto_now=True)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='doubt_cites', to='applications.application')),
            ],
        ),
        migrations.CreateModel(
            name='JointMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('others', models.CharField(blank=True, max_length=300)),
                ('record', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('present', models.ManyToManyField(related_name='joint_meetings', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joint_meetings', to='rounds.round')),
            ],
            options={
                'ordering': ['-held_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='JointOpinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scores', models.JSONField(blank=True, default=dict)),
                ('mean', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('spread', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('recommendation', models.CharField(choices=[('approve', 'Recommend approval'), ('approve_with_conditions', 'Recommend approval with conditions'), ('defer', 'Recommend deferral'), ('reject', 'Recommend rejection')], max_length=25)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField(auto_now=True)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='joint_opinion', to='applications.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='assessment.jointmeeting')),
            ],
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('due', models.DateField(blank=True, null=True)),
                ('state', kompanjon.core.fields.FlowField(default='asked', max_length=40)),
                ('recommendation', models.CharField(blank=True, choices=[('approve', 'Recommend approval'), ('approve_with_conditions', 'Recommend approval with conditions'), ('reject', 'Recommend rejection')], max_length=25)),
                ('comment', models.TextField(blank=True)),
                ('saved_at', models.DateTimeField(blank=True, null=True)),
                ('handed_in_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='applications.application')),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews_asked_for', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'asked'), name='review_one_per_person'), models.CheckConstraint(condition=models.Q(('assessor__isnull', True), ('assessor', models.F('asked')), _connector='OR'), name='review_is_read_by_the_one_asked'), models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'handed_in', 'stood_down', 'writing'])), name='assessment_review_state_known')],
            },
        ),
        migrations.CreateModel(
            name='ReviewScore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('score', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('why', models.TextField(blank=True)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='assessment.review')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('review', 'criterion'), name='review_score_once'), models.CheckConstraint(condition=models.Q(('score__isnull', True), ('score__gte', 1), _connector='OR'), name='review_score_at_least_one')],
            },
        ),
        migrations.CreateModel(
            name='CheckMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('outcome', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_asked', 'Does not apply')], max_length=10)),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField(auto_now=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_marks', to='applications.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'key'), name='check_mark_once')],
            },
        ),
        migrations.CreateModel(
            name='ConflictStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ties', models.JSONField(blank=True, default=list)),
                ('text', models.TextField(blank=True)),
                ('given_at', models.DateTimeField(auto_now=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflict_statements', to='applications.application')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflict_statements', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'person'), name='conflict_statement_once')],
            },
        ),
    ]
