"""Receives Waymark's webhooks, checks their signatures (Standard Webhooks) and prints them. Standard library only.

    python3 receiver.py whsec_…  [port]        # listens on 127.0.0.1, port 9000 unless told otherwise
"""
import base64, hashlib, hmac, json, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = base64.b64decode(sys.argv[1].removeprefix("whsec_"))
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 9000

def verify(headers, body):
    """Raises ValueError unless the body was signed with our secret, less than five minutes ago."""
    stamp = headers["webhook-timestamp"] or ""
    expected = hmac.digest(SECRET, f"{headers['webhook-id']}.{stamp}.".encode() + body, hashlib.sha256)
    signatures = [text[3:] for text in (headers["webhook-signature"] or "").split() if text.startswith("v1,")]
    if not any(hmac.compare_digest(base64.b64encode(expected), text.encode()) for text in signatures):
        raise ValueError("no signature matches")
    if abs(time.time() - int(stamp)) > 300:
        raise ValueError("too old, or from the future")

class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(min(int(self.headers["content-length"] or 0), 65_536))
        try:
            verify(self.headers, body)
        except ValueError as error:
            return self.send_error(401, str(error))
        self.send_response(204)  # answer first; what takes long is done afterwards
        self.end_headers()
        event = json.loads(body)
        print(self.headers["webhook-id"], event["type"], event["data"]["trip"], flush=True)

    def log_message(self, *_):
        pass

ThreadingHTTPServer(("127.0.0.1", PORT), Receiver).serve_forever()
