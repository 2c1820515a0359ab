/** QR codes (ISO/IEC 18004) of links, readable with up to 15 % of the picture lost. */
import qrcode from 'qrcode-generator';

qrcode.stringToBytes = (text) => [...new TextEncoder().encode(text)];

/** The most modules on a side: a phone cannot read more from a projected wall. */
const MOST = 77;

/** Rows of modules, true where dark, without the margin of four; null for a text that is too long. */
export function qrCode(text: string): boolean[][] | null {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  try {
    code.make();
  } catch {
    return null;
  }
  const side = code.getModuleCount();
  if (side > MOST) return null;
  return Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, column) => code.isDark(row, column)));
}

/** The dark modules as the path of an SVG, one unit each, after a margin of four. */
export function qrPath(code: boolean[][]): string {
  return code
    .map((row, y) =>
      [
        ...row
          .map((on) => (on ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ]
        .map((run) => `M${run.index + 4} ${y + 4}h${run[0].length}v1h-${run[0].length}z`)
        .join(''),
    )
    .join('');
}
