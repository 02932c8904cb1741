"""What both tours share: steps that go on after a failure, and one line of JSON for each."""

import json
import time
import urllib.request


class Tour:
    def __init__(self, url):
        self.url = url
        self.names = set()

    def step(self, name, act, refused=None):
        """Runs `act`; its answer, or None. `refused` is what the venue itself says to an account as fresh as ours."""
        assert name not in self.names, name
        self.names.add(name)
        try:
            answer = act()
            text = refusal_of(answer)
        except Exception as error:  # A tour goes on, whatever a step did.
            answer, text = None, f"{type(error).__name__}: {error}"
        if refused is not None:
            ok = text is not None and refused in text
            text = None if ok else f"expected to be refused with {refused!r}, got {text or answer!r}"
        print(json.dumps({"step": name, "ok": text is None, "why": (text or "")[:400]}), flush=True)
        return answer

    def expect(self, name, act, check):
        """A step whose answer must also say the right thing."""

        def checked():
            answer = act()
            assert refusal_of(answer) is not None or check(answer), f"unexpected answer: {answer!r}"
            return answer

        return self.step(name, checked)

    def control(self, path, body):
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode(), {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)


def refusal_of(answer):
    """Why the venue refused, or None."""
    if not isinstance(answer, dict):
        return None
    if answer.get("status") == "err":
        return str(answer.get("response"))
    response = answer.get("response")
    data = response.get("data") if isinstance(response, dict) else None
    if not isinstance(data, dict):
        return None
    statuses = data.get("statuses", [data.get("status")])
    return next((s["error"] for s in statuses if isinstance(s, dict) and "error" in s), None)


def wait_for(check, seconds=30):
    """The first answer that is not falsy."""
    end = time.time() + seconds
    while time.time() < end:
        answer = check()
        if answer:
            return answer
        time.sleep(0.1)
    raise TimeoutError(f"did not happen within {seconds} s")
