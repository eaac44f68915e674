from django.db import models


class DueJob(models.Model):
    """Something to be done at a time: which job, about what, when. The row is unique, so two clocks do it once."""

    job = models.CharField(max_length=80)
    key = models.CharField(max_length=120, blank=True)
    due = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "key", "due"], name="due_job_once")]
        indexes = [models.Index(fields=["due"], condition=models.Q(taken_at=None), name="due_job_waiting")]

    def __str__(self):
        return f"{self.job} {self.key} {self.due:%Y-%m-%d %H:%M}".replace("  ", " ")


class Prepared(models.Model):
    """What has been laid into this database, and from which data: so that a second start does only what is new."""

    step = models.CharField(max_length=60, unique=True)
    mark = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.step
