#!/bin/sh
# A catalogue of your own: check it and plan with it alone. Then a single module of a partner's own,
# laid over the catalogue that ships, and put into the track with --include.
# Usage: sh examples/own-catalogue.sh [FOLDER]
set -eu

folder=${1:-$(mktemp -d)}
here=$(dirname "$0")
curplan check "$here/own-catalogue"
curplan plan reporting-assistant --weeks 8 --hours-per-week 10 \
    --curricula "$here/own-catalogue" -o "$folder/alone"
echo

# "shipped" stands for the catalogue that comes with the program; what is named later lies on top.
curplan check shipped "$here/partner-layer"
curplan plan data-scientist --hours-per-week 30 --include sql-with-our-data \
    --curricula shipped --curricula "$here/partner-layer" -o "$folder/layered"
