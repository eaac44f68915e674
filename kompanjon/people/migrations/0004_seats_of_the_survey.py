
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_first_key'),
    ]

    operations = [
        migrations.AlterField(
            model_name='invitation',
            name='role',
            field=models.CharField(choices=[('coordinator', 'coordinator'), ('contact', 'contact person'), ('helper', 'helper who may comment'), ('signatory', 'signatory'), ('steering_member', 'member of the steering group'), ('controller', 'controller'), ('assessor', 'assessor'), ('officer', 'programme officer'), ('unit_head', 'head of the partnership unit'), ('finance_manager', 'finance manager'), ('decision_maker', 'decision maker'), ('communicator', 'communications officer'), ('administrator', 'administrator'), ('auditor', 'auditor'), ('funder_reader', 'reader at the funder'), ('survey_owner', 'survey owner'), ('field_manager', 'field manager of the survey'), ('survey_analyst', 'survey analyst'), ('text_reviewer', "reviewer of the survey's texts"), ('survey_publisher', 'publisher of survey results'), ('survey_reader', 'reader of survey results')], max_length=30),
        ),
        migrations.AlterField(
            model_name='seat',
            name='role',
            field=models.CharField(choices=[('coordinator', 'coordinator'), ('contact', 'contact person'), ('helper', 'helper who may comment'), ('signatory', 'signatory'), ('steering_member', 'member of the steering group'), ('controller', 'controller'), ('assessor', 'assessor'), ('officer', 'programme officer'), ('unit_head', 'head of the partnership unit'), ('finance_manager', 'finance manager'), ('decision_maker', 'decision maker'), ('communicator', 'communications officer'), ('administrator', 'administrator'), ('auditor', 'auditor'), ('funder_reader', 'reader at the funder'), ('survey_owner', 'survey owner'), ('field_manager', 'field manager of the survey'), ('survey_analyst', 'survey analyst'), ('text_reviewer', "reviewer of the survey's texts"), ('survey_publisher', 'publisher of survey results'), ('survey_reader', 'reader of survey results')], max_length=30),
        ),
    ]
