#!/usr/bin/env bash
# Lets the peer datacontract-cli (PyPI) lint contracts: every contract that we write must please it, too.
# Usage: contract/src/test/peer/lint_with_datacontract_cli.sh FILE_OR_FOLDER...
# In folders, files named contract.yaml, *.contract.yaml and *.odcs.yaml are taken. Exit code 1 where one has a complaint.
# The tool is installed once, into ${XDG_CACHE_HOME:-~/.cache}/omnimesh/; it needs Python 3.10 or newer.
set -euo pipefail

version=1.2.8
venv=${XDG_CACHE_HOME:-$HOME/.cache}/omnimesh/datacontract-cli-$version

[[ $# -gt 0 ]] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }

if [[ ! -x $venv/bin/datacontract ]]; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "datacontract-cli==$version"
fi

# One process for all files: starting the tool takes longer than its work.
find "$@" -type f \( -name contract.yaml -o -name '*.contract.yaml' -o -name '*.odcs.yaml' \) -print0 | sort -z |
  "$venv/bin/python" -W ignore -c '
import logging, sys
from datacontract.data_contract import DataContract

logging.disable(logging.CRITICAL)
files = [name.decode() for name in sys.stdin.buffer.read().split(b"\0") if name]
complaints = 0
for name in files:
    run = DataContract(data_contract_file=name).lint()
    bad = [check for check in run.checks if str(getattr(check.result, "value", check.result)) not in ("passed",)]
    for check in bad:
        print(f"{name}: {check.result}: {check.name}: {check.reason}")
    complaints += bool(bad) or not run.checks
print(f"{len(files)} contracts, {complaints} with complaints of datacontract-cli")
sys.exit(1 if complaints or not files else 0)
'
