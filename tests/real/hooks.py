"""The hooks for pre-commit, the action and the snippets of docs/git.md, as far as they go without a network: by their
schemas, and run. pre-commit and check-jsonschema are those of this Python; one that is missing is a failure.
    hooks.py EXONYM FOLDER
Not run here: the building of exonym by `language: rust` and by the action; a program that is on the PATH serves instead."""

import json
import os, pathlib, re, shutil, subprocess, sys

import yaml

exonym, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
root = pathlib.Path(__file__).resolve().parents[2]
tools = pathlib.Path(sys.executable).parent
shutil.rmtree(folder, ignore_errors=True)
(folder / "bin").mkdir(parents=True)
(folder / "bin" / "exonym").symlink_to(exonym)
env = {
    "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
    "HOME": str(folder),
    "PRE_COMMIT_HOME": str(folder / "cache"),
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Desk"), ("EMAIL", "desk@example.org"))},
}


def run(*args, at, status=0, says=(), **more):
    done = subprocess.run([str(arg) for arg in args], cwd=at, env={**env, **more}, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    wanted = (status,) if isinstance(status, int) else status
    missing = [part for part in ([says] if isinstance(says, str) else says) if part not in done.stdout]
    if done.returncode not in wanted or missing:
        sys.exit(f"hooks.py: {args}: exit status {done.returncode}, without {missing}:\n{done.stdout}")
    return done.stdout


def snippet(heading):
    """The block of YAML below a heading of the page."""
    page = (root / "docs/git.md").read_text(encoding="utf-8")
    return re.search(r"^## " + heading + r"\n.*?```yaml\n(.*?)```", page, re.S | re.M)[1]


# By their schemas.
run(tools / "pre-commit", "validate-manifest", root / ".pre-commit-hooks.yaml", at=folder)
for name, text, schema in [
    ("action.yml", (root / "action.yml").read_text(encoding="utf-8"), "github-actions"),
    ("workflow.yml", snippet("GitHub"), "github-workflows"),
    ("gitlab-ci.yml", snippet("GitLab"), "gitlab-ci"),
]:
    (folder / name).write_text(text, encoding="utf-8")
    run(tools / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", folder / name, at=folder)
(folder / "config.yaml").write_text(snippet("pre-commit"), encoding="utf-8")
run(tools / "pre-commit", "validate-config", folder / "config.yaml", at=folder)
hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
used = yaml.safe_load(snippet("pre-commit"))["repos"][0]["hooks"]
assert [hook["id"] for hook in hooks] == [hook["id"] for hook in used], "docs/git.md names other hooks"
assert all(hook["language"] == "rust" for hook in hooks)
action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
given = yaml.safe_load(snippet("GitHub"))["jobs"]["terms"]["steps"][1]["with"]
assert set(given) <= set(action["inputs"]), "docs/git.md gives the action what it does not take"

# The hooks, with the program that is here.
manifest = folder / "hooks"
manifest.mkdir()
text = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").replace("language: rust", "language: system")
(manifest / ".pre-commit-hooks.yaml").write_text(text, encoding="utf-8")
project = folder / "a project"
project.mkdir()
for place in manifest, project:
    run("git", "init", "-q", "-b", "main", at=place)
run("exonym", "init", at=project)
(project / "draft.md").write_text("An eggplant is ripe.\n", encoding="utf-8")
(project / "notes.txt").write_text("None.\n", encoding="utf-8")
(project / "Cargo.toml").write_text("[package]\nname='x'\n", encoding="utf-8")
for place in manifest, project:
    run("git", "add", "-A", at=place)
    run("git", "commit", "-qm", "one", at=place)


def hook(name, status, says=(), everything=True):
    which = ["--all-files"] if everything else []
    return run(tools / "pre-commit", "try-repo", manifest, name, *which, at=project, status=status, says=says)


hook("exonym-check", 1, ["draft.md:1:4", "aubergine"])
(project / "draft.md").write_text("An aubergine is ripe.\n", encoding="utf-8")
run("git", "commit", "-qam", "two", at=project)
hook("exonym-check", 0, "Passed")
hook("exonym-lint", 0, "Passed")
hook("exonym-fmt", 0, "Passed")
glossary = project / "glossaries/example.toml"
canonical = glossary.read_text(encoding="utf-8")
glossary.write_text(canonical.replace('{ en = "eggplant" }', "{en='eggplant'}"), encoding="utf-8")
hook("exonym-fmt", 1, "files were modified by this hook")
assert glossary.read_text(encoding="utf-8") == canonical
policy = project / "glossaries/policies/house.toml"
policy.write_text(policy.read_text(encoding="utf-8").replace('"british"', '"brittish"'), encoding="utf-8")
hook("exonym-lint", 1, "brittish")
run("git", "checkout", "-q", ".", at=project)
# With git's drivers, what is not staged goes aside and comes back byte for byte.
run("exonym", "git", "install", at=project)
(project / "draft.md").write_text("Two aubergines are ripe.\n", encoding="utf-8")
run("git", "add", "draft.md", at=project)
unstaged = canonical.replace("# A concept that people", "#   Something that people")
glossary.write_text(unstaged, encoding="utf-8")
hook("exonym-check", 0, ["Passed", "Unstaged files detected"], everything=False)
assert glossary.read_text(encoding="utf-8") == unstaged
run("git", "checkout", "-q", ".", at=project)

# The steps of the action, as its runner calls them.
install, check = action["runs"]["steps"]


def step(which, status=0, says=(), inputs=(), **more):
    values = {name: str(about["default"]) for name, about in action["inputs"].items()} | dict(inputs)
    fill = lambda text: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: values[found[1]], text)
    variables = {name: fill(text) for name, text in which.get("env", {}).items()}
    script = folder / "step.sh"
    script.write_text(which["run"], encoding="utf-8")
    assert "${{" not in which["run"], "inputs reach the shell by variables alone"
    return run("bash", "--noprofile", "--norc", "-eo", "pipefail", script, at=project, status=status, says=says, **variables, **more)


(project / "draft.md").write_text("An eggplant is ripe.\n", encoding="utf-8")
step(install)
step(check, 1, "::warning file=draft.md,line=1")
step(check, 0, "::warning file=draft.md,line=1", {"fail-on": "error"})
step(check, 0, (), {"paths": "notes.txt\n\n"})
(project / "-x; touch gone.md").write_text("An eggplant is ripe.\n", encoding="utf-8")
step(check, 1, "::warning file=-x; touch gone.md", {"paths": "notes.txt\n-x; touch gone.md\n"})
assert not (project / "gone.md").exists()
step(check, 2, "nobody", {"policy": "nobody"})
step(check, 0, (), {"policy": "spelling-only\n", "glossary": "glossaries/example.toml", "paths": "draft.md"})
# Without a program, one is built; here only how cargo is called can be seen.
cargo = folder / "cargo"
cargo.mkdir()
(cargo / "cargo").write_text('#!/bin/sh\necho "cargo $*"\n', encoding="utf-8")
(cargo / "cargo").chmod(0o755)
added = folder / "path.txt"
bare = {"PATH": f"{cargo}:/usr/bin:/bin", "GITHUB_ACTION_PATH": "/an action", "RUNNER_TEMP": "/tmp dir", "GITHUB_PATH": str(added)}
step(install, 0, "cargo install --locked --path /an action --root /tmp dir/exonym", **bare)
assert added.read_text(encoding="utf-8") == "/tmp dir/exonym/bin\n"

# The job of GitLab, line by line.
job = yaml.safe_load(snippet("GitLab"))["exonym"]
*before, last = job["script"]
for line in before:
    run("sh", "-ec", line, at=project)
run("sh", "-ec", last, at=project, status=1, says="draft.md:1:4")
quality = json.loads((project / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
assert quality and all({"description", "check_name", "fingerprint", "severity", "location"} <= set(one) for one in quality), quality
print("hooks, action and snippets: by their schemas, and run")
