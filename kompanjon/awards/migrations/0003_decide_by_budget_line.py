import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('awards', '0002_endorse_proposals_as_they_stand'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='awardyear', name='award_year_once'),
        migrations.RemoveConstraint(model_name='awardyear', name='award_year_not_negative'),
        migrations.RenameModel(old_name='AwardYear', new_name='AwardLine'),
        migrations.AlterModelOptions(
            name='awardline',
            options={'ordering': ['year_no', 'pk']},
        ),
        migrations.AddField(
            model_name='awardline',
            name='category',
            field=models.CharField(blank=True, default='', max_length=20),
        ),
        migrations.AlterField(
            model_name='awardline',
            name='award',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='awards.award'),
        ),
        migrations.AddConstraint(
            model_name='awardline',
            constraint=models.UniqueConstraint(fields=('award', 'year_no', 'category'), name='award_line_once'),
        ),
        migrations.AddConstraint(
            model_name='awardline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='award_line_not_negative'),
        ),
    ]
