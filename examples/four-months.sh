#!/bin/sh
# "Can we do it in four months instead of six?"
# It does not fit. The best partial track is written, and the summary ends with what would make it
# fit: the fewest weeks, the fewest hours a week, and what learners could hold on entry.
# Usage: sh examples/four-months.sh [FOLDER]
set -eu

folder=${1:-$(mktemp -d)}
status=0
curplan plan data-scientist --weeks 17 --hours-per-week 25 -o "$folder" || status=$?
if [ "$status" -ne 1 ]; then # 1: done, and it does not fit
    echo "expected exit code 1, got $status" >&2
    exit 2
fi
