"""Steps that respondents and mail servers take: no seat stands behind them, so no right is asked, only the flow."""


def move(record, step_name, save=()) -> bool:
    """Take the step if the record's state allows it. The caller holds the transaction. Leaves no trace of answers."""
    flow = record._meta.get_field("state").flow
    step = flow.step(step_name)
    if record.state not in step.sources:
        return False
    record.state = step.target
    record.save(update_fields=["state", *save])
    return True
