"""A server that speaks the OpenAI protocol and says what a test wrote down, on loopback only."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SECRET = "sk-test-0123456789abcdef"


@dataclass
class Reply:
    """What the server says next: chunks of text with a pause before each, or a failure."""

    chunks: Sequence[str] = ()
    pause: float = 0.0
    status: int = 200
    cut_off: bool = False
    """The connection closes in the middle of a line, without a word."""
    raw: bytes | None = None
    """Sent as it is in place of the stream."""


Script = Callable[[str], Reply]


@dataclass
class OpenAIServer:
    """A running server; `script` maps the whole prompt to the reply, `prompts` has them all."""

    url: str
    script: Script
    prompts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    """Set when the other side closed a stream before its end."""

    def says(self, *chunks: str, **more: Any) -> None:
        """Reply with this to whatever is asked."""
        self.script = lambda prompt: Reply(chunks, **more)


@contextmanager
def openai_server(script: Script | None = None) -> Iterator[OpenAIServer]:
    """Serve until the end of the block."""
    server = OpenAIServer("", script or (lambda prompt: Reply(("Nothing.",))))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *arguments: object) -> None:
            """Tests read what the server said, not when."""

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            prompt = "\n".join(str(message["content"]) for message in body["messages"])
            server.prompts.append(prompt)
            server.keys.append(self.headers.get("Authorization", ""))
            reply = server.script(prompt)
            try:
                _send(self, reply, body.get("stream", False))
            except (BrokenPipeError, ConnectionResetError):
                server.left.set()
            self.close_connection = True

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _send(handler: BaseHTTPRequestHandler, reply: Reply, stream: bool) -> None:
    handler.send_response(reply.status)
    handler.send_header("Connection", "close")
    if reply.status != 200:
        body = json.dumps({"error": {"message": f"No. Your key is {SECRET}.", "type": "x"}})
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body.encode())
        return
    handler.send_header("Content-Type", "text/event-stream" if stream else "application/json")
    handler.end_headers()
    if reply.raw is not None:
        handler.wfile.write(reply.raw)
        return
    for chunk in reply.chunks:
        time.sleep(reply.pause)
        handler.wfile.write(_event({"content": chunk}, None))
        handler.wfile.flush()
    if reply.cut_off:
        handler.wfile.write(b'data: {"choices": [{"del')
        return
    handler.wfile.write(_event({}, "stop") + b"data: [DONE]\n\n")


def _event(delta: dict[str, str], finish: str | None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    event = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "scripted",
        "choices": [choice],
    }
    return f"data: {json.dumps(event)}\n\n".encode()
