// The exported page's timeline, made from the rows of its own table: pan, zoom, hover, click to quote.
// Knows nothing that the table does not say, and sends nothing anywhere. Without it, the table stands alone.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const chart = $("chart"), overview = $("overview"), tip = $("tip"), detail = $("detail"), search = $("search");
  const rows = [...document.querySelectorAll("tr[data-from]")];
  if (rows.length === 0) return;

  // ---- What the table says.

  const events = rows.map((row, index) => ({
    index, row,
    from: Number(row.dataset.from), to: Number(row.dataset.to),
    title: row.querySelector(".title").textContent,
    when: row.querySelector(".when").textContent,
    quote: row.querySelector("blockquote").textContent,
    source: row.dataset.source, category: row.dataset.category,
    modality: row.dataset.modality, soft: "soft" in row.dataset, open: row.dataset.open || "",
    shown: true,
  }));
  const sources = [...new Set(events.map((event) => event.source))];
  const categories = [...new Set(events.map((event) => event.category))];
  const extent = [
    events.reduce((least, event) => Math.min(least, event.from), Infinity),
    events.reduce((most, event) => Math.max(most, event.to), -Infinity),
  ];
  const DAY = 86400, YEAR = 365.2425 * DAY;
  // On the right there is room for the words of the last event.
  const pad = Math.max((extent[1] - extent[0]) * 0.03, DAY / 2);
  const all = [extent[0] - pad, extent[1] + pad * 4];

  // ---- State: the stretch of time in view, how lanes are cut, what is chosen.

  // Where most of them lie, when a few lie far from the rest: what is drawn first should not be a heap in a corner.
  const most = () => {
    const sorted = events.map((event) => event.from).sort((a, b) => a - b);
    const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
    const [from, to] = [at(0.06), at(0.94)], around = Math.max((to - from) * 0.15, 2 * DAY);
    const few = (to - from) * 3 > all[1] - all[0] || sorted.length < 8;
    return few ? [...all] : [from - around, to + around * 2];
  };
  let view = most(), lanesBy, lanes = [], chosen = null, width = 0, packed = null, frame = 0;

  const ROW = 24, HEAD = 44, LANE_GAP = 10, MOST_ROWS = 9, LABEL = 260;
  const gutter = () => (width > 720 && lanes.length > 1 ? 150 : 0);
  const scale = () => (width - gutter()) / (view[1] - view[0]);
  const x = (time) => gutter() + (time - view[0]) * scale();
  const time = (px) => view[0] + (px - gutter()) / scale();

  const svg = (name, attributes = {}, parent = null, text = null) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== null) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  };
  const html = (name, className, text) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const measure = document.createElement("canvas").getContext("2d");
  measure.font = "12px " + getComputedStyle(document.body).fontFamily;
  const textWidth = (text) => measure.measureText(text).width;
  const titleWidth = (event) => (event.width ??= textWidth(event.title));

  // ---- The calendar: proleptic Gregorian, astronomical years, no time zone.

  const date = (seconds) => new Date(seconds * 1000);
  const seconds = (year, month = 0, day = 1, hour = 0, minute = 0) => {
    const made = new Date(0);
    made.setUTCFullYear(year, month, day);
    made.setUTCHours(hour, minute);
    return made.getTime() / 1000;
  };
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const yearName = (year) => (year <= 0 ? `${1 - year} BCE` : year < 1000 ? `${year} CE` : String(year));
  const monthName = (d) => `${MONTHS[d.getUTCMonth()]} ${yearName(d.getUTCFullYear())}`;
  const clock = (d) => `${String(d.getUTCHours()).padStart(2, "0")}:${String(d.getUTCMinutes()).padStart(2, "0")}`;

  // Each step: its length, the tick before a time, the tick after a tick, the label, and the label of what it lies in.
  const years = (n) => ({
    length: n * YEAR,
    floor: (d) => seconds(Math.floor(d.getUTCFullYear() / n) * n),
    next: (d) => seconds(d.getUTCFullYear() + n),
    minor: (d) => yearName(d.getUTCFullYear()), major: null,
  });
  const months = (n) => ({
    length: n * YEAR / 12,
    floor: (d) => seconds(d.getUTCFullYear(), Math.floor(d.getUTCMonth() / n) * n),
    next: (d) => seconds(d.getUTCFullYear(), d.getUTCMonth() + n),
    minor: (d) => MONTHS[d.getUTCMonth()].slice(0, 3), major: (d) => yearName(d.getUTCFullYear()),
  });
  const days = (n) => {
    // Counted from the first of each month; the last day is skipped where the next first would stand on it.
    const most = Math.floor((31 - n) / n);
    return {
      length: n * DAY,
      floor: (d) => {
        const at = Math.min(Math.floor((d.getUTCDate() - 1) / n), most);
        return seconds(d.getUTCFullYear(), d.getUTCMonth(), 1 + at * n);
      },
      next: (d) => {
        const [year, month, day] = [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate() + n];
        const after = seconds(year, month, day);
        const over = day > 1 + most * n || date(after).getUTCMonth() !== month;
        return over ? seconds(year, month + 1) : after;
      },
      minor: (d) => String(d.getUTCDate()), major: monthName,
    };
  };
  const clocks = (n) => ({
    length: n,
    floor: (d) => Math.floor(d.getTime() / 1000 / n) * n,
    next: (d) => d.getTime() / 1000 + n,
    minor: clock, major: (d) => `${d.getUTCDate()} ${monthName(d)}`,
  });
  const STEPS = [
    clocks(60), clocks(300), clocks(900), clocks(3600), clocks(10800), clocks(21600), days(1), days(2), days(5), days(10),
    months(1), months(3), years(1), years(2), years(5), years(10), years(20), years(50), years(100), years(200), years(500),
    years(1000), years(2000),
  ];

  const drawAxis = (root, height) => {
    const step = STEPS.find((step) => step.length * scale() >= 58) || STEPS[STEPS.length - 1];
    let tick = step.floor(date(view[0])), before = null;
    for (let n = 0; tick <= view[1] && n < 400; n += 1) {
      const at = x(tick), d = date(tick);
      const major = step.major && step.major(d);
      if (at >= gutter()) {
        svg("line", { class: "tick", x1: at, x2: at, y1: HEAD - 20, y2: height }, root);
        svg("text", { class: step.major ? "minor" : "minor major", x: at + 4, y: HEAD - 8 }, root, step.minor(d));
      }
      if (major && major !== before) {
        const label = Math.max(at, gutter()) + 4;
        const after = step.next(d);
        if (at >= gutter() || x(after) > label + 80 || before === null) {
          svg("text", { class: "major", x: label, y: 16 }, root, major);
        }
        before = major;
      }
      tick = step.next(d);
    }
    // The first label gives way to one that would stand on it.
    const majors = [...root.querySelectorAll("text.major")].filter((node) => node.getAttribute("y") === "16");
    for (let n = 1; n < majors.length; n += 1) {
      const room = Number(majors[n].getAttribute("x")) - Number(majors[n - 1].getAttribute("x"));
      if (room < textWidth(majors[n - 1].textContent) + 12) majors[n - 1].remove();
    }
  };

  // ---- Lanes and rows. Rows hang on the zoom alone, so that nothing jumps while panning.

  const laneOf = (event) => (lanesBy === "none" ? "" : event[lanesBy] || "No " + lanesBy);
  const cutLanes = (by) => {
    lanesBy = by;
    lanes = [...new Set(events.map(laneOf))];
  };

  const pack = () => {
    const zoom = scale();
    if (packed && packed.zoom === zoom && packed.by === lanesBy) return packed;
    const result = { zoom, by: lanesBy, lanes: [] };
    const inLane = new Map(lanes.map((name) => [name, []]));
    for (const event of events) inLane.get(laneOf(event)).push(event);
    for (const [name, own] of inLane) {
      const ends = [], marks = [];
      let many = null;
      for (const event of own) {
        const left = event.from * zoom, right = Math.max(event.to * zoom, left + 10);
        const label = Math.min(titleWidth(event) + 8, LABEL);
        const inside = right - left > label + 8;
        const need = inside ? right : right + label;
        let row = ends.findIndex((end) => end + 8 <= left);
        if (row < 0 && ends.length < MOST_ROWS) row = ends.length;
        if (row >= 0) {
          ends[row] = need;
          marks.push({ event, row, inside });
          continue;
        }
        // No room for it: it is counted with its neighbours, in a row of its own.
        if (many && left - many.left < 44) {
          many.events.push(event);
        } else {
          many = { left, events: [event] };
          marks.push({ many, row: MOST_ROWS });
        }
      }
      const height = (marks.reduce((most, mark) => Math.max(most, mark.row), 0) + 1) * ROW;
      result.lanes.push({ name, marks, height });
    }
    packed = result;
    return packed;
  };

  // ---- Drawing.

  const shorten = (text, most) => {
    if (textWidth(text) <= most) return text;
    // The longest beginning that fits, found by halving.
    let [fits, end] = [0, text.length];
    while (end - fits > 1) {
      const middle = (fits + end) >> 1;
      if (textWidth(text.slice(0, middle) + "…") > most) end = middle; else fits = middle;
    }
    return text.slice(0, fits).trimEnd() + "…";
  };

  const drawEvent = (root, { event, row, inside }, top) => {
    const left = x(event.from), right = Math.max(x(event.to), left), y = top + row * ROW + ROW / 2;
    if (right + 10 < gutter() || left > width) return;
    const nth = lanesBy === "category" ? categories.indexOf(event.category) : sources.indexOf(event.source);
    const colour = `c${Math.min(nth, 8)}`;
    const classes = ["event", colour, event === chosen ? "chosen" : "", event.shown ? "" : "dim"];
    const group = svg("g", { class: classes.join(" "), "data-index": event.index }, root);
    const shape = ["shape"];
    if (event.modality === "planned") shape.push("hollow");
    if (event.modality === "conditional") shape.push("hollow", "dashed");
    if (event.soft) shape.push("soft");
    const look = shape.join(" ");
    const bar = right - left > 10;
    if (bar) {
      const from = Math.max(left, gutter() - 20), to = Math.min(right, width + 20);
      svg("rect", { class: look, x: from, y: y - 7, width: Math.max(to - from, 2), height: 14, rx: 4 }, group);
    } else {
      svg("circle", { class: look, cx: left + 5, cy: y, r: 5 }, group);
      if (event.modality === "recurring") svg("circle", { class: "ring", cx: left + 5, cy: y, r: 8 }, group);
    }
    const tipOf = (px, side) => svg("path", { class: "shape", d: `M${px} ${y - 6}l${6 * side} 6l${-6 * side} 6z` }, group);
    if (event.open.includes("end")) tipOf(bar ? right + 2 : left + 12, 1);
    if (event.open.includes("start")) tipOf(left - 2, -1);
    const after = (bar ? right : left + 10) + (event.open.includes("end") ? 12 : 6);
    const at = inside ? Math.max(left, gutter()) + 6 : after;
    // What the edge would cut off is shortened, and left out where hardly a word has room.
    const room = Math.min(inside ? right - at - 4 : LABEL, width - at - 4);
    const label = inside && shape.length === 1 ? "on-bar" : "";
    if (room > 32) svg("text", { class: label, x: at, y: y + 4 }, group, shorten(event.title, room));
    svg("rect", { x: left - 4, y: y - ROW / 2, width: Math.max(at + 40, right) - left, height: ROW, fill: "transparent" }, group);
  };

  const drawMany = (root, { many, row }, top) => {
    const left = x(many.events[0].from), y = top + row * ROW + ROW / 2;
    if (left < gutter() - 40 || left > width) return;
    const group = svg("g", { class: "event", "data-many": many.events.map((event) => event.index).join(" ") }, root);
    const text = `+${many.events.length}`;
    svg("rect", { class: "many", x: left, y: y - 8, width: textWidth(text) + 12, height: 16, rx: 4 }, group);
    svg("text", { x: left + 6, y: y + 4 }, group, text);
  };

  const draw = () => {
    frame = 0;
    width = chart.getBoundingClientRect().width;
    const { lanes: laid } = pack();
    const inline = gutter() === 0 && laid.length > 1;
    const heights = laid.map((lane) => lane.height + LANE_GAP + (inline ? 18 : 0));
    const height = HEAD + heights.reduce((sum, one) => sum + one, 0) + 4;
    chart.setAttribute("height", height);
    chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
    chart.replaceChildren();
    const axis = svg("g", {}, chart), clip = svg("clipPath", { id: "plot" }, chart);
    svg("rect", { x: gutter(), y: 0, width: width - gutter(), height }, clip);
    let top = HEAD + 4;
    laid.forEach((lane, nth) => {
      if (nth % 2 === 0 && laid.length > 1) svg("rect", { class: "band", x: 0, y: top - 4, width, height: heights[nth] }, axis);
      top += heights[nth];
    });
    drawAxis(axis, height);
    const plot = svg("g", { "clip-path": "url(#plot)" }, chart);
    top = HEAD + 4;
    laid.forEach((lane, nth) => {
      if (laid.length > 1) {
        const name = svg("text", { class: "lane-name", x: inline ? 4 : 8, y: top + 14 }, chart, shorten(lane.name, gutter() || width - 20));
        svg("title", {}, name, lane.name);
      }
      for (const mark of lane.marks) {
        const under = top + (inline ? 18 : 0);
        if (mark.many) drawMany(plot, mark, under); else drawEvent(plot, mark, under);
      }
      top += heights[nth];
    });
    drawOverview();
  };
  const redraw = () => { if (!frame) frame = requestAnimationFrame(draw); };

  // ---- The overview: where everything lies, and the part that is in view.

  const BINS = 160, OVERVIEW = 40;
  const drawOverview = () => {
    overview.setAttribute("height", OVERVIEW);
    overview.setAttribute("viewBox", `0 0 ${width} ${OVERVIEW}`);
    overview.replaceChildren();
    const counts = new Array(BINS).fill(0), span = all[1] - all[0];
    for (const event of events) {
      if (event.shown) counts[Math.min(BINS - 1, Math.floor((event.from - all[0]) / span * BINS))] += 1;
    }
    const most = Math.max(...counts, 1), bin = width / BINS;
    counts.forEach((count, nth) => {
      const height = count && Math.max(3, count / most * (OVERVIEW - 8));
      if (count) svg("rect", { class: "overview-bar", x: nth * bin, y: OVERVIEW - height, width: Math.max(bin - 1, 1), height }, overview);
    });
    const left = Math.max(0, (view[0] - all[0]) / span * width), right = Math.min(width, (view[1] - all[0]) / span * width);
    svg("rect", { class: "overview-window", x: left + 1, y: 1, width: Math.max(right - left - 2, 4), height: OVERVIEW - 2, rx: 4 }, overview);
  };

  // ---- Moving.

  const SHORTEST = 600, LONGEST = (all[1] - all[0]) * 3;
  const set = (from, to) => {
    let span = Math.min(Math.max(to - from, SHORTEST), LONGEST), middle = (from + to) / 2;
    middle = Math.min(Math.max(middle, all[0]), all[1]);
    view = [middle - span / 2, middle + span / 2];
    redraw();
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const glide = (from, to) => {
    if (still.matches) { set(from, to); return; }
    const [a, b] = view, began = performance.now();
    const step = (now) => {
      const part = Math.min((now - began) / 180, 1), eased = 1 - (1 - part) ** 3;
      set(a + (from - a) * eased, b + (to - b) * eased);
      if (part < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };
  const zoom = (factor, at = (view[0] + view[1]) / 2) => set(at - (at - view[0]) * factor, at + (view[1] - at) * factor);
  const pan = (part) => { const by = (view[1] - view[0]) * part; set(view[0] + by, view[1] + by); };
  const fit = () => glide(...all);

  // ---- Choosing.

  const choose = (event, { reveal = false, toRow = false } = {}) => {
    if (chosen) chosen.row.classList.remove("chosen");
    chosen = event;
    detail.replaceChildren();
    if (!event) { detail.append(html("p", "quiet", "Choose an event to read the sentence behind it.")); redraw(); return; }
    event.row.classList.add("chosen");
    const head = html("h3", "", event.title);
    const when = html("p", "quiet", `${event.when} · ${event.source}`);
    const proof = event.row.querySelector(".proof").cloneNode(true);
    const link = html("a", "", "Show it in the table");
    link.href = `#${event.row.id}`;
    link.addEventListener("click", () => { event.row.querySelector("details").open = true; });
    detail.append(head, when, proof, link);
    if (reveal && (event.to < view[0] || event.from > view[1] || x(event.from) < gutter())) {
      const span = view[1] - view[0], middle = (event.from + event.to) / 2;
      glide(middle - span / 2, middle + span / 2);
    }
    if (toRow) event.row.scrollIntoView({ block: "nearest" });
    redraw();
  };
  const step = (by) => {
    const shown = events.filter((event) => event.shown);
    if (shown.length === 0) return;
    const at = chosen ? shown.indexOf(chosen) : by > 0 ? -1 : shown.length;
    choose(shown[Math.min(Math.max(at + by, 0), shown.length - 1)], { reveal: true });
  };

  // ---- Pointer.

  const under = (target) => target.closest && target.closest("g.event");
  const hide = () => { tip.hidden = true; };
  const show = (group, px, py) => {
    tip.replaceChildren();
    if (group.dataset.many) {
      const inside = group.dataset.many.split(" ").map((index) => events[index]);
      tip.append(html("strong", "", `${inside.length} more events`), html("span", "quiet", "Zoom in to tell them apart"));
    } else {
      const event = events[group.dataset.index];
      tip.append(html("strong", "", event.title), html("span", "quiet", `${event.when} · ${event.source}`), html("q", "", shorten(event.quote, 900)));
    }
    tip.hidden = false;
    const box = chart.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(px - box.left + 14, width - tip.offsetWidth - 4))}px`;
    tip.style.top = `${py - box.top + 18}px`;
  };

  const pointers = new Map();
  let moved = 0;
  chart.addEventListener("pointerdown", (e) => {
    if (e.button !== 0) return;
    pointers.set(e.pointerId, e.clientX);
    moved = 0;
  });
  chart.addEventListener("pointermove", (e) => {
    const before = pointers.get(e.pointerId);
    if (before === undefined) {
      const group = under(e.target);
      if (group) show(group, e.clientX, e.clientY); else hide();
      return;
    }
    moved += Math.abs(e.clientX - before);
    if (moved > 3 && !chart.hasPointerCapture(e.pointerId)) chart.setPointerCapture(e.pointerId);
    hide();
    chart.classList.add("dragging");
    const left = chart.getBoundingClientRect().left;
    if (pointers.size === 1) {
      const by = (e.clientX - before) / scale();
      set(view[0] - by, view[1] - by);
    } else {
      const other = [...pointers].find(([id]) => id !== e.pointerId)[1];
      const was = Math.abs(before - other), is = Math.abs(e.clientX - other);
      if (was > 8 && is > 8) zoom(was / is, time((e.clientX + other) / 2 - left));
    }
    pointers.set(e.pointerId, e.clientX);
  });
  const release = (e) => { pointers.delete(e.pointerId); chart.classList.remove("dragging"); };
  chart.addEventListener("pointerup", release);
  chart.addEventListener("pointercancel", release);
  chart.addEventListener("pointerleave", hide);
  chart.addEventListener("click", (e) => {
    if (moved > 3) return;
    const group = under(e.target);
    if (!group) return;
    if (group.dataset.many) {
      const inside = group.dataset.many.split(" ").map((index) => events[index]);
      const from = Math.min(...inside.map((event) => event.from)), to = Math.max(...inside.map((event) => event.to));
      const around = Math.max((to - from) * 0.3, (view[1] - view[0]) * 0.04);
      glide(from - around, to + around);
    } else {
      choose(events[group.dataset.index]);
    }
  });
  chart.addEventListener("dblclick", (e) => { if (!under(e.target)) fit(); });
  chart.addEventListener("wheel", (e) => {
    const box = chart.getBoundingClientRect();
    const overAxis = e.clientY - box.top < HEAD;
    if (e.ctrlKey || e.metaKey || overAxis) {
      e.preventDefault();
      zoom(Math.exp(e.deltaY * (e.ctrlKey ? 0.01 : 0.002)), time(e.clientX - box.left));
    } else if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
      e.preventDefault();
      const by = (e.deltaX || e.deltaY) / scale();
      set(view[0] + by, view[1] + by);
    }
  }, { passive: false });

  const seek = (e) => {
    const box = overview.getBoundingClientRect();
    const at = all[0] + (e.clientX - box.left) / box.width * (all[1] - all[0]), half = (view[1] - view[0]) / 2;
    set(at - half, at + half);
  };
  overview.addEventListener("pointerdown", (e) => { overview.setPointerCapture(e.pointerId); seek(e); });
  overview.addEventListener("pointermove", (e) => { if (overview.hasPointerCapture(e.pointerId)) seek(e); });

  // ---- Keys.

  const KEYS = {
    ArrowLeft: () => pan(-0.15), ArrowRight: () => pan(0.15), a: () => pan(-0.15), d: () => pan(0.15),
    "+": () => zoom(0.7), "=": () => zoom(0.7), w: () => zoom(0.7), "-": () => zoom(1 / 0.7), s: () => zoom(1 / 0.7),
    ".": () => step(1), ",": () => step(-1),
    Home: () => choose(events.find((event) => event.shown) || null, { reveal: true }),
    End: () => choose(events.filter((event) => event.shown).pop() || null, { reveal: true }),
    f: fit, Escape: () => { search.value = ""; filter(); choose(null); },
    Enter: () => { if (chosen) { chosen.row.querySelector("details").open = true; choose(chosen, { toRow: true }); } },
  };
  chart.addEventListener("keydown", (e) => {
    const act = !e.ctrlKey && !e.metaKey && !e.altKey && KEYS[e.key];
    if (act) { e.preventDefault(); act(); }
  });
  document.addEventListener("keydown", (e) => {
    if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { e.preventDefault(); search.focus(); }
  });

  // ---- Search, lanes, theme, and the table's side of it.

  const filter = () => {
    const words = search.value.trim().toLowerCase();
    for (const event of events) {
      event.words ??= event.row.textContent.toLowerCase();
      const shown = !words || event.words.includes(words);
      if (event.shown !== shown) event.row.hidden = !shown;
      event.shown = shown;
    }
    const shown = events.filter((event) => event.shown).length;
    $("found").textContent = words ? `${shown} of ${events.length}` : "";
    redraw();
  };
  // A pause in typing, not each letter, goes through all rows.
  let pause = 0;
  search.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(filter, 120); });
  search.addEventListener("keydown", (e) => { if (e.key === "Escape") KEYS.Escape(); if (e.key === "Enter") { filter(); step(1); } });
  $("lanes").addEventListener("change", (e) => { cutLanes(e.target.value); redraw(); });
  if (categories.every((category) => !category)) $("lanes").querySelector("[value=category]").remove();
  $("in").addEventListener("click", () => zoom(0.6));
  $("out").addEventListener("click", () => zoom(1 / 0.6));
  $("all").addEventListener("click", fit);
  $("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    redraw();
  });
  for (const event of events) {
    event.row.addEventListener("click", () => choose(event, { reveal: true }));
  }

  // One lane tells nothing apart: where all events have one source, their categories may.
  const first = sources.length < 2 && categories.length > 1 ? "category" : "source";
  $("lanes").value = first;
  cutLanes(first);
  $("timeline").hidden = false;
  new ResizeObserver(redraw).observe(chart);
  choose(null);
})();
