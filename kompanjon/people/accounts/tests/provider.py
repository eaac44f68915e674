"""An employer's sign-in in small (OpenID Connect): discovery, authorise, token with a signed ID token, userinfo, keys."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET, CODE = "kompanjon", "a-secret-for-tests", "a-code-once"


class Provider:
    """Who is signed in at the employer is `claims`; `sign_with` another key than the published one to play a forger."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.sign_with = self.key
        self.claims = {"sub": "emp-17", "email": "alva@example.org", "email_verified": True, "name": "Alva"}
        self.asked, self.nonce = [], None
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def _handler(provider):
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *words):
                pass

            def do_GET(self):
                self.answer(provider.get(urlsplit(self.path).path))

            def do_POST(self):
                sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.answer(provider.token(sent, self.headers.get("Authorization", "")))

            def answer(self, body):
                status = 200 if body is not None else 400
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(body or {"error": "invalid_request"}).encode())

        return Handler

    def get(self, path):
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
            }
        if path == "/userinfo":
            return self.claims
        if path == "/keys":
            public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
            return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}
        return None

    def authorise(self, address):
        """The person signs in at the employer: from where Kompanjon sent them to where they are sent back."""
        sent = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.address}/authorize") and sent["client_id"] == CLIENT
        assert sent["response_type"] == "code" and "openid" in sent["scope"].split()
        self.nonce = sent.get("nonce")
        return sent["redirect_uri"] + "?" + urlencode({"code": CODE, "state": sent["state"]})

    def token(self, sent, authorization):
        self.asked.append("/token")
        secret = sent.get("client_secret", [""])[0]
        if sent.get("code") != [CODE] or not (secret == SECRET or authorization.startswith("Basic ")):
            return None
        now = int(time.time())
        claims = {**self.claims, "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300}
        claims |= {"nonce": self.nonce} if self.nonce else {}
        signed = jwt.encode(claims, self.sign_with, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": signed}


@contextmanager
def a_provider():
    provider = Provider()
    thread = threading.Thread(target=provider.server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.server.shutdown()
        provider.server.server_close()
        thread.join()
