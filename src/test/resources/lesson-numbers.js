/**
 * The numbers of a lesson's explanation that are nowhere to be seen beside it, on the screen as it is: read from the
 * page's texts and fields within the window. Small counts (0, 1, 2) are words.
 */
() => {
  const seen = [];
  const inside = (box) => box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const walk = (children) => {
    for (const child of children) {
      if (child.nodeType === Node.TEXT_NODE && child.data.trim()) {
        const range = document.createRange();
        range.selectNodeContents(child);
        if ([...range.getClientRects()].some(inside)) seen.push(child.data);
      } else if (child.nodeType === Node.ELEMENT_NODE && !child.matches('.why, details, script, style')) {
        if (child.tagName === 'INPUT' && inside(child.getBoundingClientRect())) seen.push(child.value);
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
  return numbers(explanation)
    .filter(({ value }) => !(Number.isInteger(value) && value <= 2))
    .filter(({ value, half }) => !there.some((other) => Math.abs(other.value - value) <= 1.001 * Math.max(half, other.half)))
    .map(({ found }) => found);
}
