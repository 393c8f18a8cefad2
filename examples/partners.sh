#!/bin/sh
# Three partner programmes, from brief to proposal: evenings in Peru, full time in France with blocks
# and a placement, and twelve weeks beside work in Israel, in Hebrew. Partners and names are made up.
# Usage: sh examples/partners.sh [FOLDER]
set -eu

folder=${1:-$(mktemp -d)}
here=$(dirname "$0")/partners
for partner in lima lyon haifa; do
    echo "== $partner"
    brand=$here/$partner/brand.yaml
    curplan plan "$here/$partner/brief.yaml" --effort quick -o "$folder/$partner"
    curplan draw "$folder/$partner/plan.json" --view calendar --format pdf --for partner \
        --brand "$brand" -o "$folder/$partner"
    curplan export "$folder/$partner/plan.json" --to all --brand "$brand" -o "$folder/$partner"
done
echo "== certification"
curplan frames "$folder/lyon/plan.json"
