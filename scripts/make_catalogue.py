#!/usr/bin/env python3
"""Makes the starter catalogue that Scoutly ships from two lists of companies: facts from a public registry of boards.

    scripts/make_catalogue.py ../shared/catalogue > Sources/Boards/Resources/companies.tsv

The folder has boards.csv (company, website, careers_url, system, token) and first-companies.csv (company_id, company,
careers_url, selector, work_model, headquarters, office_locations, fields, open_to_application), the companies that are
offered first. A company of both becomes one line with the board of the one and the facts of the other; that two are one
company takes more than the name ("Assembly" exists three times): the same website, or the same board. The same lists
give the same bytes.
"""

import csv
import re
import sys
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

COLUMNS = [
    "company_id", "company", "website", "careers_url", "system", "token", "selector", "work_model", "headquarters",
    "office_locations", "fields", "open_to_application", "is_first",
]  # fmt: skip


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: cleaned(value or "") for name, value in row.items()} for row in csv.DictReader(file)]


def cleaned(text: str) -> str:
    """Without marks that nobody sees (U+200E), on one line."""
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def folded(name: str) -> str:
    """Letters and digits alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if c.isalnum())


def site(address: str) -> str:
    """The last two labels of the host: "www.datadoghq.com" and "careers.datadoghq.com" are one site."""
    return ".".join((urlsplit(address).hostname or "").split(".")[-2:])


def page(address: str) -> str:
    """Host and first step of the path, which on a job board's host is the company."""
    parts = urlsplit(address)
    return f"{parts.hostname}/{parts.path.strip('/').split('/')[0]}".lower()


def is_same(first: dict[str, str], board: dict[str, str]) -> bool:
    if folded(first["company"]) != folded(board["company"]):
        return False
    if page(first["careers_url"]) == page(board["careers_url"]):
        return True
    return site(first["careers_url"]) == site(board["website"])


def merged(first: dict[str, str], boards: list[dict[str, str]]) -> dict[str, str]:
    """The whole board instead of the page that shows it, often a part of it."""
    same = [board for board in boards if is_same(first, board)]
    if len(same) != 1:
        return first | {"is_first": "true"}
    source = {name: same[0][name] for name in ("website", "careers_url", "system", "token")}
    boards.remove(same[0])
    return first | source | {"selector": "", "is_first": "true"}


def main(folder: Path) -> None:
    boards = read(folder / "boards.csv")
    companies = [merged(first, boards) for first in read(folder / "first-companies.csv")] + boards
    companies.sort(key=lambda row: (row["company"].casefold(), row["careers_url"], row.get("token", "")))
    print("\t".join(COLUMNS))
    for company in companies:
        print("\t".join(re.sub(r"^false$", "", company.get(name, "")) for name in COLUMNS))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: scripts/make_catalogue.py FOLDER")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main(Path(sys.argv[1]))
