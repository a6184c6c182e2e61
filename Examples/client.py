"""Drives a trip through central Helsinki and prints its directions.

    pip install websockets
    python3 client.py [ws://127.0.0.1:8080/v1/navigate]       # add ?token=… where the server asks for one
"""
import itertools, json, math, sys, time
from websockets.sync.client import connect

URL = sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:8080/v1/navigate"
START = {"type": "start", "origin": {"latitude": 60.1699, "longitude": 24.9384},
         "destination": {"latitude": 60.1685, "longitude": 24.9490, "name": "Fabianinkatu"}}

def decode(polyline):
    """The points of a polyline with six decimals."""
    deltas, bits, shift = [], 0, 0
    for byte in polyline.encode():
        bits, shift = bits | (byte - 63 & 31) << shift, shift + 5
        if byte < 95:  # the last five bits of a number
            deltas.append(~(bits >> 1) if bits & 1 else bits >> 1)
            bits = shift = 0
    sums = (itertools.accumulate(deltas[axis::2]) for axis in (0, 1))
    return [(latitude / 1e6, longitude / 1e6) for latitude, longitude in zip(*sums)]

def drive(shape):
    """A fix every ten meters, and then standing at the end."""
    for (a, b), (c, d) in itertools.pairwise(shape):
        steps = math.ceil(math.hypot(c - a, (d - b) * math.cos(math.radians(a))) * 11_119.5)
        yield from ((a + (c - a) * i / steps, b + (d - b) * i / steps, 10) for i in range(steps))
    yield from itertools.repeat((*shape[-1], 0))

with connect(URL, subprotocols=["waymark.v1.json"]) as socket:
    socket.send(json.dumps(START))
    fixes, clock = iter(()), int(time.time() * 1000) - 600_000
    while True:
        try:
            message = json.loads(socket.recv(timeout=0.1))
        except TimeoutError:  # ten fixes a second, dated a second apart: ten times as fast as life
            for latitude, longitude, speed in itertools.islice(fixes, 1):
                clock += 1000
                socket.send(json.dumps({"type": "position", "latitude": latitude, "longitude": longitude,
                                        "timestamp": clock, "speed": speed, "accuracy": 5}))
            continue
        match message["type"]:
            case "route":
                fixes = drive(decode(message["route"]["geometry"]))
                print(f"{message['summary']['distance']:.0f} m, {message['summary']['duration']:.0f} s")
            case "instruction" if "voice" in message:
                print(f"{message['distanceAlongGeometry']:5.0f} m  {message['voice']['announcement']}")
            case "arrived":
                print("Arrived:", ", ".join(message["reasons"]))
            case "error":
                print("Error:", message["code"], message["message"], file=sys.stderr)
                if message["fatal"] or message.get("for") == "start":
                    sys.exit(1)
            case "ended":
                break
