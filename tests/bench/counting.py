"""Says in a header how many SQL statements an answer took, when it is asked to."""

from django.db import connection


class Statements:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "X-Count" not in request.headers:
            return self.get_response(request)
        seen = []

        def count(execute, sql, params, many, context):
            if not sql.startswith(("SAVEPOINT", "RELEASE")):
                seen.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
            if not response.streaming:
                response["X-Statements"] = str(len(seen))
        return response
