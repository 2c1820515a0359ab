import { html, nothing, type TemplateResult } from 'lit';
import { paintMinima } from '../drawing/landscape';
import { paintPaths } from '../drawing/paths';
import { resolution, type Size } from '../drawing/viewport';
import { askGrid } from '../model/server';
import { TerrainSource } from '../model/terrain';
import type { Change } from '../model/store';
import { NextFrame, surfaceOf } from './canvas';
import { MapLand, minimaOn, paintModelOf } from './map-land';
import { mapStyles } from './map-styles';
import { MapTip } from './map-tip';
import { fitting, viewOf, type MapView } from './map-view';
import { MapZoom } from './map-zoom';
import { sendEdit, StageMember } from './member';
import { onLookChange, pageLook } from './page-look';
import { RacePaths } from './race-paths';
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
  private readonly land = new MapLand();
  private homeKey = '';
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
      view: () => this.startView(this.view),
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
    if (change === 'experiment') this.followDomain();
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

  /** Another domain is another picture: what was zoomed in the old one means nothing there. */
  private followDomain(): void {
    const { problem } = this.store!.experiment!;
    const key = JSON.stringify([problem.domain, problem.start.length]);
    if (this.homeKey !== '' && key !== this.homeKey) this.zoom?.home();
    this.homeKey = key;
  }

  private get view(): MapView {
    const { experiment, race } = this.store!;
    const zoom = this.zoom?.transform ?? { k: 1, x: 0, y: 0 };
    return viewOf(experiment!.problem, race, this.terrain.terrain, this.axes, this.size, zoom);
  }

  private paint(): void {
    const { store } = this;
    if (!store?.experiment || !this.hasUpdated || this.size.width < 2) return;
    const view = this.view;
    const race = fitting(store.race, store.experiment.problem);
    if (this.landStale || this.pathsStale) {
      this.askTerrain(view);
      if (this.landStale) this.paintLand(view);
      this.paths.project(race, view.axes, view.frame, this.size);
      this.start?.place(this.startView(view));
      this.landStale = this.pathsStale = false;
    }
    this.paintRace(view);
  }

  private askTerrain({ frame, axes }: MapView): void {
    const { experiment, dragging } = this.store!;
    const { problem } = experiment!;
    const domain = axes.length === 1 ? [frame.x] : [frame.x, frame.y];
    this.terrain.show(problem, problem.start.length, domain, axes, dragging || !this.zoom!.isHome);
  }

  private surface(layer: string): CanvasRenderingContext2D | null {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(layer);
    return surfaceOf(canvas, this.size.width, this.size.height)?.context ?? null;
  }

  private paintLand(view: MapView): void {
    const context = this.surface('.land');
    this.classList.toggle('graph', view.axes.length === 1);
    if (context) this.land.paint(context, view, this.terrain.terrain, this.store!.race, this.text('lab.map.loss'));
  }

  private paintRace(view: MapView): void {
    const context = this.surface('.race');
    if (!context) return;
    const { cursor, hover, isShown, race, experiment } = this.store!;
    const look = pageLook();
    context.clearRect(0, 0, this.size.width, this.size.height);
    const shown = this.paths.at(cursor, hover, isShown);
    if (view.axes.length === 1) paintModelOf(context, view, this.terrain.terrain, shown, hover?.run ?? null);
    paintPaths(context, this.size, shown.map(({ picture }) => picture), hover?.run ?? null, look);
    const minima = minimaOn(view, fitting(race, experiment!.problem));
    paintMinima(context, this.size, minima, this.text('lab.map.minimum'), look);
    const place = this.hovering && hover?.run != null ? this.paths.place(hover.run, hover.step) : null;
    if (place) this.tip?.show(place, this.size, this.store!, view.axes, resolution(view.frame, this.size));
    else this.tip?.hide();
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

  private startView({ frame, axes, names, size }: MapView): StartView {
    const { experiment, race } = this.store!;
    return {
      frame,
      size,
      values: axes.map((axis) => experiment!.problem.start[axis]),
      names,
      height: race?.runs[0]?.columns.get('loss')?.[0] ?? 0,
      text: (key, ...values) => this.text(key, ...values),
    };
  }

  private moveStart(values: number[], at: number): void {
    const start = [...this.store!.experiment!.problem.start];
    this.view.axes.forEach((axis, i) => (start[axis] = values[i]));
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
