import core.models.sections
import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportIndexPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='core.basepage')),
            ],
            options={
                'verbose_name': 'report index',
                'verbose_name_plural': 'report indexes',
            },
            bases=(core.models.sections.SectionPageMixin, 'core.basepage'),
        ),
        migrations.CreateModel(
            name='ReportNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
            ],
            options={
                'verbose_name': 'report number',
                'verbose_name_plural': 'report numbers',
                'constraints': [models.UniqueConstraint(fields=('year', 'number'), name='reports_number_unique')],
            },
        ),
        migrations.CreateModel(
            name='ReportPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='core.basepage')),
                ('number_year', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='year of the number')),
                ('number', models.PositiveIntegerField(default=0, editable=False, verbose_name='number')),
                ('assembly_name', models.CharField(help_text='For example: Socialnämnden', max_length=120, verbose_name='assembly')),
                ('sitting_date', models.DateField(db_index=True, verbose_name='day of the sitting')),
                ('before_lead', models.TextField(blank=True, max_length=400, verbose_name='in short')),
                ('before_body', wagtail.fields.RichTextField(blank=True, verbose_name='text')),
                ('before_published_on', models.DateField(blank=True, db_index=True, help_text='Until this day nobody can read the text.', null=True, verbose_name='comes out on')),
                ('after_lead', models.TextField(blank=True, max_length=400, verbose_name='in short')),
                ('after_body', wagtail.fields.RichTextField(blank=True, verbose_name='text')),
                ('after_due', models.DateField(blank=True, help_text='Shown until the text is out. Empty: a week after.', null=True, verbose_name='promised for')),
                ('after_published_on', models.DateField(blank=True, db_index=True, help_text='Until this day nobody can read the text.', null=True, verbose_name='comes out on')),
                ('writer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.person', verbose_name='written by')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
            },
            bases=('core.basepage',),
        ),
    ]
