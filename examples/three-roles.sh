#!/bin/sh
# Three of the roles that ship, each in 26 weeks of 35 hours from Monday, 11 January 2027.
# All of them, without dates, are in examples/gallery.
# Usage: sh examples/three-roles.sh [FOLDER]
set -eu

folder=${1:-$(mktemp -d)}
for role in machine-learning-engineer data-scientist full-stack-developer; do
    curplan plan "$role" --weeks 26 --hours-per-week 35 --start 2027-01-11 -o "$folder/$role"
    curplan verify "$folder/$role/plan.json" # a second opinion that shares no code with the planner
    echo
done
