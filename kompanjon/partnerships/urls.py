"""The addresses of this room: one line per drawer."""

urlpatterns: list = []
