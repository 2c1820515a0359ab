import { css, html, nothing, type TemplateResult } from 'lit';
import { channels, letters, runLook } from '../../draw/look';
import { heightOfConfusion, paintConfusion } from './confusion';
import './handwriting';
import { digitPixels, sideOf } from '../data/digit';
import { format } from '../../draw/axes/number';
import { tabled, type Picture } from '../../draw/picture';
import type { Change } from '../../lab/lab-store';
import type { RunPicture, Worst } from '../../wire/training/training';
import { surfaceOf } from '../../lab/painting/canvas';
import { pageLook } from '../../lab/painting/page-look';
import { fitNames, headClass, headOf, headStyles, readHead } from '../training/head';
import { TrainingPicture } from '../training/picture';
import { membersOf, shownNetworks, type Shown } from '../training/views';

/** The height of what stands over a matrix: the closed board for drawing, and the head. */
const OVER = 100;
/** The greatest width of a network's part. */
const WIDEST = 520;
/** The gap between two networks. */
const GAP = 16;
/** Below this width two networks still stand side by side, so that they can be compared. */
const NARROW = 560;
/** The least width of each network, for a few and for many. */
const LEAST = { few: 290, many: 200 };

/** The size of an exported matrix, and the distance from one to the next. */
const SIDE = 340;
const APART = 360;

/** For rows that cannot be drawn in a plane: the confusion matrix, and the rows with the worst predictions. */
export class DescentMistakes extends TrainingPicture {
  static override styles = [
    headStyles,
    css`
    :host {
      display: block;
      height: 100%;
      overflow: auto;
      scrollbar-width: thin;
    }
    .plot {
      display: grid;
      gap: 16px;
    }
    section {
      min-width: 0;
      max-width: ${WIDEST}px;
    }
    .confusion {
      display: block;
      width: 100%;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(calc(62px * var(--grow, 1)), 1fr));
      gap: 8px 6px;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      color: var(--dim);
      font-size: 0.79em;
      line-height: 1.25;
    }
    li canvas {
      display: block;
      width: 100%;
      max-width: 72px;
      aspect-ratio: 1;
      border-radius: 3px;
      image-rendering: pixelated;
    }
    h2 {
      margin: 12px 0 0;
      color: var(--dim);
      font-size: 0.86em;
      font-weight: 600;
    }
  `,
  ];

  /** The height that is seen without scrolling. */
  private place = 0;

  protected override joined(): void {
    super.joined();
    this.ask();
  }

  protected override changed(change: Change): void {
    if (change === 'training' || change === 'shown') this.ask();
    if (change === 'pictures' || change === 'training' || change === 'shown') this.requestUpdate();
    super.changed(change);
  }

  protected override measure(): void {
    const { place } = this;
    const { width } = this.size;
    super.measure();
    this.place = this.clientHeight;
    if (this.size.width !== width || this.place !== place) this.requestUpdate();
  }

  /** The number of networks side by side. */
  private columns(networks: number): number {
    if (this.size.width < NARROW) return Math.min(2, networks);
    const least = (networks > 2 ? LEAST.many : LEAST.few) * pageLook().size;
    const most = Math.max(1, Math.min(networks, Math.floor((this.size.width + GAP) / (least + GAP))));
    // As many rows as that takes, each about as full as the others.
    return Math.ceil(networks / Math.ceil(networks / most));
  }

  private ask(): void {
    if (this.store?.training) this.store.want(this, { confusion: true, worst: true, members: membersOf(shownNetworks(this.store)) });
  }

  private pictureOf({ run, member }: Shown): RunPicture | undefined {
    return this.store!.pictures.find((picture) => picture.run === run && picture.member === member);
  }

  protected override paint(): void {
    const { store } = this;
    if (!store?.training) return;
    const look = pageLook();
    const words = { truth: store.text('lab.networks.truth'), said: store.text('lab.networks.said') };
    for (const network of shownNetworks(store)) {
      fitNames(...readHead(store, network, this.renderRoot.querySelector(`[data-network="${network.run} ${network.member}"] .head`)));
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`[data-confusion="${network.run} ${network.member}"]`);
      const confusion = this.pictureOf(network)?.confusion;
      if (!canvas || !confusion) continue;
      const [width, height] = [canvas.clientWidth, canvas.clientHeight];
      const surface = surfaceOf(canvas, width, height);
      if (!surface) continue;
      surface.context.clearRect(0, 0, width, height);
      paintConfusion(surface.context, { left: 0, top: 0, width, height }, confusion, store.training.data.classes, words, this.danger, look);
    }
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement & { worst?: Worst }>('li canvas')) {
      const pixels = canvas.worst?.pixels;
      if (!pixels) continue;
      const side = sideOf(pixels);
      canvas.width = canvas.height = side;
      canvas.getContext('2d')?.putImageData(new ImageData(digitPixels(pixels, channels(look.panel), channels(look.ink)), side, side), 0, 0);
    }
  }

  /** The confusion matrices, for export. */
  picture(): Picture | null {
    const { store } = this;
    if (!store?.training) return null;
    const { classes } = store.training.data;
    const networks = shownNetworks(store).filter((network) => this.pictureOf(network)?.confusion);
    const words = { truth: store.text('lab.networks.truth'), said: store.text('lab.networks.said') };
    const look = pageLook();
    const paint = (context: CanvasRenderingContext2D): void =>
      networks.forEach((network, i) => {
        context.font = letters(look, 13, '600');
        context.textAlign = 'left';
        context.textBaseline = 'alphabetic';
        context.fillStyle = runLook(look, network.run).text;
        context.fillText(network.name, i * APART, 18);
        paintConfusion(
          context,
          { left: i * APART, top: 28, width: SIDE, height: SIDE },
          this.pictureOf(network)!.confusion!,
          classes,
          words,
          this.danger,
          look,
        );
      });
    const rows = networks.flatMap((network) => {
      const confusion = this.pictureOf(network)!.confusion!;
      return classes.map((truth, row) => [network.name, truth, ...classes.map((_, column) => confusion[row * classes.length + column])]);
    });
    const columns = [store.text('lab.units.contender'), words.truth, ...classes.map((name) => `${words.said} ${name}`)];
    return tabled('confusion', store.text('lab.networks.predictions'), { width: networks.length * APART, height: SIDE + 34 }, paint, {
      caption: '',
      columns,
      rows,
    });
  }

  private get danger(): string {
    return getComputedStyle(this).getPropertyValue('--danger').trim() || '#b3261e';
  }

  protected override render(): TemplateResult {
    const networks = this.store?.training ? shownNetworks(this.store) : [];
    const columns = this.columns(Math.max(1, networks.length));
    const width = (this.size.width - GAP * (columns - 1)) / columns;
    return html`<descent-handwriting></descent-handwriting><div class="plot" style="grid-template-columns: repeat(${columns}, minmax(0, 1fr))">${networks.map((network) => this.mistakes(network, width))}</div>`;
  }

  protected override updated(): void {
    fitNames(...this.renderRoot.querySelectorAll('.head'));
  }

  private mistakes(network: Shown, width: number): TemplateResult {
    const { store } = this;
    const worst = this.pictureOf(network)?.worst ?? [];
    const { size } = pageLook();
    const height = heightOfConfusion(Math.min(WIDEST, width), this.place - OVER * size, store!.training!.data.classes.length, size);
    const drawn = worst.filter(({ pixels }) => sideOf(pixels) > 3);
    return html`<section data-run=${network.run} data-network="${network.run} ${network.member}">
      <div class=${headClass(width)}>${headOf(store!, network.run, network.name)}</div>
      <canvas class="confusion" style="height:${height}px" data-confusion="${network.run} ${network.member}" role="img" aria-label=${this.text('lab.networks.confusion', network.name)}></canvas>
      ${
        drawn.length > 0
          ? html`<h2>${this.text('lab.networks.worst')}</h2>
            <ul>${drawn.map((row) => this.digit(row))}</ul>`
          : nothing
      }
    </section>`;
  }

  private digit(row: Worst): TemplateResult {
    const { classes } = this.store!.training!.data;
    return html`<li>
      <canvas .worst=${row} aria-hidden="true"></canvas>
      ${this.text('lab.networks.trueSaid', classes[row.target], classes[row.predicted], format(100 * row.probability, 3))}
    </li>`;
  }
}

customElements.define('descent-mistakes', DescentMistakes);
