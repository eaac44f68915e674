from allauth.account.adapter import DefaultAccountAdapter


class HouseAdapter(DefaultAccountAdapter):
    """Accounts begin with an invitation; nobody signs up by themselves."""

    def is_open_for_signup(self, request):
        return False
