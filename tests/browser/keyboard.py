"""Hands on the keyboard only: Tab to what is meant, then type, Space or Enter. A stop that cannot be seen fails."""

from datetime import date

FURTHEST = 400
SEEN = """element => {
  const style = getComputedStyle(element), parent = getComputedStyle(element.parentElement)
  const ring = s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none"
  const label = element.id && document.querySelector(`label[for="${element.id}"]`)
  return ring(style) || ring(parent) || style.backgroundColor === "rgb(242, 181, 59)" ||
    Boolean(label && [getComputedStyle(label), getComputedStyle(label, "::before")].some(ring))
}"""


class Keyboard:
    """Walks one page by keyboard. Every stop that is used must be reachable by Tab and show where one is."""

    def __init__(self, page):
        self.page = page

    def reach(self, target):
        """Tab until `target` has the focus; from the top once more if it lies behind."""
        target.wait_for()
        for _ in range(FURTHEST):
            if target.evaluate("element => element === document.activeElement"):
                assert target.evaluate(SEEN), f"{target} has the focus and does not show it"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} on {self.page.url} is not reached by Tab")

    def write(self, target, text):
        self.reach(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def write_today(self, target):
        """Month, day and year, in the order in which the browser of these journeys asks for them."""
        self.reach(target)
        self.page.keyboard.type(date.today().strftime("%m%d%Y"))
        assert target.input_value() == date.today().isoformat()

    def tick(self, target):
        """A checkbox, or a radio button: its group is one stop, and the arrows go within it."""
        if target.get_attribute("type") == "radio":
            return self.pick(target)
        self.reach(target)
        self.page.keyboard.press("Space")

    def pick(self, target):
        group = self.page.locator(f"input[type=radio][name='{target.get_attribute('name')}']")
        chosen = group.locator("xpath=self::*[@checked]")
        self.reach(chosen if chosen.count() else group.first)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if target.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{target} cannot be chosen with the arrows")

    def choose(self, target, label):
        """An option of a list, by typing its first letters."""
        self.reach(target)
        self.page.keyboard.type(label)
        assert target.evaluate("element => element.selectedOptions[0].label.trim()").startswith(label)

    def press(self, target):
        """A button or a link; answers when the next page is there."""
        self.reach(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
