"""What `start.py check` asks of the code, one after another; every answer is shown, the first wrong one counts.

ruff · ruff format · mypy · import contracts · migrations · words · locks
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = {
    "style": ["ruff", "check", "--quiet", "."],
    "form": ["ruff", "format", "--quiet", "--check", "."],
    "types": ["mypy", "--no-error-summary", "--cache-dir", "/dev/null"],
    "migrations": ["manage.py", "makemigrations", "--check", "--dry-run", "--verbosity", "0"],
    "words": ["manage.py", "words", "--check"],
}


def with_python(words):
    command = [sys.executable] if words[0].endswith(".py") else [sys.executable, "-m"]
    return subprocess.run(command + words, cwd=ROOT).returncode == 0


def contracts():
    """The rooms look downwards only, and rules know no Django."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    if answer.returncode:
        print(answer.stdout + answer.stderr)
    return answer.returncode == 0


def locks():
    """The locks name no address."""
    named = [lock.name for lock in ROOT.glob("requirements*.txt") if "://" in lock.read_text()]
    if named:
        print(f"these locks hold an address: {', '.join(named)}")
    return not named


def main():
    checks = {name: lambda words=words: with_python(words) for name, words in TOOLS.items()}
    checks |= {"contracts": contracts, "locks": locks}
    answers = {}
    for name, check in checks.items():
        print(f"{name} …", flush=True)
        answers[name] = check()
    wrong = [name for name, good in answers.items() if not good]
    print(f"Not in order: {', '.join(wrong)}" if wrong else "All is in order.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
