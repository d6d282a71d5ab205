"""Headless Chromium, spoken to over a pipe in the DevTools protocol.

Nothing but Python's own library and a Chromium is needed. Reference:
https://chromedevtools.github.io/devtools-protocol/
"""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


class BrowserError(Exception):
    """Chromium did not do what it was asked to."""


class Browser:
    """A Chromium process; a context manager that ends it."""

    def __init__(self):
        program = next((path for path in map(shutil.which, NAMES) if path), None)
        if program is None:
            raise BrowserError("no Chromium is on the PATH")
        self.folder = tempfile.TemporaryDirectory(prefix="casmodel-browser-")
        commands, answers = os.pipe(), os.pipe()

        def become_browser():
            # The browser reads commands from descriptor 3 and writes answers to 4. First out of
            # the way, since a pipe may have got one of these numbers.
            read, write = os.dup2(commands[0], 103), os.dup2(answers[1], 104)
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--no-default-browser-check", "--disable-extensions",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-pipe",
             f"--user-data-dir={self.folder.name}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=become_browser, pass_fds=(3, 4))
        os.close(commands[0])
        os.close(answers[1])
        self.commands, self.answers = commands[1], answers[0]
        self.buffer = b""
        self.count = 0
        self.replies = {}
        self.listeners = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
            self.process.wait(10)
        except (BrowserError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.commands)
        os.close(self.answers)
        self.folder.cleanup()

    def call(self, method, session=None, seconds=60, **parameters):
        """Asks for something and gives back the answer."""
        self.count += 1
        number = self.count
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.commands, data):]
        deadline = time.monotonic() + seconds
        while number not in self.replies:
            self.receive(deadline, method)
        reply = self.replies.pop(number)
        if "error" in reply:
            raise BrowserError(f"{method}: {reply['error'].get('message')}")
        return reply["result"]

    def receive(self, deadline, what):
        """Takes in what the browser has to say, answers and events."""
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([self.answers], [], [], left)[0]:
            raise BrowserError(f"no answer to {what} in time")
        data = os.read(self.answers, 1 << 20)
        if not data:
            raise BrowserError("the browser has ended")
        self.buffer += data
        *messages, self.buffer = self.buffer.split(b"\0")
        for message in map(json.loads, messages):
            if "id" in message:
                self.replies[message["id"]] = message
            else:
                self.listeners.get(message.get("sessionId"), lambda _: None)(message)

    def page(self, **options):
        """A new page."""
        return Page(self, **options)


class Page:
    """A page of its own size and colours; keeps all that it says and asks for."""

    def __init__(self, browser, width=1200, height=900, dark=False, scripts=True, media=""):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.target = target
        self.session = browser.call(
            "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.requests, self.blocked, self.messages = [], set(), []
        self.addresses = {}
        self.is_loaded = False
        browser.listeners[self.session] = self.listen
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        # Focus as in a window that is in use.
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        if not scripts:
            self.call("Emulation.setScriptExecutionDisabled", value=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.listeners.pop(self.session, None)
        self.browser.call("Target.closeTarget", targetId=self.target)

    def call(self, method, **parameters):
        return self.browser.call(method, session=self.session, **parameters)

    def listen(self, event):
        method, parameters = event["method"], event["params"]
        if method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
            self.addresses[parameters["requestId"]] = parameters["request"]["url"]
        elif method == "Network.loadingFailed" and parameters.get("blockedReason") == "csp":
            self.blocked.add(self.addresses.get(parameters["requestId"]))
        elif method == "Page.loadEventFired":
            self.is_loaded = True
        elif method == "Page.javascriptDialogOpening":
            self.messages.append("dialog: " + parameters["message"])
        elif method == "Runtime.exceptionThrown":
            self.messages.append("exception: " + json.dumps(parameters["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled":
            self.messages.append("console: " + json.dumps(parameters["args"]))
        elif method == "Log.entryAdded":
            self.messages.append("log: " + parameters["entry"]["text"])

    def open(self, url):
        """Opens an address and waits until all of it is there."""
        self.is_loaded = False
        reply = self.call("Page.navigate", url=url)
        if reply.get("errorText"):
            raise BrowserError(f"{url}: {reply['errorText']}")
        deadline = time.monotonic() + 60
        while not self.is_loaded:
            self.browser.receive(deadline, f"opening {url}")

    def evaluate(self, expression):
        """The value of a JavaScript expression, as Python has it."""
        reply = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in reply:
            raise BrowserError(json.dumps(reply["exceptionDetails"]))
        return reply["result"].get("value")

    def move(self, x, y):
        """Moves the pointer to a place in the window."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, pointerType="mouse")

    def press(self, key, code=0):
        """Presses a key and lets it go."""
        for kind in ["rawKeyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                      windowsVirtualKeyCode=code)
