"""Plays the cases of the Autobahn test suite against a WebSocket server, and prints a table of how they ended.

    conformance.py ws://127.0.0.1:9001 [--cases 1,2.5,12.*] [--report FILE]

Runs in an environment into which `scripts/conformance` has installed the suite (autobahntestsuite) and the version of
Autobahn that it is written for. The suite is Python 2: its cases take strings for bytes. They are read here with a few
changes made in memory, strings stay strings in which each character is a byte, and `Peer` turns them into bytes and back.
What is sent, what is expected and how it is judged is the suite's own; its runner and its reports in HTML are not used.
"""

import argparse
import binascii
import builtins
import codecs
import importlib.util
import json
import os
import re
import sys
import sysconfig
import time
import types
from collections import Counter


# ---- Reading the suite -------------------------------------------------------------------------------------------------

# In every file, then by file. Each must be found, so that another version of the suite can't be read wrongly in silence.
EVERYWHERE = [
    (r"(?m)^(\s*)print\b.*$", r"\1pass"),
    (r"binascii\.b2a_hex\(", "hex_of("),
    (r"\(object, Case, \)", "(Case, )"),
]
IN_FILE = {
    "case9_9_1": [(r"from zope.interface import implements", "implements = lambda *interfaces: None")],
    "case10_1_1": [(r"len\(self\.payload\) / ", "len(self.payload) // ")],
    "case12_x_x": [(r"(def onMessage\(self, msg, binary\):\n)", r"\1   msg = msg.encode('latin-1')\n")],
}


def as_bytes(text):
    return text.encode("latin-1") if isinstance(text, str) else text


def hex_of(text):
    return binascii.b2a_hex(as_bytes(text)).decode()


class CaseLoader:
    """Finds the suite's modules, which import each other as neighbors, and translates them."""

    def __init__(self, folder):
        self.folder = folder

    def find_spec(self, name, path=None, target=None):
        file = os.path.join(self.folder, name + ".py")
        if not re.fullmatch(r"case\w*", name) or not os.path.exists(file):
            return None
        return importlib.util.spec_from_loader(name, self, origin=file)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.translated(module.__spec__.origin, module.__name__), module.__dict__)

    @staticmethod
    def translated(file, name):
        with open(file, encoding="latin-1") as source:
            text = re.sub(r"\A# coding=.*", "", source.read())
        for pattern, replacement in EVERYWHERE:
            text = re.sub(pattern, replacement, text)
        for pattern, replacement in IN_FILE.get(name, []):
            text, count = re.subn(pattern, replacement, text)
            if count == 0:
                sys.exit(f"{file}: not the version of the suite that this was written for")
        return compile(text, file, "exec")


def load_cases():
    """The suite's case classes, in its order."""
    builtins.xrange = range
    builtins.unichr = chr
    builtins.hex_of = hex_of
    # Not imported: its __init__ is Python 2.
    suite = os.path.join(sysconfig.get_path("purelib"), "autobahntestsuite")
    resources = types.ModuleType("pkg_resources")
    resources.resource_filename = lambda package, name: os.path.join(suite, name)
    sys.modules["pkg_resources"] = resources
    folder = os.path.join(suite, "case")
    sys.meta_path.insert(0, CaseLoader(folder))
    names = {"__name__": "cases"}
    exec(CaseLoader.translated(os.path.join(folder, "__init__.py"), "cases"), names)
    import case

    # The suite compares pickles, which may differ for equal values.
    case.Case.compare = lambda self, left, right: left == right
    return names["Cases"]


def case_number(case_class):
    return case_class.__name__[len("Case"):].replace("_", ".")


# ---- Autobahn, made fast enough without its extensions in C ------------------------------------------------------------


class Masker:
    def __init__(self, mask):
        self.mask, self.position = mask, 0

    def pointer(self):
        return self.position

    def reset(self):
        self.position = 0

    def process(self, data):
        shift = self.position & 3
        key = self.mask[shift:] + self.mask[:shift]
        count = len(data)
        key = (key * (count // 4 + 1))[:count]
        self.position += count
        return (int.from_bytes(data, "big") ^ int.from_bytes(key, "big")).to_bytes(count, "big")


class TextValidator:
    def __init__(self):
        self.reset()

    def reset(self):
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.total = 0

    def validate(self, data):
        """Valid so far, at the end of a character, index in this piece, index in all: as Autobahn's own."""
        if isinstance(data, str):
            data = data.encode("latin-1")
        try:
            self.decoder.decode(data)
        except UnicodeDecodeError as error:
            index = max(error.start, 0)
            return False, False, index, self.total + index
        self.total += len(data)
        return True, not self.decoder.getstate()[0], len(data), self.total


def load_autobahn():
    import txaio

    txaio.use_twisted()
    import autobahn.twisted.websocket as websocket
    import autobahn.websocket.protocol as protocol
    import autobahn.websocket.utf8validator as utf8validator

    utf8validator.Utf8Validator = protocol.Utf8Validator = TextValidator
    protocol.createXorMasker = lambda mask, length=None: Masker(mask)
    return websocket, protocol


# ---- Playing the cases -------------------------------------------------------------------------------------------------


def make_peer(websocket, protocol, reactor):
    """The class of the connection that a case plays on: what the suite's fuzzing client gives its cases."""

    class Peer(websocket.WebSocketClientProtocol):
        def connectionMade(self):
            self.connectionWasOpen = False
            self.createWirelog = False
            self.txFrameStats = {}
            super().connectionMade()

        # What the cases call.

        def sendFrame(self, opcode, payload=b"", payload_len=None, **options):
            payload = as_bytes(payload)
            if payload_len is not None:
                payload = (payload * (payload_len // len(payload) + 1))[:payload_len]
            super().sendFrame(opcode=opcode, payload=payload, **options)

        def sendMessage(self, payload, isBinary=False, **options):
            super().sendMessage(as_bytes(payload), isBinary, **options)

        def sendMessageFrameData(self, payload, **options):
            return super().sendMessageFrameData(as_bytes(payload), **options)

        def sendCloseFrame(self, code=None, reasonUtf8=None, isReply=False):
            super().sendCloseFrame(code=code, reasonUtf8=as_bytes(reasonUtf8), isReply=isReply)

        def enableWirelog(self, enable):
            pass

        def continueLater(self, delay, function, tag=None):
            self.later(delay, function)

        def killAfter(self, delay):
            self.later(delay, self.failConnection)

        def closeAfter(self, delay):
            self.later(delay, self.sendClose)

        def later(self, delay, function):
            def run():
                if self.state != protocol.WebSocketProtocol.STATE_CLOSED:
                    function()

            reactor.callLater(delay, run)

        # What happens to them.

        def onOpen(self):
            self.connectionWasOpen = True
            self.runCase.onOpen()

        def onMessage(self, payload, isBinary):
            self.runCase.onMessage(payload.decode("latin-1"), isBinary)

        def onPong(self, payload):
            self.runCase.onPong(payload.decode("latin-1"))

        def onClose(self, wasClean, code, reason):
            self.runCase.onClose(wasClean, code, reason)

        def logTxFrame(self, header, payload, repeatLength, chopsize, sync):
            self.txFrameStats[header.opcode] = self.txFrameStats.get(header.opcode, 0) + 1

        def logRxFrame(self, header, payload):
            pass

        def connectionLost(self, reason):
            super().connectionLost(reason)
            try:
                self.runCase.onConnectionLost(self.failedByMe)
            finally:
                self.factory.ended(self)

    return Peer


class Run:
    """Plays one case after the other, each on a connection of its own."""

    def __init__(self, url, cases, websocket, protocol, reactor):
        self.url, self.cases, self.reactor = url, cases, reactor
        self.websocket = websocket
        self.Peer = make_peer(websocket, protocol, reactor)
        self.results = {}

    def start(self):
        self.pending = iter(self.cases)
        self.next()
        self.reactor.run()

    def next(self):
        case_class = next(self.pending, None)
        if case_class is None:
            return self.reactor.stop()
        self.began = time.monotonic()
        if sys.stderr.isatty():
            print(f"\rcase {case_number(case_class)}    ", end="\r", file=sys.stderr)
        run = self

        class Factory(self.websocket.WebSocketClientFactory):
            noisy = False

            def buildProtocol(self, address):
                peer = run.Peer()
                peer.factory = self
                peer.runCase = case_class(peer)
                return peer

            def ended(self, peer):
                run.note(case_class, peer)

            def clientConnectionFailed(self, connector, reason):
                print(f"cannot connect to {run.url}: {reason.getErrorMessage()}")
                run.reactor.stop()

        factory = Factory(self.url)
        factory.logFrames = True
        factory.setProtocolOptions(failByDrop=False)
        self.reactor.connectTCP(factory.host, factory.port, factory)

    def note(self, case_class, peer):
        case = peer.runCase
        number = case_number(case_class)
        self.results[number] = {
            "behavior": case.behavior,
            "close": case.behaviorClose,
            "result": case.result,
            "resultClose": case.resultClose,
            "code": peer.remoteCloseCode,
            "milliseconds": round(1000 * (time.monotonic() - self.began)),
        }
        if failed(self.results[number]):
            describe(number, self.results[number])
            sys.stdout.flush()
        self.reactor.callLater(0, self.next)


# ---- Telling how it went -----------------------------------------------------------------------------------------------

GOOD = ["OK", "NON-STRICT", "INFORMATIONAL"]


def failed(result):
    return result["behavior"] not in GOOD or result["close"] not in GOOD


def describe(number, result):
    print(f"case {number}: {result['behavior']} ({result['result']}), "
          f"close {result['close']} ({result['resultClose']}), code {result['code']}")


def print_table(results):
    columns = ["passed", "non-strict", "informational", "failed"]
    names = {"OK": "passed", "NON-STRICT": "non-strict", "INFORMATIONAL": "informational"}
    counts = {}
    for number, result in results.items():
        outcome = "failed" if failed(result) else names[result["behavior"]]
        counts.setdefault(int(number.split(".")[0]), Counter())[outcome] += 1
    print("| cases | " + " | ".join(columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    for category in sorted(counts):
        print(f"| {category} | " + " | ".join(str(counts[category][column]) for column in columns) + " |")
    total = sum(counts.values(), Counter())
    print("| all | " + " | ".join(str(total[column]) for column in columns) + " |")


def chosen(number, patterns):
    return any(number == p or number.startswith(p.removesuffix("*").removesuffix(".") + ".") for p in patterns)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--cases")
    parser.add_argument("--report")
    options = parser.parse_args()
    websocket, protocol = load_autobahn()
    from twisted.internet import reactor

    cases = load_cases()
    if options.cases:
        patterns = options.cases.split(",")
        cases = [case for case in cases if chosen(case_number(case), patterns)]
    run = Run(options.url, cases, websocket, protocol, reactor)
    run.start()
    print_table(run.results)
    if options.report:
        with open(options.report, "w") as file:
            json.dump(run.results, file, indent=1)
    missing = len(cases) - len(run.results)
    if missing:
        print(f"{missing} cases were not played")
    return 1 if missing or not cases or any(map(failed, run.results.values())) else 0


if __name__ == "__main__":
    sys.exit(main())
