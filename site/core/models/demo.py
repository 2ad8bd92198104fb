"""Which apps' demo content has been loaded, so that it is loaded once and never again."""

from django.db import models


class DemoLoad(models.Model):
    """A stamp: this app's demo content went in. What somebody edited since is theirs."""

    app_label = models.CharField(max_length=64, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.app_label
