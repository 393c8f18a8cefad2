"""The few lines that make tables sortable, and let a keyboard scroll those that are too wide.

Without them the page is the same, unsorted.
"""

SCRIPT = """
"use strict";
document.querySelectorAll(".scroll").forEach(function (box) {
  if (box.scrollWidth > box.clientWidth) { box.tabIndex = 0; }
});
document.querySelectorAll("table[data-sortable]").forEach(function (table) {
  var body = table.tBodies[0], language = document.documentElement.lang;
  var heads = Array.from(table.tHead.rows[0].cells);
  function key(row, at) {
    var cell = row.cells[at], given = cell.getAttribute("data-sort");
    return given === null ? cell.textContent.trim() : Number(given);
  }
  heads.forEach(function (head, at) {
    var button = document.createElement("button");
    button.type = "button";
    while (head.firstChild) { button.appendChild(head.firstChild); }
    head.appendChild(button);
    button.addEventListener("click", function () {
      var turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach(function (each) { each.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
      Array.from(body.rows).sort(function (one, other) {
        var a = key(one, at), b = key(other, at);
        var first = typeof a === "number" && typeof b === "number"
          ? a - b : String(a).localeCompare(String(b), language, { numeric: true });
        return turn * first;
      }).forEach(function (row) { body.appendChild(row); });
    });
  });
});
"""
