"""The programme's own facts as the public record tells them: what the demonstration shows until an office writes its own."""

from kompanjon.core.office.models import Office

FACTS = {
    "name_sv": "Kommunala partnerskap",
    "name_en": "Municipal partnerships",
    "office_name_sv": "Programkontoret",
    "office_name_en": "The programme office",
    "principal_sv": "Sveriges Kommuner och Regioner (SKR)",
    "principal_en": "the Swedish Association of Local Authorities and Regions (SKR)",
    "funder_sv": "Sida",
    "funder_en": "Sida",
    "place": "Visby",
    "about_sv": (
        "En svensk kommun eller region och dess motsvarighet i ett annat land tar sig an en utmaning som de delar. "
        "Syftet är starkare demokrati på lokal nivå, och genom den mindre fattigdom. Parterna söker stöd tillsammans, "
        "träffas minst två gånger om året hos varandra och leds av en styrgrupp med politiker från majoritet och "
        "opposition och ledande tjänstepersoner. För den svenska parten kostar det inget extra; samarbetspartens bidrag "
        "är den egna arbetstiden."
    ),
    "about_en": (
        "A Swedish municipality or region and its counterpart in another country take on a challenge they share. The aim "
        "is stronger democracy at local level, and through that less poverty. The parties apply together, meet at least "
        "twice a year in each other's towns and are led by a steering group of politicians from majority and opposition "
        "and leading officials. It brings the Swedish party no extra cost; the counterpart gives its own working time."
    ),
    "contact_sv": "Detta är en demonstration: det finns inget kontor att ringa. Programmets egen webbplats är icld.se.",
    "contact_en": "This is a demonstration: there is no office to call. The programme's own site is icld.se.",
}


def introduce_the_office():
    if not Office.objects.exists():
        Office.objects.create(**FACTS)
