"""Security headers that Django 5.2 does not send itself; the setting has the name it gets in Django 6."""

from django.conf import settings

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"

DJANGOS_OWN = (404, 500)
"""With KOMPANJON_DEBUG these are Django's pages for developers, which carry their style and script in themselves."""


def policy(directives):
    """{"img-src": ["'self'", "data:"], …} as the value of a Content-Security-Policy header."""
    return "; ".join(f"{name} {' '.join(sources)}".strip() for name, sources in directives.items())


class ContentPolicy:
    """No inline script, no inline style, no eval, nothing from others; referrers stay in the house."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.value = policy(settings.SECURE_CSP)

    def __call__(self, request):
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code in DJANGOS_OWN):
            response.headers.setdefault("Content-Security-Policy", self.value)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        return response
