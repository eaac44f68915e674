import django.db.models.deletion
import kompanjon.core.files.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_swedish_collation'),
    ]

    operations = [
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=80)),
                ('languages', models.CharField(default='sv en', max_length=20)),
                ('taken_over_on', models.DateField(blank=True, null=True)),
                ('name_sv', models.CharField(blank=True, default='', max_length=120)),
                ('name_en', models.CharField(blank=True, default='', max_length=120)),
                ('office_name_sv', models.CharField(blank=True, default='', max_length=120)),
                ('office_name_en', models.CharField(blank=True, default='', max_length=120)),
                ('principal_sv', models.CharField(blank=True, default='', max_length=200)),
                ('principal_en', models.CharField(blank=True, default='', max_length=200)),
                ('funder_sv', models.CharField(blank=True, default='', max_length=120)),
                ('funder_en', models.CharField(blank=True, default='', max_length=120)),
                ('about_sv', models.TextField(blank=True, default='')),
                ('about_en', models.TextField(blank=True, default='')),
                ('contact_sv', models.TextField(blank=True, default='')),
                ('contact_en', models.TextField(blank=True, default='')),
                ('privacy_sv', models.TextField(blank=True, default='')),
                ('privacy_en', models.TextField(blank=True, default='')),
                ('accessibility_sv', models.TextField(blank=True, default='')),
                ('accessibility_en', models.TextField(blank=True, default='')),
            ],
        ),
        migrations.CreateModel(
            name='Prepared',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=60, unique=True)),
                ('mark', models.CharField(max_length=64)),
                ('at', models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name='TraceDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('last_row', models.BigIntegerField()),
                ('chains', models.PositiveIntegerField()),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='TraceText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('salt', models.CharField(max_length=32)),
                ('text', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='DueJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job', models.CharField(max_length=80)),
                ('key', models.CharField(blank=True, max_length=120)),
                ('due', models.DateTimeField()),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('taken_at', None)), fields=['due'], name='due_job_waiting')],
                'constraints': [models.UniqueConstraint(fields=('job', 'key', 'due'), name='due_job_once')],
            },
        ),
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sheet', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=220)),
                ('raw', models.JSONField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sheet', 'key'), name='imported_row_once')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('person', models.CharField(blank=True, max_length=40)),
                ('language', models.CharField(max_length=5)),
                ('occasion', models.CharField(max_length=160)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField(blank=True)),
                ('about', models.CharField(blank=True, max_length=80)),
                ('secret', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('queued', 'queued'), ('sending', 'sending'), ('sent', 'sent'), ('failed', 'not sent')], default='queued', max_length=10)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'begun_at'], name='core_letter_state_43e765_idx'), models.Index(fields=['about'], name='core_letter_about_d14928_idx')],
                'constraints': [models.UniqueConstraint(fields=('address', 'occasion'), name='letter_once_per_receiver_and_occasion'), models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sending', 'sent', 'failed'])), name='letter_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Enclosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('content_type', models.CharField(max_length=100)),
                ('content', models.BinaryField()),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enclosures', to='core.letter')),
            ],
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('key', models.BigIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('words', models.TextField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='search_one_entry_per_record')],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('key', models.BigIntegerField()),
                ('purpose', models.CharField(blank=True, max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('form', models.CharField(max_length=10)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.FileField(max_length=200, upload_to=kompanjon.core.files.models.resting_place)),
                ('by', models.CharField(blank=True, max_length=40)),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'key', 'purpose'], name='core_stored_kind_772419_idx')],
            },
        ),
        migrations.CreateModel(
            name='Trace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(max_length=80)),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(blank=True, max_length=40)),
                ('act', models.CharField(max_length=80)),
                ('what', models.JSONField(default=dict)),
                ('text_digest', models.CharField(blank=True, max_length=64)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('text', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='core.tracetext')),
            ],
            options={
                'indexes': [models.Index(fields=['by'], name='core_trace_by_5d8834_idx'), models.Index(fields=['at'], name='core_trace_at_47c849_idx')],
                'constraints': [models.UniqueConstraint(fields=('record', 'number'), name='trace_one_row_per_number')],
            },
        ),
    ]
