import { html, nothing, type TemplateResult } from 'lit';
import { bandsOf, type Bands } from '../drawing/bands';
import { graphRange, localModel, paintGraph, paintLocalModel } from '../drawing/graph';
import { paintLandscape, paintLegend, paintMapAxes, paintMinima } from '../drawing/landscape';
import { levelsOf } from '../drawing/levels';
import { paintPaths } from '../drawing/paths';
import { around, resolution, toPixelX, toPixelY, zoomed, type Frame, type Size } from '../drawing/viewport';
import type { Interval } from '../model/experiment';
import { column } from '../model/frame';
import { askGrid } from '../model/server';
import { TerrainSource, type Terrain } from '../model/terrain';
import type { Change } from '../model/store';
import { NextFrame, surfaceOf } from './canvas';
import { mapStyles } from './map-styles';
import { MapTip } from './map-tip';
import { MapZoom } from './map-zoom';
import { sendEdit, StageMember } from './member';
import { onLookChange, pageLook } from './page-look';
import { RacePaths, type RacePath } from './race-paths';
import { StartHandle, type StartView } from './start-handle';

const REACH = 18;

/**
 * The map: the landscape in bands, the paths of all contenders over it, the known minima, the start to drag. For one
 * variable it is the graph of the function, for more than two a slice through two of them.
 */
export class DescentMap extends StageMember {
  static override styles = mapStyles;
  static override properties = { axes: { state: true } };

  declare protected axes: [number, number];

  private size: Size = { width: 0, height: 0 };
  private zoom: MapZoom | null = null;
  private readonly paths = new RacePaths();
  private start: StartHandle | null = null;
  private bands: { terrain: Terrain; known: number | null; bands: Bands } | null = null;
  private landStale = true;
  private pathsStale = true;
  private landFacts = '';
  private hovering = false;
  private slices = 0;
  private readonly terrain = new TerrainSource(
    askGrid,
    () => this.redraw(true),
    () => undefined,
  );
  private readonly painting = new NextFrame(() => this.paint());
  private readonly resizing = new ResizeObserver(() => this.resized());
  private tip: MapTip | null = null;
  private forgetLook: (() => void) | null = null;

  constructor() {
    super();
    this.axes = [0, 1];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing.observe(this);
    this.forgetLook = onLookChange(() => this.redraw(true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.forgetLook?.();
    this.painting.cancel();
    this.terrain.stop();
  }

  private get ground(): HTMLElement {
    return this.piece('.ground');
  }

  private piece(selector: string): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(selector)!;
  }

  protected override firstUpdated(): void {
    this.zoom = new MapZoom(this.ground, () => this.redraw(true));
    this.tip = new MapTip(this.piece('.tip'));
    this.start = new StartHandle(this.piece('.start'), this.ground, this.piece('.live'), {
      view: () => this.startView(this.frame),
      moved: (values, at) => this.moveStart(values, at),
      released: () => sendEdit(this, 'commit', { path: '/problem/start', value: this.store!.experiment!.problem.start }),
    });
    this.ground.addEventListener('pointermove', (event) => this.hovered(event));
    this.ground.addEventListener('pointerleave', () => this.unhover());
    this.ground.addEventListener('click', (event) => this.picked(event));
    this.resized();
  }

  protected override joined(): void {
    super.joined();
    this.redraw(true);
  }

  protected override changed(change: Change): void {
    const { race } = this.store!;
    if (change === 'texts' || change === 'trouble') this.requestUpdate();
    if (change === 'race') {
      if (race!.variables.length !== this.slices) this.requestUpdate();
      const facts = JSON.stringify([race!.variables, race!.facts.minima]);
      this.landStale ||= facts !== this.landFacts;
      this.landFacts = facts;
    }
    this.pathsStale ||= change === 'race' || change === 'experiment';
    if (change !== 'playing') this.redraw(false);
  }

  private redraw(land: boolean): void {
    this.landStale ||= land;
    this.painting.ask();
  }

  private resized(): void {
    const box = this.getBoundingClientRect();
    this.size = { width: Math.floor(this.clientWidth || box.width), height: Math.floor(this.clientHeight || box.height) };
    this.zoom?.resize(this.size);
    this.redraw(true);
  }

  /** How many variables the function has; the race tells, before it the start does. */
  private get variables(): number {
    return this.store?.race?.variables.length ?? this.store?.experiment?.problem.start.length ?? 2;
  }

  private get isGraph(): boolean {
    return this.variables === 1;
  }

  private get shownAxes(): number[] {
    return this.isGraph ? [0] : this.axes.map((axis) => Math.min(axis, this.variables - 1));
  }

  /** The frame before any zoom: the experiment's domain. */
  private get home(): Frame {
    const problem = this.store!.experiment!.problem;
    const axes = this.shownAxes;
    const otherwise = around(problem.start, axes);
    const domain = problem.domain ?? [];
    return { x: domain[axes[0]] ?? otherwise.x, y: this.isGraph ? [0, 1] : (domain[axes[1]] ?? otherwise.y) };
  }

  private get frame(): Frame {
    const frame = zoomed(this.home, this.size, this.zoom?.transform ?? { k: 1, x: 0, y: 0 });
    const { terrain } = this.terrain;
    if (this.isGraph && terrain?.grid.rows === 1) frame.y = graphRange(terrain.grid.values);
    return frame;
  }

  private paint(): void {
    const { store } = this;
    if (!store?.experiment || !this.hasUpdated || this.size.width < 2) return;
    const frame = this.frame;
    if (this.landStale || this.pathsStale) {
      this.askTerrain(frame);
      if (this.landStale) this.paintLand(frame);
      this.paths.project(store.race, this.shownAxes, frame, this.size);
      this.start?.place(this.startView(frame));
      this.landStale = this.pathsStale = false;
    }
    this.paintRace(frame);
  }

  private askTerrain(frame: Frame): void {
    const { experiment, dragging } = this.store!;
    const domain: Interval[] = this.isGraph ? [frame.x] : [frame.x, frame.y];
    this.terrain.show(experiment!.problem, this.variables, domain, this.shownAxes, dragging || !this.zoom!.isHome);
  }

  private get knownMinimum(): number | null {
    const minima = this.store?.race?.facts.minima ?? [];
    return minima.length > 0 ? Math.min(...minima.map((minimum) => minimum.loss)) : null;
  }

  private paintLand(frame: Frame): void {
    const surface = surfaceOf(this.renderRoot.querySelector<HTMLCanvasElement>('.land'), this.size.width, this.size.height);
    const { terrain } = this.terrain;
    if (!surface) return;
    const { context } = surface;
    const look = pageLook();
    context.clearRect(0, 0, this.size.width, this.size.height);
    this.classList.toggle('graph', this.isGraph);
    const names = { x: this.nameOf(this.shownAxes[0]), y: this.isGraph ? this.text('lab.map.loss') : this.nameOf(this.shownAxes[1]) };
    if (this.isGraph) {
      if (terrain?.grid.rows === 1) paintGraph(context, this.size, frame, terrain.grid, terrain.domain[0], look);
      paintMapAxes(context, this.size, frame, names, look, look.panel);
    } else {
      if (terrain && terrain.domain.length === 2) {
        const bands = this.bandsFor(terrain);
        const covered = { x: terrain.domain[0], y: terrain.domain[1] };
        paintLandscape(context, this.size, frame, { bands, frame: covered, ...terrain.grid }, look);
        paintLegend(context, this.size, bands, this.text('lab.map.loss'), look);
      }
      paintMapAxes(context, this.size, frame, names, look);
    }
  }

  private bandsFor(terrain: Terrain): Bands {
    const known = this.knownMinimum;
    if (this.bands?.terrain !== terrain || this.bands.known !== known) {
      this.bands = { terrain, known, bands: bandsOf(terrain.grid, levelsOf(terrain.grid.values, known)) };
    }
    return this.bands.bands;
  }

  private minimaOn(frame: Frame): [number, number][] {
    const axes = this.shownAxes;
    return (this.store?.race?.facts.minima ?? []).map(({ point, loss }) => [
      toPixelX(frame, this.size, point[axes[0]]),
      toPixelY(frame, this.size, this.isGraph ? loss : point[axes[1]]),
    ]);
  }

  private nameOf(axis: number): string {
    return this.store?.race?.variables[axis] ?? this.store?.experiment?.problem.variables?.[axis] ?? '';
  }

  private paintRace(frame: Frame): void {
    const surface = surfaceOf(this.renderRoot.querySelector<HTMLCanvasElement>('.race'), this.size.width, this.size.height);
    if (!surface) return;
    const { store } = this;
    const { context } = surface;
    const hover = store!.hover;
    const look = pageLook();
    context.clearRect(0, 0, this.size.width, this.size.height);
    const shown = this.paths.at(store!.cursor, hover, store!.isShown);
    if (this.isGraph) this.paintModel(context, frame, shown);
    paintPaths(context, this.size, shown.map(({ picture }) => picture), hover?.run ?? null, look);
    paintMinima(context, this.size, this.minimaOn(frame), this.text('lab.map.minimum'), look);
    const place = hover && hover.run !== null ? this.paths.place(hover.run, hover.step) : null;
    if (place && this.hovering) this.tip?.show(place, this.size, store!, this.shownAxes, resolution(frame, this.size));
    else this.tip?.hide();
  }

  /** Tangent and parabola of the highlighted contender, or of the first. */
  private paintModel(context: CanvasRenderingContext2D, frame: Frame, shown: RacePath[]): void {
    const { terrain } = this.terrain;
    const wanted = this.store!.hover?.run;
    const of = shown.find(({ picture }) => picture.index === wanted) ?? shown[0];
    if (!of || terrain?.grid.rows !== 1) return;
    const row = of.picture.hovered ?? of.picture.now;
    const at = column(of.run, this.nameOf(0))[row];
    const model = localModel(terrain.grid, terrain.domain[0], at, column(of.run, 'loss')[row], column(of.run, 'gradient_norm')[row]);
    if (model) paintLocalModel(context, this.size, frame, model, of.picture.index, pageLook());
  }

  private hovered(event: PointerEvent): void {
    if (event.buttons !== 0 || !this.store?.race) return;
    const hit = this.hit(event);
    this.hovering = hit !== null;
    this.ground.classList.toggle('on-path', hit !== null);
    this.store.setHover(hit);
  }

  private hit(event: MouseEvent): { run: number; step: number } | null {
    const box = this.ground.getBoundingClientRect();
    return this.paths.near(event.clientX - box.left, event.clientY - box.top, REACH, this.store!.isShown);
  }

  private unhover(): void {
    this.hovering = false;
    this.ground.classList.remove('on-path');
    this.store?.setHover(null);
  }

  private picked(event: MouseEvent): void {
    const hit = this.store?.race ? this.hit(event) : null;
    if (!hit) return;
    this.store!.setPlaying(false);
    this.store!.setCursor(hit.step);
    this.dispatchEvent(new CustomEvent('descent-pick', { detail: hit, bubbles: true, composed: true }));
  }

  private startView(frame: Frame): StartView {
    const { experiment, race } = this.store!;
    const axes = this.shownAxes;
    return {
      frame,
      size: this.size,
      values: axes.map((axis) => experiment!.problem.start[axis]),
      names: axes.map((axis) => this.nameOf(axis)),
      height: race?.runs[0]?.columns.get('loss')?.[0] ?? 0,
      text: (key, ...values) => this.text(key, ...values),
    };
  }

  private moveStart(values: number[], at: number): void {
    const start = [...this.store!.experiment!.problem.start];
    this.shownAxes.forEach((axis, i) => (start[axis] = values[i]));
    sendEdit(this, 'preview', { path: '/problem/start', value: start, at });
  }

  protected override willUpdate(): void {
    this.slices = this.store?.race?.variables.length ?? 0;
  }

  protected override updated(): void {
    this.redraw(true);
  }

  protected override render(): TemplateResult {
    const trouble = this.store?.trouble;
    return html`
      <div class="pictures ${trouble ? 'stale' : ''}">
        <canvas class="land" role="img" aria-label=${this.text('lab.map.name')}></canvas>
        <canvas class="race" aria-hidden="true"></canvas>
      </div>
      <div class="ground"></div>
      <button class="start" type="button" title=${this.text('lab.map.start.help')}><i></i><span></span></button>
      <div class="tools" role="toolbar" aria-label=${this.text('lab.map.tools')}>
        ${this.slices > 2 ? this.sliceMenus() : nothing}
        <slot name="tools"></slot>
        <div class="zoom">
          ${this.tool('lab.map.zoomIn', 'M5 10h10M10 5v10', () => this.zoom?.scaleBy(1.5))}
          ${this.tool('lab.map.zoomOut', 'M5 10h10', () => this.zoom?.scaleBy(1 / 1.5))}
          ${this.tool('lab.map.fit', 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4', () => this.zoom?.home())}
        </div>
      </div>
      <div class="tip" hidden></div>
      <p class="trouble" role="status">${trouble ? this.store!.say(trouble.message) : nothing}</p>
      <p class="live" aria-live="polite"></p>
    `;
  }

  private tool(key: string, drawing: string, act: () => void): TemplateResult {
    return html`<button type="button" title=${this.text(key)} aria-label=${this.text(key)} @click=${act}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d=${drawing} /></svg>
    </button>`;
  }

  private sliceMenus(): TemplateResult {
    const menu = (side: 0 | 1): TemplateResult =>
      html`<select aria-label=${this.text(side === 0 ? 'lab.map.across' : 'lab.map.upward')} @change=${(event: Event) => this.slice(side, event)}>
        ${this.store!.race!.variables.slice(0, 200).map((name, i) => html`<option value=${i} ?selected=${this.axes[side] === i}>${name}</option>`)}
      </select>`;
    return html`<div class="slice" title=${this.text('lab.map.slice')}>${menu(0)}<span>×</span>${menu(1)}</div>`;
  }

  private slice(side: 0 | 1, event: Event): void {
    const chosen = Number((event.target as HTMLSelectElement).value);
    const axes: [number, number] = [...this.axes];
    if (axes[1 - side] === chosen) axes[1 - side] = axes[side];
    axes[side] = chosen;
    this.axes = axes;
    this.zoom?.home();
  }
}

customElements.define('descent-map', DescentMap);
