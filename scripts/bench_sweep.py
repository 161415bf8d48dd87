"""A sweep of 200 recorded boards over TLS, read by Scoutly and by Python's usual stack in turns.

    bench_sweep.py BOARDS_BENCH SHARED FOLDER

BOARDS_BENCH is the built program. SHARED has the recordings and the replay server, which plays them. Where fewer than 200
boards are recorded, they are played again under further names. FOLDER gets what is played and sweep.json. Fails when the
two read different numbers of postings or ask different questions.
"""
import collections
import csv
import json
import os
import pathlib
import re
import subprocess
import sys

import certifi

BOARDS = 200
ROUNDS = 3

# For each system: the API's host and target, and the page that a person would name.
SYSTEMS = {
    "ashby": ("api.ashbyhq.com", "/posting-api/job-board/{}", "https://jobs.ashbyhq.com/{}"),
    "bamboohr": ("{}.bamboohr.com", "/careers/list", "https://{}.bamboohr.com/careers"),
    "breezy": ("{}.breezy.hr", "/json", "https://{}.breezy.hr"),
    "greenhouse": ("boards-api.greenhouse.io", "/v1/boards/{}/jobs", "https://job-boards.greenhouse.io/{}"),
    "lever": ("api.lever.co", "/v0/postings/{}", "https://jobs.lever.co/{}"),
    "personio": ("{}.jobs.personio.de", "/xml", "https://{}.jobs.personio.de/"),
    "pinpoint": ("{}.pinpointhq.com", "/postings.json", "https://{}.pinpointhq.com/"),
    "recruitee": ("{}.recruitee.com", "/api/offers/", "https://{}.recruitee.com/"),
    "rippling": ("api.rippling.com", "/platform/api/ats/v1/board/{}/jobs", "https://ats.rippling.com/{}/jobs"),
    "smartrecruiters": (
        "api.smartrecruiters.com", "/v1/companies/{}/postings", "https://careers.smartrecruiters.com/{}"),
    "teamtailor": ("{}.teamtailor.com", "/jobs.rss", "https://{}.teamtailor.com/jobs"),
    "workable": ("apply.workable.com", "/api/v1/widget/accounts/{}", "https://apply.workable.com/{}/"),
}
ANOTHER_SHAPE = {"teamtailor/ergon-1komma5-sverige-teamtailor_jobs.json"}  # a second API of a system, not asked first


def recorded_boards(recordings):
    """The files that hold a board of these systems, in the table's order."""
    with open(recordings / "expected.tsv", newline="") as rows:
        names = [row["file"] for row in csv.DictReader(rows, delimiter="\t")]
    return [name for name in names if name.split("/")[0] in SYSTEMS and name not in ANOTHER_SHAPE]


def write_boards(recordings, folder):
    """Writes what the replay server plays and what is to be read; says how many boards were really recorded."""
    files = recorded_boards(recordings)
    with open(folder / "index.tsv", "w") as index, open(folder / "boards.tsv", "w") as boards:
        index.write("host\tmethod\ttarget\tstatus\tcontent_type\tfile\n")
        for number in range(BOARDS):
            file = files[number % len(files)]
            system = file.split("/")[0]
            host, target, page = SYSTEMS[system]
            token = re.sub("[^a-z0-9]", "", pathlib.PurePath(file).name.split(".")[0].lower())[-30:]
            token += f"{number // len(files) + 1}"
            kind = "application/xml" if file.endswith(".xml") else "application/json"
            index.write(f"{host.format(token)}\tGET\t{target.format(token)}\t200\t{kind}\t{recordings / file}\n")
            boards.write(f"{system}\t{token}\t{page.format(token)}\n")
    return len(files)


def run(command, log, environment=None):
    """What a reader says of itself, and what it asked the server."""
    before = log.stat().st_size if log.exists() else 0
    result = json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout)
    with open(log) as lines:
        lines.seek(before)
        requests = [json.loads(line) for line in lines]
    result["requests"] = collections.Counter(
        f"{request['method']} {request['host']}{request['target'].split('?')[0]}" for request in requests)
    return result


def differences(ours, theirs, boards):
    """Sentences about what one reader read or asked and the other did not."""
    rows = zip(boards, ours["postings"], theirs["postings"])
    found = [f"{board}: Scoutly read {own} postings, Python {other}" for board, own, other in rows if own != other]
    if ours["texts"] != theirs["texts"]:
        found.append(f"Scoutly read {ours['texts']} texts, Python {theirs['texts']}")
    for request in sorted(set(ours["requests"]) | set(theirs["requests"])):
        own, other = ours["requests"][request], theirs["requests"][request]
        if own != other:
            found.append(f"{request}: Scoutly asked {own} times, Python {other}")
    return found


def summary(results):
    """The least CPU and time of several sweeps, and the most memory."""
    first, cpu = results[0], min(result["cpuSeconds"] for result in results)
    seconds, postings = min(result["seconds"] for result in results), sum(first["postings"])
    return {
        "boards": len(first["postings"]), "postings": postings, "texts": first["texts"],
        "requests": sum(first["requests"].values()), "seconds": seconds, "cpuSeconds": cpu,
        "boardsPerSecond": len(first["postings"]) / seconds, "postingsPerSecond": postings / seconds,
        "postingsPerCPUSecond": postings / cpu, "peakBytes": max(result["peakBytes"] for result in results),
    }


def show(name, figures):
    print(f"{name:<24} {figures['boardsPerSecond']:8.0f} {figures['postingsPerSecond']:11.0f} "
          f"{figures['cpuSeconds']:8.2f} {figures['postingsPerCPUSecond']:17.0f} {figures['peakBytes'] / 1e6:9.1f} MB")


def main():
    program, shared, folder = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    distinct = write_boards(shared / "recordings", folder)
    (folder / "requests.jsonl").unlink(missing_ok=True)
    server = subprocess.Popen(
        [sys.executable, shared / "replay/replay.py", "--dir", folder, "--port", "0", "--index", folder / "index.tsv"],
        stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().split()[1]
        own_roots = folder / "ca.pem"
        # As a reader on a real machine has them: the usual roots, and one more.
        roots = folder / "roots.pem"
        roots.write_bytes(pathlib.Path(certifi.where()).read_bytes() + own_roots.read_bytes())
        environment = {**os.environ, "REQUESTS_CA_BUNDLE": str(roots)}
        reference = pathlib.Path(__file__).with_name("bench_sweep_reference.py")
        log, boards = folder / "requests.jsonl", folder / "boards.tsv"
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(run([program, "sweep", boards, port, own_roots], log))
            theirs.append(run([sys.executable, reference, boards, port], log, environment))
    finally:
        server.kill()
        server.wait()
    found = differences(ours[0], theirs[0], boards.read_text().splitlines())
    figures = {"recordedBoards": distinct, "scoutly": summary(ours), "python": summary(theirs), "differences": found}
    scoutly, python = figures["scoutly"], figures["python"]
    figures["speedRatio"] = scoutly["postingsPerCPUSecond"] / python["postingsPerCPUSecond"]
    figures["memoryRatio"] = scoutly["peakBytes"] / python["peakBytes"]
    (folder / "sweep.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(f"sweep: {scoutly['boards']} boards ({distinct} were recorded, the others are these again under further names), "
          f"{scoutly['postings']} postings, {scoutly['requests']} requests, one after the other, best of {ROUNDS}")
    print(f"{'':<24} boards/s  postings/s    CPU s  postings/CPU s  peak memory")
    show("Scoutly", scoutly)
    show("requests + BeautifulSoup", python)
    print(f"Scoutly reads {figures['speedRatio']:.1f} times the postings a CPU second (aim: 5) with "
          f"{figures['memoryRatio']:.2f} times the memory (aim: 1 at most)")
    for difference in found:
        print(f"sweep: {difference}", file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
