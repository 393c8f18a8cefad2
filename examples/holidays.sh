#!/bin/sh
# A programme in Peru: its public holidays and a winter break of the centre's own are closed.
# A closed day takes its share of the week's hours; the roadmap shades it and names it.
# Usage: sh examples/holidays.sh [FOLDER]
set -eu

folder=${1:-$(mktemp -d)}
curplan plan full-stack-developer --weeks 28 --hours-per-week 35 --start 2027-03-01 \
    --country PE --closed "2027-07-26..2027-07-30=Winter break" -o "$folder"
