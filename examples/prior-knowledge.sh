#!/bin/sh
# Learners who know something already need fewer hours. First a named audience of the catalogue,
# then the same one with more said on the command line. "--use fewest" is the default: the hours
# that are saved stay free. Optional requirements are left out to see the saving.
# Usage: sh examples/prior-knowledge.sh [FOLDER]
set -eu

folder=${1:-$(mktemp -d)}
plan() {
    name=$1
    shift
    curplan plan data-scientist --hours-per-week 30 --no-optional "$@" -o "$folder/$name"
    echo
}
plan beginner
plan analyst --audience data-analyst
plan analyst-with-python --audience data-analyst --knows computational-thinking@1 --knows python@1
