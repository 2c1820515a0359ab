/** The title of a vertical axis, around a place: turned, but Chinese characters stand upright one below the other. */
export function paintSideTitle(context: CanvasRenderingContext2D, title: string, x: number, y: number, letter: number): void {
  context.save();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.translate(x, y);
  if (/^\p{Script=Han}+$/u.test(title)) {
    const characters = [...title];
    characters.forEach((character, i) => context.fillText(character, 0, (i - (characters.length - 1) / 2) * 1.15 * letter));
  } else {
    context.rotate(-Math.PI / 2);
    context.fillText(title, 0, 0);
  }
  context.restore();
}
