"""The office's part of a case, from the completeness check to the published decision, by keyboard in either language."""

from dataclasses import dataclass

from django.utils.translation import gettext, override

from .keyboard import Keyboard

ADDRESSES = {
    "en": {"desk": "/en/my-cases/", "reason": "Said clearly, for both parties.", "minutes": "Minutes 2026:7 (Example)"},
    "sv": {"desk": "/sv/mina-arenden/", "reason": "Tydligt, för båda parter.", "minutes": "Protokoll 2026:7 (Exempel)"},
}


@dataclass
class OfficeWay:
    """Who opens which page, and how: language, phone or desk, with script or without."""

    visit: object
    sound: object
    number: str
    round: str
    language: str = "en"
    phone: bool = False
    script: bool = True

    def word(self, english):
        with override(self.language):
            return gettext(english)

    def said(self, name):
        return ADDRESSES[self.language][name]

    def look(self, page):
        if self.script:
            self.sound(page)

    def desk(self, who, row):
        """Open what the desk says about `row`; answers with the page and the hands on its keyboard."""
        page = self.visit(self.said("desk"), as_=who, phone=self.phone, script=self.script)
        keys = Keyboard(page)
        keys.press(page.locator("table.desk tbody tr").filter(has_text=row).first.locator("a").first)
        return page, keys

    def button(self, page, english):
        return page.get_by_role("button", name=self.word(english), exact=True)

    def find_it_complete(self):
        alva, keys = self.desk("alva", self.number)
        for answer in alva.locator("input[type=radio][value=yes]").all():
            keys.pick(answer)
        keys.press(self.button(alva, "Save"))
        self.look(alva)
        keys.press(self.button(alva, "Let it go on"))

    def have_it_assessed(self):
        alva, keys = self.desk("alva", self.number)
        for name in ("Birk Sandell", "Lo Hägg"):
            keys.choose(alva.locator("[name=person]"), name)
            keys.press(alva.locator("form[action$='/ask/'] button, form[action$='/fraga/'] button").first)
        self.look(alva)
        for who in ("birk", "lo"):
            self.assess(who)

    def assess(self, who):
        page, keys = self.desk(who, self.number)
        keys.tick(page.locator("[name=nothing]"))
        keys.press(self.button(page, "Give the statement"))
        for score in page.locator(".crit input[type=radio][value='4']").all():
            keys.pick(score)
        for why in page.locator("textarea[name$=_why]").all():
            keys.write(why, self.said("reason"))
        keys.choose(page.locator("select[name=recommendation]"), self.word("Recommend approval"))
        self.look(page)
        keys.press(self.button(page, "Hand in"))
        assert self.word("Handed in").casefold() in page.locator("main").inner_text().casefold()

    def agree_on_it(self):
        """The meeting is recorded once per round; the second case finds it there."""
        alva, keys = self.desk("alva", self.number)
        if not alva.locator("[name=recommendation]").count():
            self.record_the_meeting(alva, keys)
            alva, keys = self.desk("alva", self.number)
        keys.pick(alva.locator("[name=recommendation][value=approve]"))
        self.look(alva)
        keys.press(self.button(alva, "Keep what was agreed"))

    def record_the_meeting(self, alva, keys):
        keys.press(alva.get_by_role("link", name=self.word("Record the meeting first")))
        keys.reach(alva.get_by_text(self.word("Record a meeting"), exact=True))
        alva.keyboard.press("Enter")
        keys.write_today(alva.locator("[name=held_on]"))
        for person in alva.locator("[name=present]").all()[:2]:
            keys.tick(person)
        self.look(alva)
        keys.press(self.button(alva, "Record the meeting"))

    def propose_and_endorse(self):
        alva, keys = self.desk("alva", self.round)
        label = f"{self.word('Proposed decision')} {self.number}"
        keys.choose(alva.get_by_label(label), self.word("Grant"))
        keys.press(self.button(alva, "Keep the proposals"))
        self.look(alva)
        for who in ("disa", "edvin"):
            page, keys = self.desk(who, self.round)
            keys.press(page.locator("form:has([name=role]) button").first)

    def decide_and_publish(self):
        frida, keys = self.desk("frida", self.round)
        keys.write(frida.locator("[name=minutes]"), self.said("minutes"))
        keys.write(frida.locator("[name=number]"), "§ 4")
        keys.write_today(frida.locator("main form input[type=date]"))
        self.look(frida)
        keys.press(self.button(frida, "Decide the chosen cases"))
        keys.press(self.button(frida, "Send the letters and publish"))
        self.look(frida)
