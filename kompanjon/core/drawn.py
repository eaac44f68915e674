"""The flows as pages of the handbook: a drawing, and each step with who may take it."""

from .fields import flows_in_use


def flow_pages():
    flows = {flow.name: flow for _model, _field, flow in flows_in_use}
    return {f"flows/{name}.md": page(flow) for name, flow in sorted(flows.items())}


def page(flow):
    lines = [
        f"# {flow.name.replace('_', ' ').capitalize()}",
        "",
        "Drawn from the code by `python3 start.py drawings`; not edited by hand.",
        "",
    ]
    lines += [
        "```mermaid",
        flow.drawing(),
        "```",
        "",
        "| step | from | to | act | asks | says why |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for step in flow.steps:
        asks = ", ".join(guard.__name__.replace("_", " ") for guard in step.guards)
        why = "yes" if step.reason else ""
        lines.append(f"| {step.label} | {', '.join(step.sources)} | {step.target} | `{step.act}` | {asks} | {why} |")
    return "\n".join(lines) + "\n"
