/**
 * The numbers of a lesson's explanation that are nowhere to be seen beside it, on the screen as it is: read from the
 * page's texts and fields within the window, and not scrolled away or under a drawer. Small counts (0, 1, 2) are words.
 * Beside them the part that decides, where less of it is seen than a picture needs.
 */
() => {
  const seen = [];
  const above = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
  /** What is left of a box once everything around it that scrolls has cut it. */
  const seenOf = (box, element) => {
    let [left, top, right, bottom] = [Math.max(0, box.left), Math.max(0, box.top), Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
    for (let around = element; around; around = above(around)) {
      if (getComputedStyle(around).overflow === 'visible') continue;
      const cut = around.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, cut.left), Math.max(top, cut.top), Math.min(right, cut.right), Math.min(bottom, cut.bottom)];
    }
    return { width: right - left, height: bottom - top };
  };
  const inside = (box, element) => {
    const { width, height } = seenOf(box, element);
    return box.width > 1 && box.height > 1 && width > 1 && height > Math.min(8, box.height / 2);
  };
  const walk = (children) => {
    for (const child of children) {
      if (child.nodeType === Node.TEXT_NODE && child.data.trim()) {
        const range = document.createRange();
        range.selectNodeContents(child);
        if ([...range.getClientRects()].some((box) => inside(box, child.parentElement ?? child.getRootNode().host))) seen.push(child.data);
      } else if (child.nodeType === Node.ELEMENT_NODE && !child.matches('.why, details, script, style')) {
        if (child.tagName === 'INPUT' && inside(child.getBoundingClientRect(), child)) seen.push(child.value);
        if (child.tagName === 'SLOT') walk(child.assignedNodes());
        else walk(child.shadowRoot ? [...child.shadowRoot.childNodes] : [...child.childNodes]);
      }
    }
  };
  walk([...document.body.childNodes]);
  const numbers = (text) =>
    [...text
      .replace(/\\times 10\^\{?([-−]?\d+)\}?/g, 'e$1')
      .replace(/(\d) e/g, '$1e')
      .replace(/(\d+)\^\{?(\d+)\}?/g, (_, base, power) => String(Number(base) ** Number(power)))
      .matchAll(/\d[\d,]*(?:\.\d+)?(?:e[-+−]?\d+)?/g)].map(([found]) => {
      const plain = found.replaceAll('−', '-').replace(/,(?=\d{3})/g, '').replace(/,$/, '');
      const [digits, power] = plain.split('e');
      return { found, value: Number(plain), half: 0.5 * 10 ** (Number(power ?? 0) - (digits.split('.')[1] ?? '').length) };
    });
  const there = seen.flatMap(numbers);
  const { explanation } = JSON.parse(document.querySelector('descent-stage, descent-training, descent-check').question);
  const lab = document.querySelector('[data-decides]');
  const parts = { chart: '.lab-chart', map: '.lab-map > :is(descent-map, descent-networks)', panel: '.lab-map > :is(descent-networks, descent-costs[shown])' };
  const decides = lab?.matches('.lab') ? lab.querySelector(`:scope > ${parts[lab.dataset.decides]}`) : null;
  const left = decides ? seenOf(decides.getBoundingClientRect(), decides) : { width: innerWidth, height: innerHeight };
  const hidden = left.width < 200 || left.height < 150 ? [`${lab.dataset.decides} is ${Math.round(left.width)} by ${Math.round(left.height)}`] : [];
  return hidden.concat(numbers(explanation)
    .filter(({ value }) => !(Number.isInteger(value) && value <= 2))
    .filter(({ value, half }) => !there.some((other) => Math.abs(other.value - value) <= 1.001 * Math.max(half, other.half)))
    .map(({ found }) => found));
}
