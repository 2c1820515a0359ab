/** The short formulas of a lesson's words, as text: a hall of phones needs no renderer of formulas for them. */
const SIGNS: Record<string, string> = { cdot: '·', times: '×', mu: 'μ', kappa: 'κ', beta: 'β', eta: 'η', leftarrow: '←' };
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function formula(tex: string): string {
  return tex
    .replace(/\\mathrm\{([^{}]*)\}/g, '$1')
    .replace(/\\sqrt(?:\{([^{}]*)\}|\s+(\w))/g, (_, braced?: string, letter?: string) => `√${braced ?? letter ?? ''}`)
    .replace(/\^(?:\{(\d+)\}|(\d))/g, (_, braced?: string, digit?: string) =>
      [...(braced ?? digit ?? '')].map((each) => RAISED[Number(each)]).join(''),
    )
    .replace(/\\([a-z]+)/g, (_, name: string) => SIGNS[name] ?? name)
    .replaceAll('-', '−');
}

/** A text with what stands between dollar signs in it as plain signs. */
export function plain(text: string): string {
  return text.replace(/\$(\S|\S[^$]*\S)\$/g, (_, tex: string) => formula(tex));
}
