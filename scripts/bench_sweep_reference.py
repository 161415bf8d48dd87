"""A sweep as the usual Python stack does it: requests, json and BeautifulSoup, one session per host.

    REQUESTS_CA_BUNDLE=TRUST_ROOTS bench_sweep_reference.py BOARDS PORT

BOARDS has a line for each board: system, token and careers page, apart by tabs. Every host is reached at 127.0.0.1:PORT
over TLS. Asks what Scoutly asks, robots.txt included, and reads of each posting title, location, address and the
description as text. Prints a line of JSON; seconds and CPU are those of the sweep, without Python's own start.
"""
import html
import json
import socket
import sys
import time
import urllib.robotparser
from urllib.parse import urlsplit

import requests
from bs4 import BeautifulSoup

AGENT = "Scoutly/0.1"


def text(markup):
    return BeautifulSoup(markup or "", "html.parser").get_text("\n", strip=True)


def posting(title, location, url, description=""):
    return {"title": title, "location": location, "url": url, "description": text(description)}


class Sites:
    """Sessions by host, and what each host's robots.txt says."""

    def __init__(self):
        self.sessions, self.rules = {}, {}

    def get(self, url):
        host = urlsplit(url).netloc
        if host not in self.sessions:
            session = self.sessions[host] = requests.Session()
            session.headers["User-Agent"] = AGENT
            rules = self.rules[host] = urllib.robotparser.RobotFileParser()
            rules.parse(session.get(f"https://{host}/robots.txt", timeout=30).text.splitlines())
        if not self.rules[host].can_fetch(AGENT, url):
            raise PermissionError(url)
        answer = self.sessions[host].get(url, timeout=30)
        answer.raise_for_status()
        return answer


def joined(*parts):
    return ", ".join(part for part in parts if part)


def ashby(sites, token):
    url = f"https://api.ashbyhq.com/posting-api/job-board/{token}?includeCompensation=true"
    for job in sites.get(url).json()["jobs"]:
        if job.get("isListed", True):
            yield posting(job["title"], job.get("location"), job["jobUrl"], job.get("descriptionHtml"))


def greenhouse(sites, token):
    url = f"https://boards-api.greenhouse.io/v1/boards/{token}/jobs?content=true&pay_transparency=true"
    for job in sites.get(url).json()["jobs"]:
        content = html.unescape(job.get("content") or "")
        yield posting(job["title"], job["location"]["name"], job["absolute_url"], content)


def lever(sites, token):
    for job in sites.get(f"https://api.lever.co/v0/postings/{token}?mode=json").json():
        parts = [job.get("description") or ""]
        parts += [f"<h3>{part['text']}</h3><ul>{part['content']}</ul>" for part in job.get("lists", [])]
        parts.append(job.get("additional") or "")
        yield posting(job["text"], job["categories"].get("location"), job["hostedUrl"], "".join(parts))


def recruitee(sites, token):
    for job in sites.get(f"https://{token}.recruitee.com/api/offers/").json()["offers"]:
        body = (job.get("description") or "") + (job.get("requirements") or "")
        yield posting(job["title"], joined(job.get("city"), job.get("country")), job["careers_url"], body)


def personio(sites, token):
    host = f"https://{token}.jobs.personio.de"
    answer = BeautifulSoup(sites.get(f"{host}/xml?language=en").content, "xml")
    for job in answer.find_all("position"):
        body = "".join(value.text for value in job.find_all("value"))
        url = f"{host}/job/{job.find('id', recursive=False).text}"
        yield posting(job.find("name", recursive=False).text, job.office.text, url, body)


def pinpoint(sites, token):
    for job in sites.get(f"https://{token}.pinpointhq.com/postings.json").json()["data"]:
        names = ("description", "key_responsibilities", "skills_knowledge_expertise", "benefits")
        body = "".join(job.get(name) or "" for name in names)
        yield posting(job["title"], (job.get("location") or {}).get("name"), job["url"], body)


def teamtailor(sites, token):
    answer = sites.get(f"https://{token}.teamtailor.com/jobs.rss?offset=0&per_page=200")
    for item in BeautifulSoup(answer.content, "xml").find_all("item"):
        place = joined(*(part.text for part in (item.find("tt:city"), item.find("tt:country")) if part))
        yield posting(item.title.text, place, item.link.text, item.description.text)


def workable(sites, token):
    answer = sites.get(f"https://apply.workable.com/api/v1/widget/accounts/{token}?details=true").json()
    for job in answer["jobs"]:
        yield posting(job["title"], joined(job.get("city"), job.get("country")), job["url"], job.get("description"))


def rippling(sites, token):
    for job in sites.get(f"https://api.rippling.com/platform/api/ats/v1/board/{token}/jobs").json():
        yield posting(job["name"], (job.get("workLocation") or {}).get("label"), job["url"])


def breezy(sites, token):
    for job in sites.get(f"https://{token}.breezy.hr/json").json():
        yield posting(job["name"], job["location"]["name"], job["url"], job.get("description"))


def bamboohr(sites, token):
    for job in sites.get(f"https://{token}.bamboohr.com/careers/list").json()["result"]:
        url = f"https://{token}.bamboohr.com/careers/{job['id']}"
        yield posting(job["jobOpeningName"], joined(job["location"]["city"], job["location"]["state"]), url)


def smartrecruiters(sites, token):
    seen, row, total = set(), 0, 1
    while row < total:
        url = f"https://api.smartrecruiters.com/v1/companies/{token}/postings?limit=100&offset={row}"
        answer = sites.get(url).json()
        new = [job for job in answer["content"] if job["id"] not in seen]
        if not new:
            return
        total, row = answer["totalFound"], row + len(answer["content"])
        for job in new:
            seen.add(job["id"])
            url = f"https://jobs.smartrecruiters.com/{token}/{job['id']}"
            yield posting(job["name"], job["location"].get("fullLocation") or job["location"].get("city"), url)


SYSTEMS = {
    read.__name__: read
    for read in (ashby, greenhouse, lever, recruitee, personio, pinpoint, teamtailor, workable, rippling, breezy, bamboohr,
                 smartrecruiters)
}


def lead_to(port):
    """Every connection goes to this machine, as Scoutly's connect-to rule does it."""
    look_up = socket.getaddrinfo
    socket.getaddrinfo = lambda host, _, *rest, **named: look_up("127.0.0.1", port, *rest, **named)


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


def main():
    boards, port = sys.argv[1], int(sys.argv[2])
    with open(boards) as lines:
        boards = [line.rstrip("\n").split("\t") for line in lines]
    lead_to(port)
    wall, cpu = time.monotonic(), time.process_time()
    sites, counts, texts = Sites(), [], 0
    for system, token, _ in boards:
        postings = list(SYSTEMS[system](sites, token))
        counts.append(len(postings))
        texts += sum(1 for posting in postings if posting["description"])
    print(json.dumps({
        "seconds": time.monotonic() - wall, "cpuSeconds": time.process_time() - cpu, "peakBytes": peak_bytes(),
        "postings": counts, "texts": texts,
    }))


if __name__ == "__main__":
    main()
