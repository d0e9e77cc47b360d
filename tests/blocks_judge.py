"""A Slack that knows blocks.validate, as no other in these tests does. It keeps what it was shown."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

OK = {"ok": True}


@dataclass
class Judge:
    """`answers`: what it says to a method, in turn; the last one for good. All others are {"ok": true}."""

    base_url: str = ""
    answers: dict[str, list[dict]] = field(default_factory=dict)
    asked: list[tuple[str, dict]] = field(default_factory=list)

    def answer(self, method: str, body: dict) -> dict:
        self.asked.append((method, body))
        waiting = self.answers.get(method, [OK])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def blocks_judge(**answers: list[dict]) -> Iterator[Judge]:
    """`answers` by method, with "_" for its dots."""
    judge = Judge(answers={name.replace("_", "."): said for name, said in answers.items()})

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            said = json.dumps(judge.answer(self.path.rpartition("/")[2], _fields(body))).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, name="judge")
    thread.start()
    judge.base_url = f"http://127.0.0.1:{server.server_address[1]}/api/"
    try:
        yield judge
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _fields(body: str) -> dict:
    if body.startswith("{"):
        return json.loads(body)
    return {name: values[0] for name, values in parse_qs(body).items()}
