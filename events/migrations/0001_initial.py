import core.models.sections
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='core.basepage')),
            ],
            options={
                'verbose_name': 'calendar',
                'verbose_name_plural': 'calendars',
            },
            bases=(core.models.sections.SectionPageMixin, 'core.basepage'),
        ),
        migrations.CreateModel(
            name='EventPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='core.basepage')),
                ('starts_at', models.DateTimeField(db_index=True, verbose_name='starts')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends')),
                ('all_day', models.BooleanField(default=False, help_text='The times of day are not shown.', verbose_name='all day')),
                ('place', models.CharField(blank=True, help_text='The room, or the whole place if it is no venue of ours. For example: By the music pavilion', max_length=160, verbose_name='place')),
                ('kind', models.CharField(choices=[('manifestation', 'Rally or commemoration'), ('member_meeting', 'Members’ meeting'), ('studies', 'Studies'), ('social', 'Social'), ('red_saturday', 'Red Saturday'), ('fblive', 'Fblive'), ('municipal', 'In the municipality')], db_index=True, default='member_meeting', max_length=20, verbose_name='kind')),
                ('is_cancelled', models.BooleanField(default=False, help_text='The page stays, and says so. Better than taking it down.', verbose_name='cancelled')),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.venue', verbose_name='venue')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
            },
            bases=('core.basepage',),
        ),
    ]
