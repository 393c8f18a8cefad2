"""The style of the page: screens of any width, and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.draw.theme import Theme

#: Names of CSS for the paper of ``--page``.
PAPERS = {"a4": "A4", "letter": "Letter"}

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Hebrew",
  "Noto Sans Arabic", Arial, sans-serif; color: INK; background: GROUND; }
body { margin: 0 auto; max-width: 74rem; padding: 0 1.25rem 3rem; }
h1, h2, h3 { line-height: 1.2; color: TITLE; text-wrap: balance; }
h1 { font-size: 2rem; margin: 0; }
h2 { font-size: 1.45rem; margin: 2.75rem 0 .75rem; padding-top: .6rem;
  border-top: 3px solid ACCENT; }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h1, h2, h3, p, li, dd, td, th { overflow-wrap: break-word; }
p { max-width: 46rem; margin: .5rem 0; }
a { color: TITLE; text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, .scroll:focus-visible {
  outline: 3px solid ACCENT; outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -100rem; }
.skip:focus { inset-inline-start: 1rem; inset-block-start: .5rem; background: GROUND;
  padding: .5rem; }
header { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start;
  justify-content: space-between; padding: 1.75rem 0 1rem; }
header p { margin: .25rem 0 0; color: MUTED; max-width: none; }
header .logo { max-height: 4.5rem; max-width: 14rem; }
nav { background: BAND; border: 1px solid RULE; border-radius: .4rem; padding: .7rem 1rem; }
nav h2 { font-size: 1rem; margin: 0 0 .25rem; padding: 0; border: 0; }
nav ul { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap;
  gap: .25rem 1.4rem; }
.strong { font-weight: 600; border-inline-start: 4px solid WARNING; padding-inline-start: .75rem; }
dl { display: grid; grid-template-columns: minmax(9rem, 14rem) minmax(0, 1fr); gap: .3rem 1.25rem;
  margin: .75rem 0; max-width: 60rem; }
dt { font-weight: 600; color: MUTED; }
dd { margin: 0; }
dd ul { margin: 0; padding-inline-start: 1.1rem; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; min-width: 46rem; height: auto; border: 1px solid RULE; }
figcaption, caption { color: MUTED; font-size: .9rem; text-align: start; margin-top: .4rem; }
.scroll { overflow-x: auto; margin: .75rem 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem;
  font-variant-numeric: tabular-nums; }
caption { font-weight: 600; padding: .35rem 0; }
th, td { text-align: start; vertical-align: top; padding: .35rem .55rem;
  border-bottom: 1px solid RULE; }
thead th { background: BAND; border-bottom: 2px solid MUTED; vertical-align: bottom; }
tbody th { font-weight: 500; }
tfoot th, tfoot td { font-weight: 600; border-top: 2px solid MUTED; }
.figure { text-align: end; }
.figure, tbody .short { white-space: nowrap; }
table:not(.lying) :is(th, td):not(.figure, .short) { min-width: 6.5rem; }
.line { display: block; }
.line + .line { margin-top: .15rem; }
th button { all: unset; cursor: pointer; font-weight: inherit; }
th button::after { content: " \\2195"; color: MUTED; }
th[aria-sort="ascending"] button::after { content: " \\2191"; color: INK; }
th[aria-sort="descending"] button::after { content: " \\2193"; color: INK; }
abbr { text-decoration: none; }
.lying { font-size: .78rem; }
.lying th, .lying td { padding: .2rem .25rem; }
.lying tbody th { min-width: 14rem; }
.lying td, .lying thead th + th { text-align: center; border-inline-start: 1px solid RULE; }
.lying tbody tr:nth-child(even) { background: BAND; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid RULE; color: MUTED;
  font-size: .9rem; }
@media (max-width: 40rem) {
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .6rem; }
  h1 { font-size: 1.6rem; }
}
@page { size: PAPER; margin: 16mm 15mm 18mm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@page lying { size: PAPER landscape; margin: 12mm 12mm 15mm; }
@media print {
  html { font-size: 9.5pt; line-height: 1.4; print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  th button::after, th[aria-sort] button::after { content: none; }
  th button { display: contents; }
  header { padding: 0 0 4mm; }
  h1 { font-size: 19pt; }
  h2 { font-size: 14pt; margin: 7mm 0 2mm; }
  h3 { font-size: 11pt; margin: 5mm 0 1.5mm; }
  h2, h3, caption, ul > li:first-child { break-after: avoid; }
  p:has(+ ul), p:has(+ .scroll) { break-after: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  thead, tbody tr:first-child, h3 + dl > :nth-child(-n + 6) { break-after: avoid; }
  tbody tr:last-child { break-before: avoid; }
  tr, dd > ul > li, .strong, figure { break-inside: avoid; }
  table { font-size: 8.5pt; }
  .scroll { overflow: visible; margin: 2mm 0 4mm; }
  #summary > h2 { margin-top: 0; }
  #roadmap, .page { page: lying; break-before: page; }
  #roadmap > h2, .page > h2 { margin-top: 0; }
  #modules { break-before: page; }
  figure { margin: 0; }
  figure svg { min-width: 0; border: 0; max-height: 148mm; }
  .lying { font-size: 7pt; }
  .lying th, .lying td { padding: .4mm .7mm; }
  a { color: inherit; text-decoration: none; }
}
"""


def style(theme: Theme, page: str) -> str:
    """Give the style in a theme's colours, which have been checked on its ground."""
    made = _STYLE
    for name, value in (
        ("INK", theme.ink),
        ("GROUND", theme.ground),
        ("MUTED", theme.muted),
        ("TITLE", theme.title),
        ("ACCENT", theme.accent),
        ("WARNING", theme.warning),
        ("BAND", theme.band),
        ("RULE", theme.rule),
        ("PAPER", PAPERS[page]),
    ):
        made = made.replace(name, value)
    return made
