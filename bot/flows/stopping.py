"""How a person or a service manager ends the process."""

import signal
import sys
import threading


def stop_on_signal() -> threading.Event:
    """An event that is set by Ctrl-C or SIGTERM. A second signal ends the process at once."""
    stop = threading.Event()

    def on_signal(_number: int, _frame: object) -> None:
        if stop.is_set():
            sys.exit(1)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    return stop
