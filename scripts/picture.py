"""Draws docs/images/scout.svg from what `scoutly scout --sample` really prints. Needs the PyPI package rich.

    python3 scripts/picture.py .build/debug/scoutly
"""
import os
import pty
import subprocess
import sys

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

COLUMNS, LINES_SHOWN = 104, 44
THEME = TerminalTheme(
    (24, 26, 31), (220, 223, 228),
    [(40, 44, 52), (224, 108, 117), (126, 199, 119), (229, 192, 123), (97, 175, 239), (198, 120, 221), (86, 182, 194), (220, 223, 228)],
)


def output_in_a_terminal(command):
    master, slave = pty.openpty()
    subprocess.run(["stty", "columns", str(COLUMNS)], stdin=slave, check=True)
    program = subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL)
    os.close(slave)
    output = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        output += chunk
    program.wait()
    return output.decode().replace("\r\n", "\n")


lines = output_in_a_terminal([sys.argv[1], "scout", "--sample"]).split("\n")[:LINES_SHOWN]
console = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"), force_terminal=True, color_system="truecolor")
console.print(Text("$ make scout", style="bold"))
console.print(Text.from_ansi("\n".join(lines)))
console.save_svg("docs/images/scout.svg", title="scoutly", theme=THEME)
