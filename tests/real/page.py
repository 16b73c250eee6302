"""The pages in a browser: what the filters, keys and columns do, that nothing is fetched, how they print.

Usage: page.py EXONYM FOLDER. Needs chromium. Writes pictures into the folder, to be looked at.
"""

import json
import pathlib
import re
import subprocess
import sys

EXONYM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
FOLDER.mkdir(parents=True, exist_ok=True)
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=2000"]


def browse(*arguments):
    done = subprocess.run([*CHROMIUM, *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask(page, script, window="1300,1000"):
    """What a script on the page answers. It runs after the page's own."""
    probe = FOLDER / "probe.html"
    text = page.read_text(encoding="utf-8")
    code = f"<script>document.documentElement.dataset.answer = JSON.stringify((() => {{ {script} }})());</script>"
    probe.write_text(text.replace("</body>", code + "</body>"), encoding="utf-8")
    shown = browse("--dump-dom", f"--window-size={window}", probe.as_uri())
    answer = re.search(r'<html[^>]*data-answer="([^"]*)"', shown)
    assert answer, "the script failed"
    return json.loads(answer.group(1).replace("&quot;", '"').replace("&amp;", "&"))


def main():
    draft = "docs/example/draft.md"
    page, guide = FOLDER / "page.html", FOLDER / "guide.html"
    houses = ["--policy", "azerbaijani-agency", "--policy", "armenian-agency"]
    subprocess.run([EXONYM, "check", draft, *houses, "--no-config", "--exit-zero", "--quiet", "--format", "html", "-o", page], check=True)
    subprocess.run([EXONYM, "policy", "guide", *houses[:2], "--no-config", "--quiet", "-o", guide], check=True)
    listed = subprocess.run([EXONYM, "check", draft, *houses, "--no-config", "--quiet", "--format", "jsonl"], capture_output=True, text=True)
    findings = [json.loads(line) for line in listed.stdout.splitlines()]
    by_policy = {name: sum(f["policy"]["name"] == name for f in findings if f["policy"]) for name in houses[1::2]}

    visible = "all('.notes li').filter((n) => n.offsetParent).length"
    tools = "const all = (s, r = document) => [...r.querySelectorAll(s)];"
    untick = "const box = all('input[name=house]')[1]; box.checked = false; box.dispatchEvent(new Event('change', {bubbles: true}));"
    assert ask(page, f"{tools} return {visible};") == len(findings)
    without = len(findings) - by_policy["armenian-agency"]
    answer = ask(page, f"{tools} {untick} return [{visible}, document.getElementById('shown').textContent];")
    assert answer == [without, f"{without} of {len(findings)} shown"], answer
    # A mark that no shown finding stands at is no mark.
    assert ask(page, f"{tools} {untick} return all('mark:not(.off)').length < all('mark').length;")

    # Beside one another: each column has one house's findings, and the way back is open.
    press = "document.getElementById('beside').click();"
    columns = f"""{tools} {press}
      const count = (at) => all(`[data-only="${{at}}"] .notes li`).filter((n) => n.offsetParent).length;
      const ids = all('[id]').map((n) => n.id);
      const found = [count(0), count(1), new Set(ids).size === ids.length, all('.row.beside').length > 0];
      {press} return [...found, all('.row.beside').length, {visible}];"""
    found = ask(page, columns)
    assert found == [by_policy["azerbaijani-agency"], by_policy["armenian-agency"], True, True, 0, len(findings)], found

    # Keys go from finding to finding, in the order of the text, and show the entry; Escape takes it away.
    keys = """const press = (key) => document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
      // A window that the system has not made the active one yet tells of no focus.
      const go = (key) => {
        press(key);
        if (!document.hasFocus()) document.activeElement.dispatchEvent(new FocusEvent('focusin', {bubbles: true}));
        return document.activeElement;
      };
      const one = go('n'); const two = go('n'); const back = go('p'); const card = document.getElementById('card');
      const open = !card.hidden && card.textContent.length > 20; press('Escape');
      return [one.tagName, one !== two, one === back, open, card.hidden,
        !!(one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING),
        one.getAttribute('aria-describedby').split(' ').every((id) => document.getElementById(id))];"""
    found = ask(page, keys)
    assert found == ["MARK", True, True, True, True, True, True], found

    # The guide: a search leaves what has the name.
    search = f"""{tools} const field = document.querySelector('[type=search]'); field.value = 'khank';
      field.dispatchEvent(new Event('input', {{bubbles: true}}));
      const shown = all('.entry').filter((n) => n.offsetParent);
      return [shown.length > 0, shown.length < all('.entry').length, shown.every((n) => n.textContent.toLowerCase().includes('khank'))];"""
    assert ask(guide, search) == [True, True, True]

    for name, path, size in [("page", page, "1300,1900"), ("narrow", page, "500,1600"), ("guide", guide, "1300,1200")]:
        browse(f"--screenshot={FOLDER / name}.png", f"--window-size={size}", path.as_uri())
        # Nothing runs out of the page to the side.
        wide = ask(path, "return document.documentElement.scrollWidth <= innerWidth;", size)
        assert wide, f"{name} is wider than the window"
    # On paper what is folded is open, and the buttons are gone.
    printed = FOLDER / "page.pdf"
    browse(f"--print-to-pdf={printed}", "--no-pdf-header-footer", page.as_uri())
    assert printed.stat().st_size > 20_000
    print(f"{len(findings)} findings, {by_policy}")


main()
