"""A plan whose texts try to be more than texts."""

from __future__ import annotations

from curplan.plan.model import Plan
from tests.proposal.plans import document

SCRIPT = "<script>alert(1)</script>"
TEXTS = (
    f'{SCRIPT}" onload="x',
    "]]></w:t></w:r>&amp;<b>",
    "| [x](javascript:alert(1)) `y` ![z](http://x.example/z.png)",
)


def nasty() -> Plan:
    """The small plan, every title of it replaced."""
    made = document(role_title=TEXTS[0], audience_title=TEXTS[1], audience_description=TEXTS[2])
    made["brief"] = {**made["brief"], "title": TEXTS[0], "partner": TEXTS[1], "cohort": TEXTS[2]}
    made["brief"]["accepts"] = [{"rule": "reuse", "why": TEXTS[2]}]
    for module, text in zip(made["modules"], TEXTS, strict=True):
        module["title"] = text
        module["strand"] = text
        module["units"] = [{**unit, "title": text, "kind": text} for unit in module["units"]]
        for row in module.get("assessments", []):
            row.update(title=text, form=text, work=text, ai=text)
    for skill, text in zip(made["skills"], TEXTS * 2, strict=False):
        skill["name"] = text
        skill["levels"] = [{"level": 1, "means": text}]
    made["weeks"][1]["closures"][0]["name"] = TEXTS[0]
    for session in made["sessions"]:
        session["room"] = TEXTS[2]
        session["mode"] = TEXTS[1]
    return Plan.model_validate(made)
