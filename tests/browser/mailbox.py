"""A mail server for the journeys: takes every letter and keeps it to be looked at."""

import socketserver
import threading
from email import message_from_bytes, policy

ANSWERS = {b"EHLO": b"250 here", b"HELO": b"250 here", b"QUIT": b"221 bye", b"DATA": b"354 go on"}


class Conversation(socketserver.StreamRequestHandler):
    """The few words of SMTP that a letter needs."""

    def handle(self):
        self.say(b"220 here")
        while line := self.rfile.readline():
            word = line[:4].upper()
            self.say(ANSWERS.get(word, b"250 ok"))
            if word == b"QUIT":
                return
            if word == b"DATA":
                self.take()

    def take(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.server.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self.say(b"250 ok")

    def say(self, line):
        self.wfile.write(line + b"\r\n")


class Mailbox(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.letters = []

    @property
    def port(self):
        return self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *trouble):
        self.shutdown()
        self.server_close()
