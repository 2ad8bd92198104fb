import core.models.sections
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActivityPlanIndexPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='core.basepage')),
            ],
            options={
                'verbose_name': 'activity plans',
                'verbose_name_plural': 'activity plans',
            },
            bases=(core.models.sections.SectionPageMixin, 'core.basepage'),
        ),
        migrations.CreateModel(
            name='ActivityPlanPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='core.basepage')),
                ('year', models.PositiveSmallIntegerField(db_index=True, validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2200)], verbose_name='year')),
            ],
            options={
                'verbose_name': 'activity plan',
                'verbose_name_plural': 'activity plans',
            },
            bases=('core.basepage',),
        ),
        migrations.CreateModel(
            name='PolicyAreaPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='core.basepage')),
            ],
            options={
                'verbose_name': 'policy area',
                'verbose_name_plural': 'policy areas',
            },
            bases=('core.basepage',),
        ),
        migrations.CreateModel(
            name='ProgramIndexPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='core.basepage')),
            ],
            options={
                'verbose_name': 'programme',
                'verbose_name_plural': 'programmes',
            },
            bases=(core.models.sections.SectionPageMixin, 'core.basepage'),
        ),
        migrations.CreateModel(
            name='PlannedAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chapter', models.CharField(help_text='Actions with the same chapter stand together. For example: Studies', max_length=120, verbose_name='chapter')),
                ('text', models.CharField(max_length=255, verbose_name='what we will do')),
                ('responsible', models.CharField(blank=True, max_length=120, verbose_name='responsible')),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('started', 'Started'), ('halfway', 'Halfway'), ('nearly_done', 'Nearly done'), ('done', 'Done'), ('cancelled', 'Will not happen')], db_index=True, default='planned', max_length=20, verbose_name='status')),
                ('evidence', models.CharField(blank=True, help_text='One line on what was done, or why it will not happen. For example: 14 of 19 have a mentor.', max_length=255, verbose_name='what shows it')),
                ('sort_order', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='program.activityplanpage', verbose_name='activity plan')),
            ],
            options={
                'verbose_name': 'planned action',
                'verbose_name_plural': 'planned actions',
                'ordering': ('plan', 'sort_order', 'pk'),
            },
        ),
    ]
