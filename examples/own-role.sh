#!/bin/sh
# A role of your own over the shipped library: a data analyst, with the outcome and the module of its
# capstone. Check it, see what it shares with the nearest role, plan it, and review the plan.
# docs/curricula.md goes through the same steps, with times.
# Usage: sh examples/own-role.sh [FOLDER]
set -eu

folder=${1:-$(mktemp -d)}
own=$(dirname "$0")/own-role

# "shipped" stands for the catalogue that comes with the program; the role lies on top.
curplan check shipped "$own"
curplan compare-roles data-scientist data-analyst --curricula shipped --curricula "$own"
curplan plan data-analyst --curricula shipped --curricula "$own" -o "$folder"
curplan verify "$folder/plan.json" --curricula shipped --curricula "$own"
curplan review "$folder/plan.json" --brief --curricula shipped --curricula "$own"
