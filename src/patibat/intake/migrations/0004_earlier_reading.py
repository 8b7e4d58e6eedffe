import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0003_plan_reading'),
    ]

    operations = [
        migrations.AddField(
            model_name='planreading',
            name='earlier',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='intake.planreading', verbose_name='อ่านครั้งก่อนจากเอกสาร'),
        ),
    ]
