"""Python's usual way through recorded boards: JSON, then each advert's HTML as text, and nothing else.

    bench_boards_reference.py bs4|lxml RECORDINGS REPEATS

Prints a line "postings<TAB>seconds": CPU time for one pass over all files, the best of REPEATS passes. Reading the
files is not counted. The files are those of Greenhouse, Lever and Ashby in RECORDINGS/expected.tsv.
"""
import csv
import html
import json
import pathlib
import sys
import time


def with_beautifulsoup():
    from bs4 import BeautifulSoup

    return lambda markup: BeautifulSoup(markup, "html.parser").get_text("\n", strip=True)


def with_lxml():
    import lxml.html

    return lambda markup: lxml.html.fromstring(markup).text_content() if markup.strip() else ""


def adverts(system, answer):
    """The HTML of each posting in an answer, as a list of pieces."""
    if system == "greenhouse":
        return [[html.unescape(job.get("content") or "")] for job in answer["jobs"]]
    if system == "ashby":
        return [[job.get("descriptionHtml") or ""] for job in answer["jobs"] if job.get("isListed", True)]
    return [
        [job.get("description") or "", *(part["content"] for part in job.get("lists", [])), job.get("additional") or ""]
        for job in answer
    ]


def one_pass(files, to_text):
    postings = 0
    for system, content in files:
        for pieces in adverts(system, json.loads(content)):
            postings += 1
            for piece in pieces:
                to_text(piece)
    return postings


def main():
    parser, recordings, repeats = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    to_text = {"bs4": with_beautifulsoup, "lxml": with_lxml}[parser]()
    with open(recordings / "expected.tsv", newline="") as rows:
        names = [row["file"] for row in csv.DictReader(rows, delimiter="\t")]
    files = [
        (name.split("/")[0], (recordings / name).read_bytes())
        for name in names
        if name.split("/")[0] in ("greenhouse", "lever", "ashby")
    ]
    best = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        postings = one_pass(files, to_text)
        best = min(best, time.process_time() - started)
    print(f"{postings}\t{best:.4f}")


main()
