/**
 * What a class looks at, small enough for a phone: the paths over the landscape as far as the class's step, and under it
 * the losses. Both come from the class, which computes them once for all.
 */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { paintPaths } from '../../functions/landscape/paths';
import { RacePaths } from '../../functions/landscape/race-paths';
import type { Look } from '../../draw/look';
import { roundTo } from '../../draw/axes/number';
import { valueAt } from '../../draw/axes/scale';
import { resolution, toPlane, zoomed, type Frame, type Size } from '../../draw/axes/viewport';
import { surfaceOf } from '../../lab/painting/canvas';
import { nameColour, pageLook } from '../../lab/painting/page-look';
import { Painting } from '../../lab/painting/painting';
import { LatestWins } from '../../wire/requests';
import { lastStep, type Race } from '../../wire/answer/frame';
import { extended, type Known, type RevealedRows } from '../../wire/classroom/rows';
import { isHidden, type ClassExperiment, type ClassState, type Dot, type Guess } from '../../wire/classroom/socket';
import { seek, soFar, survey, until, type Land } from './land';
import { paintChosen, paintEnds } from './cloud';
import { differ } from './differ';
import { Ground } from './ground';
import { pictureStyles } from './picture-styles';
import { NO_PLACES, paintPlaces, type Places } from './places';
import { guessRoom, lossesAt, lossPicture, paintLosses, paintLossGuesses, type LossPicture } from './losses';
import { paintSnapshot, snapshotFigures, type Snapshot } from './snapshots';
import { keyed, type Touch } from './touch';

interface Seen {
  known: Known;
  land: Land | null;
}

/** What of an experiment may be shown. */
interface Question {
  experiment: ClassExperiment;
  /** The class's number of it. */
  number: number;
  hidden: boolean;
  /** Where the class stands. */
  step: number;
}

export class DescentClassPicture extends LitElement {
  static override properties = {
    code: {},
    state: { attribute: false },
    experiment: { attribute: false },
    step: { type: Number },
    rows: { attribute: false },
    dots: { attribute: false, hasChanged: differ },
    snapshots: { attribute: false },
    guess: { attribute: false },
    guessing: {},
    places: { attribute: false },
    names: { attribute: false, hasChanged: differ },
    tells: { attribute: false },
    keys: {},
    zooms: { type: Boolean },
  };
  static override styles = pictureStyles;

  declare code: string;
  declare state: ClassState | null;
  declare experiment: ClassExperiment | null;
  /** Where the pictures stand. */
  declare step: number;
  /** What the step has revealed while a question hides the rest. */
  declare rows: readonly RevealedRows[];
  /** What came of each choice: its way is drawn over the map. */
  declare dots: readonly Dot[];
  /** What is shown side by side in place of the map and the chart; empty for those. */
  declare snapshots: readonly Snapshot[];
  /** What this page's reader guessed; null for nothing. */
  declare guess: Guess | null;
  /** What the reader may guess now by touching the picture; empty for nothing. */
  declare guessing: string;
  /** What the class voted of the map. */
  declare places: Places;
  /** What is written at the axes of the chart. */
  declare names: readonly string[];
  /** Tells who does not see the picture of what it is, where it stands, and the losses there. */
  declare tells: (title: string, step: number, losses: string) => string;
  /** Tells who moves a place by keys how, and where it is. */
  declare keys: string;
  /** Whether the wheel and a drag choose the part of the plane that all see. */
  declare zooms: boolean;

  private held: { x: number; y: number; frame: Frame } | null = null;
  private known: Known = { until: -1, race: null, curves: [] };
  private land: Land | null = null;
  private chart: LossPicture | null = null;
  private landOf = '';
  private asking = '';
  private raceOf: Question | null = null;
  private readonly paths = new RacePaths();
  private readonly ground = new Ground();
  private readonly requests = new LatestWins<Question, Seen>(
    (question) => this.load(question),
    ({ known, land }, question) => {
      this.asking = '';
      this.known = known;
      this.land = land;
      this.raceOf = question;
      const { race, curves } = known;
      const last = race ? lastStep(race) : Math.max(0, ...curves.map((curve) => curve.steps.at(-1) ?? 0));
      this.dispatchEvent(new CustomEvent('descent-class-race', { detail: last, bubbles: true, composed: true }));
      this.requestUpdate();
    },
    () => undefined,
  );

  constructor() {
    super();
    new Painting(this, () => this.paint());
    this.code = '';
    this.state = this.experiment = null;
    this.step = 0;
    this.rows = [];
    this.dots = [];
    this.snapshots = [];
    this.guess = null;
    this.guessing = '';
    this.places = NO_PLACES;
    this.names = [];
    this.tells = (title) => title;
    this.keys = '';
    this.zooms = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.requests.forget();
  }

  /** The run that stands out; -1 for none, and for one that is not there. */
  private get highlight(): number {
    const { highlight } = this.state!;
    return highlight < (this.experiment?.runs.length ?? 0) ? highlight : -1;
  }

  private get hiding(): boolean {
    return isHidden(this.state!, this.experiment);
  }

  /** Whether what is there is of something else, or ends before the step of the class. */
  private get isBehind(): boolean {
    const { raceOf, hiding, known } = this;
    return (
      raceOf?.number !== this.state!.experiment ||
      raceOf.hidden !== hiding ||
      (hiding && this.state!.step > Math.max(known.until, raceOf.step))
    );
  }

  protected override willUpdate(): void {
    if (this.raceOf?.number === this.state?.experiment) this.known = extended(this.known, this.rows);
  }

  protected override updated(): void {
    const { experiment, state } = this;
    const asking = state ? `${state.experiment}:${this.hiding ? state.step : 'all'}` : '';
    // Other news in the meantime must not repeat a request that is under way.
    if (experiment && state && this.isBehind && asking !== this.asking) {
      this.asking = asking;
      this.requests.want({ experiment, number: state.experiment, hidden: this.hiding, step: state.step });
    }
  }

  private async load({ experiment, number, hidden, step }: Question): Promise<Seen> {
    const key = `${number}:${hidden ? step : 'all'}`;
    const known = await seek(this.code, key, experiment);
    const { problem } = experiment;
    if (!known.race) return { known, land: null };
    const of = JSON.stringify({ ...problem, start: problem.domain?.length ? null : problem.start });
    if (this.land && of === this.landOf) return { known, land: this.land };
    const land = await survey(this.code, key, problem);
    this.landOf = of;
    return { known, land };
  }

  private canvas(name: string): HTMLCanvasElement | null {
    return this.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${name}`);
  }

  /** The part of the plane that the class looks at. */
  private frameOf(land: Land): Frame {
    const [x0, x1, y0, y1] = this.state!.frame;
    return y1 === undefined ? land.frame : { x: [x0, x1], y: [y0, y1] };
  }

  private paint(): void {
    const { land, state } = this;
    const { race, curves } = this.known;
    if (!state) return;
    const look = pageLook();
    this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas.snapshot').forEach((canvas, i) => this.paintSnapshot(canvas, i, look));
    const map = this.canvas('map');
    if (map && race && land) this.paintMap(map, race, land, look);
    const chart = this.canvas('chart');
    if (!chart || curves.length === 0) return;
    const size = sizeOf(chart);
    const surface = surfaceOf(chart, size.width, size.height);
    if (!surface) return;
    surface.context.clearRect(0, 0, size.width, size.height);
    const last = this.hiding ? this.experiment!.steps : Math.max(0, ...curves.map((curve) => curve.steps.at(-1) ?? 0));
    // The range of the axis must not reveal what is hidden either.
    const ranging = this.hiding ? curves.map((curve) => until(curve, state.step)) : curves;
    const room = guessRoom(ranging, state.guesses ?? [], state.choose === 'loss', land?.low);
    this.chart = lossPicture(size, [...ranging, room], last, look);
    if (!this.chart) return;
    paintLosses(surface.context, size, this.chart, curves, this.step, look, this.names, this.highlight);
    paintLossGuesses(surface.context, this.chart, state.guesses ?? [], this.guess, look);
  }

  private paintSnapshot(canvas: HTMLCanvasElement, i: number, look: Look): void {
    const { land, snapshots } = this;
    const size = sizeOf(canvas);
    const surface = surfaceOf(canvas, size.width, size.height);
    if (!surface || !snapshots[i]) return;
    const { context } = surface;
    context.clearRect(0, 0, size.width, size.height);
    const frame = land ? this.frameOf(land) : null;
    if (land && frame) this.ground.paint(context, size, land, frame, look);
    paintSnapshot(context, size, snapshots[i], frame, snapshots, look, this.names);
  }

  private paintMap(map: HTMLCanvasElement, race: Race, land: Land, look: Look): void {
    const size = sizeOf(map);
    const surface = surfaceOf(map, size.width, size.height);
    if (!surface) return;
    const { context } = surface;
    const { bands } = land;
    const frame = this.frameOf(land);
    this.ground.paint(context, size, land, frame, look);
    this.paths.project(race, bands ? [0, 1] : [0], frame, size);
    const { hiding } = this;
    const pictures = this.paths.at(this.step, null, () => true).map(({ picture }) => (hiding ? soFar(picture) : picture));
    const { highlight } = this;
    if (bands) paintChosen(context, size, frame, this.dots, look);
    paintPaths(context, size, pictures, highlight >= 0 ? highlight : null, look);
    paintEnds(context, size, frame, this.state!.guesses ?? [], this.guess, look);
    paintPlaces(context, size, frame, this.places, look);
  }

  /** Shows a part of the plane, larger or smaller by a factor, about a place of the map: its middle, if none is given. */
  zoom(factor: number, left?: number, top?: number): void {
    const map = this.canvas('map');
    if (!map || !this.land?.bands) return;
    const size = sizeOf(map);
    const home = this.frameOf(this.land);
    const [x, y] = [left ?? size.width / 2, top ?? size.height / 2];
    this.frame(zoomed(home, size, { k: factor, x: x * (1 - factor), y: y * (1 - factor) }));
  }

  private frame({ x, y }: Frame): void {
    const detail = [...x, ...y].map((value) => Number(value.toPrecision(6)));
    if (detail[0] < detail[1] && detail[2] < detail[3])
      this.dispatchEvent(new CustomEvent<number[]>('descent-class-frame', { detail, bubbles: true, composed: true }));
  }

  private wheeled(event: WheelEvent): void {
    if (!this.zooms) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY);
  }

  /** The map goes with the hand that holds it. */
  private dragged(event: PointerEvent): void {
    const map = event.currentTarget as HTMLCanvasElement;
    if (!this.zooms || this.guessing || !this.land?.bands) return;
    if (event.type === 'pointerdown') {
      map.setPointerCapture(event.pointerId);
      this.held = { x: event.offsetX, y: event.offsetY, frame: this.frameOf(this.land) };
    } else if (this.held && event.buttons > 0) {
      const { x, y, frame } = this.held;
      this.frame(zoomed(frame, sizeOf(map), { k: 1, x: event.offsetX - x, y: event.offsetY - y }));
    } else {
      this.held = null;
    }
  }

  /** A tap on the map is where the first run will end, or shall start, one on the chart its last loss. */
  private touched(event: MouseEvent): void {
    const at = event.currentTarget as HTMLCanvasElement;
    const [left, top] = [event.offsetX, event.offsetY];
    let values: number[] | null = null;
    const onMap = this.guessing === 'end' || this.guessing === 'start' || this.guessing === 'place';
    if (onMap && at.classList.contains('map') && this.land) {
      const [frame, size] = [this.frameOf(this.land), sizeOf(at)];
      // No more digits than a pixel can tell.
      const steps = resolution(frame, size);
      const place = toPlane(frame, size, left, top).map((value, axis) => roundTo(value, steps[axis]));
      values = this.land.bands ? place : place.slice(0, 1);
    } else if (
      this.guessing === 'loss' &&
      at.classList.contains('chart') &&
      this.chart &&
      (event.type === 'pointerdown' || event.buttons > 0)
    ) {
      values = [valueAt(this.chart.y, top)];
    }
    if (!values) return;
    const { guessing: field } = this;
    const detail = { field, values: values.map((value) => Number(value.toPrecision(4))) } as Touch;
    if (detail.field !== 'start' && detail.field !== 'place') this.guess = { field: detail.field, values: detail.values };
    this.tell(detail);
  }

  private tell(detail: Touch): void {
    this.dispatchEvent(new CustomEvent<Touch>('descent-class-guess', { detail, bubbles: true, composed: true }));
  }

  /** A place can be moved by keys. */
  private pressed(event: KeyboardEvent): void {
    if (this.guessing !== 'place' || !this.land) return;
    const { x, y } = this.frameOf(this.land);
    const touch = keyed(event, this.places.mine, this.land.bands ? [x, y] : [x]);
    if (!touch) return;
    event.preventDefault();
    this.tell(touch);
  }

  /** A tap on the chart where nothing is guessed: the step under it. */
  private tapped(event: MouseEvent): void {
    if (this.guessing || !this.chart) return;
    const { x } = this.chart;
    const detail = Math.round(Math.max(x.low, Math.min(x.high, valueAt(x, event.offsetX))));
    this.dispatchEvent(new CustomEvent<number>('descent-class-step', { detail, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.state) return nothing;
    const { experiment } = this;
    const isFunction = experiment?.problem.type === 'function';
    const { panel } = this.state;
    const { highlight } = this;
    const marks = this.guessing !== '' || this.places.bins !== null;
    const alone = isFunction && !marks && (panel === 'map' || panel === 'chart') ? panel : '';
    if (this.snapshots.length > 0) return snapshotFigures(this.snapshots);
    const title = experiment?.title || (isFunction ? experiment.problem.expression : '');
    // While the class plays, a screen reader would read the losses anew at each step.
    const places = this.guessing === 'place';
    const told = this.state.playing ? title : this.tells(title, this.step, lossesAt(this.known.curves, this.step));
    return html`
      ${
        isFunction && alone !== 'chart'
          ? html`<canvas class=${alone ? 'map alone' : 'map'} role=${places ? 'application' : 'img'} aria-label=${places ? this.keys : told}
            tabindex=${places ? 0 : nothing} @keydown=${this.pressed} style=${this.zooms ? 'cursor: grab; touch-action: none' : ''} @wheel=${this.wheeled} @pointermove=${this.dragged}
            @pointerdown=${this.dragged} @click=${this.touched}></canvas>`
          : nothing
      }
      ${
        alone === 'map'
          ? nothing
          : html`<canvas class=${alone ? 'chart alone' : 'chart'} aria-hidden=${isFunction && !alone} aria-label=${isFunction && !alone ? '' : told} role=${isFunction && !alone ? nothing : 'img'}
        style=${this.guessing === 'loss' ? 'touch-action: none' : ''} @pointerdown=${this.touched} @pointermove=${this.touched} @click=${this.tapped}></canvas>`
      }
      <ul>
        ${this.known.curves.map(({ name }, i) => html`<li style="color: ${nameColour(i)}; ${highlight >= 0 && i !== highlight ? 'font-weight: 400' : ''}">${name}</li>`)}
      </ul>
    `;
  }
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): Size {
  return { width: clientWidth, height: clientHeight };
}

customElements.define('descent-class-picture', DescentClassPicture);
