import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { listed } from '../../wire/answer/enumeration';
import { styleMap } from 'lit/directives/style-map.js';
import { channels } from '../../draw/look';
import { boundaries, decisionPixels, paintDecision, type Boundary } from './decision';
import { planeIn, rangeAround, type Plane, type Range } from '../data/plane';
import { paintPoints, radiusFor, type Points } from '../data/points';
import { tilesFor, type Tile } from '../../draw/tiles';
import type { Picture } from '../../draw/picture';
import type { Change } from '../../lab/lab-store';
import type { Decision } from '../../wire/training/training';
import { pageLook } from '../../lab/painting/page-look';
import { fitNames, fittingName, headClass, headOf, headStyles, readHead } from '../training/head';
import { decisionsPicture } from '../training/pictures';
import { imageOf, TrainingPicture } from '../training/picture';
import { membersOf, shownNetworks, type Shown } from '../training/views';
import { plotStyles } from '../../styles/elements/plot';

/** Pixels of a tile's head, of two lines and of one. */
const HEAD = 48;
const FLAT_HEAD = 24;
/** The least width of a map over which a name and a number share a line. */
const FLAT = 120;
/** On a phone maps stand side by side, so that two networks are seen together. */
const NARROW = 560;
/** Features are scaled before they are learnt from: a map may be higher or wider than the data, rather than leave its room empty. */
const ASPECT = [1 / 1.8, 1.8] as const;

interface Drawn {
  decision: Decision;
  image: HTMLCanvasElement;
  lines: Boundary[];
}

/** One decision map for each network, all of the same part of the plane. */
export class DescentDecisions extends TrainingPicture {
  static override styles = [
    headStyles,
    plotStyles,
    css`
    :host {
      display: block;
      height: 100%;
    }
    .plot {
      height: 100%;
    }
    .head {
      position: absolute;
    }
  `,
  ];

  static override properties = { only: { attribute: false } };

  /** The networks to show; null for all shown runs with what they have beside themselves. */
  declare only: Shown[] | null;

  constructor() {
    super();
    this.only = null;
  }

  private readonly drawn = new Map<string, Drawn>();
  private tiles: Tile[] = [];
  private flat = false;
  private networks: Shown[] = [];
  private arranged = '';

  protected override joined(): void {
    super.joined();
    this.arrange();
  }

  protected override changed(change: Change): void {
    if (change === 'training' || change === 'shown' || change === 'texts') this.arrange();
    if (change === 'cursor' || change === 'hover' || change === 'training') fitNames(...this.read());
    super.changed(change);
  }

  protected override measure(): void {
    super.measure();
    this.drawn.clear();
    this.arrange();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('only')) this.arrange();
  }

  /** Tiles and their heads: again when the runs, the data or the size change. */
  private arrange(): void {
    const { store } = this;
    if (!store?.training) return;
    const networks = this.only ?? shownNetworks(store);
    const key = JSON.stringify([networks, this.size, this.ranges, pageLook().size]);
    if (key === this.arranged) return;
    this.arranged = key;
    this.networks = networks;
    store.want(this, { decision: true, members: membersOf(networks) });
    const narrow = this.size.width < NARROW;
    const tiles = (head: number): Tile[] =>
      tilesFor(networks.length, this.size, {
        aspect: ASPECT,
        head: head * pageLook().size,
        gap: narrow ? 8 : 16,
        leastColumns: narrow ? 2 : 1,
      });
    const flat = narrow && networks.length > 2 ? tiles(FLAT_HEAD) : [];
    this.flat = flat.length > 0 && flat[0].width >= FLAT * pageLook().size;
    this.tiles = this.flat ? flat : tiles(HEAD);
    this.requestUpdate();
  }

  private get head(): number {
    return (this.flat ? FLAT_HEAD : HEAD) * pageLook().size;
  }

  /** The part of the plane that all maps show. */
  private get ranges(): [Range, Range] {
    const { data } = this.store!.training!;
    const first = this.store!.pictures.find((picture) => picture.decision)?.decision;
    return first ? [first.x, first.y] : [rangeAround(data.points[0], 0.12), rangeAround(data.points[1], 0.12)];
  }

  protected override paint(): void {
    const surface = this.store?.training ? this.surface() : null;
    if (surface) this.draw(surface.context);
    fitNames(...this.read());
  }

  /** The maps for export; the menu for it is in the bar over them. */
  picture(): Picture | null {
    const { store, size, networks, tiles, flat } = this;
    if (!store?.training) return null;
    return decisionsPicture(store, { size, networks, tiles, flat, pictures: store.pictures, paint: (context) => this.draw(context) });
  }

  private draw(context: CanvasRenderingContext2D): void {
    const look = pageLook();
    const { data } = this.store!.training!;
    const points: Points = {
      xs: data.points[0],
      ys: data.points[1],
      targets: data.targets,
      training: data.training,
      mislabelled: data.mislabelled,
    };
    const [x, y] = this.ranges;
    this.networks.forEach((network, i) => {
      const tile = this.tiles[i];
      if (!tile || tile.width < 20) return;
      const { head } = this;
      const box = { left: tile.left, top: tile.top + head, width: tile.width, height: tile.height - head };
      const plane = planeIn(box, x, y);
      context.save();
      context.beginPath();
      context.roundRect(box.left, box.top, box.width, box.height, 8);
      context.fillStyle = look.panel;
      context.fill();
      context.clip();
      this.paintMap(context, plane, network);
      paintPoints(context, plane, points, radiusFor(points.xs.length, box.width, box.height), look);
      context.restore();
      context.beginPath();
      context.roundRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1, 8);
      context.strokeStyle = look.line;
      context.lineWidth = 1;
      context.setLineDash([]);
      context.stroke();
    });
  }

  private paintMap(context: CanvasRenderingContext2D, plane: Plane, { run, member }: Shown): void {
    const decision = this.store!.pictures.find((picture) => picture.run === run && picture.member === member)?.decision;
    if (!decision) return;
    const key = `${run} ${member}`;
    let drawn = this.drawn.get(key);
    if (drawn?.decision !== decision) {
      const look = pageLook();
      const pixels = decisionPixels(decision, look.classes.map(channels), channels(look.panel));
      drawn = { decision, image: imageOf(pixels, decision.columns, decision.rows), lines: boundaries(decision) };
      this.drawn.set(key, drawn);
    }
    paintDecision(context, plane, decision, drawn.image, drawn.lines, pageLook());
  }

  /** Writes the score of each network at the cursor; answers with the heads whose numbers have grown. */
  private read(): Element[] {
    const { store } = this;
    if (!store?.training || !this.hasUpdated) return [];
    return this.networks.flatMap((network, i) => readHead(store, network, this.renderRoot.querySelector(`[data-tile="${i}"]`)));
  }

  protected override render(): TemplateResult {
    // An update may arrive after the element has left the page and its store.
    const networks = this.store ? this.networks : [];
    return html`<div class="plot" role="img" aria-label=${this.text('lab.networks.decisions', listed(networks.map(({ name }) => name)))}>
      <canvas></canvas>
      ${networks.map(
        (
          network,
          i,
        ) => html`<div class=${this.flat ? 'head flat' : headClass(this.tiles[i].width, network.short)} data-tile=${i} data-run=${network.run}
          style=${styleMap({ left: `${this.tiles[i].left}px`, top: `${this.tiles[i].top}px`, width: `${this.tiles[i].width}px` })}>
          ${headOf(this.store!, network.run, network.name, fittingName(this.tiles[i].width, network))}
        </div>`,
      )}
    </div>`;
  }

  protected override updated(): void {
    this.read();
    fitNames(...this.renderRoot.querySelectorAll('.head'));
  }
}

customElements.define('descent-decisions', DescentDecisions);
