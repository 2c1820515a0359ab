import { html, nothing, type TemplateResult } from 'lit';
import { paintThreads } from './threads';
import { paintMinima } from '../landscape/landscape';
import { paintGhost, paintPaths, paintStart } from '../landscape/paths';
import type { Picture } from '../../draw/picture';
import { resolution, type Size } from '../../draw/axes/viewport';
import type { Message } from '../../wire/answer/message';
import { askGrid, Refusal } from '../../wire/server';
import { isPlanar, planeNote, planeOf, withAxis } from '../race/plane';
import { TerrainSource } from '../landscape/terrain';
import type { Change } from '../../lab/lab-store';
import type { RaceStore } from '../race/store';
import { NextFrame, surfaceOf } from '../../lab/painting/canvas';
import { paintOverlay } from '../inspector/overlay';
import { MapLand, minimaOn, paintModelOf, paintUnborn } from '../landscape/land';
import { mapPicture } from './picture';
import { mapStyles } from './styles';
import { mapTools } from './tools';
import { MapTip } from '../landscape/tip';
import { paintAnswer, pointAnswer } from './answer';
import { fitting, isCloseUp, viewOf, type MapView } from '../landscape/view';
import { MapZoom } from './zoom';
import { sendEdit, StageMember } from '../../lab/member';
import { onLookChange, pageLook } from '../../lab/painting/page-look';
import { RacePaths } from '../landscape/race-paths';
import { StartHandle, type StartView } from './start-handle';
import { startViewOf } from './start-view';
import { atGhost } from './at-ghost';
import { backHint, goBack } from '../../lab/back';
import { hasWebGl, SurfacePicture } from '../surface/picture';
import { coverFirst, leaveFirst } from '../../shell/first-picture';

const REACH = 18;
const TOO_WIDE: Message = { key: 'limit.frame', english: 'The frame of the picture is empty or too large.', arguments: [] };
/** A pointer that has moved farther since it went down was dragging, not choosing. */
const STILL = 4;

/**
 * The map: the landscape in bands, the paths of all contenders over it, the known minima, the start to drag. For one
 * variable it is the graph of the function, for more than two a slice through two of them.
 */
export class DescentMap extends StageMember<RaceStore> {
  static override styles = mapStyles;
  static override properties = { axes: { state: true }, raised: { state: true }, note: { state: true }, refused: { state: true } };

  declare protected axes: [number, number];
  /** Whether the surface is shown in place of the map, and the key of the text that says why it cannot be. */
  declare protected raised: boolean;
  declare protected note: string;
  /** Why there is no landscape, for example because the frame is too wide. */
  declare protected refused: Message | null;

  private size: Size = { width: 0, height: 0 };
  private zoom: MapZoom | null = null;
  private readonly paths = new RacePaths();
  private start: StartHandle | null = null;
  private readonly land = new MapLand();
  private readonly relief = new SurfacePicture(
    () => this.renderRoot,
    () => this.painting.ask(),
    () => this.flatten('lab.surface.lost'),
  );
  private homeKey = '';
  private landStale = true;
  private pathsStale = true;
  private landFacts = '';
  private hovering = false;
  private pressedAt = [0, 0];
  private slices = 0;
  private readonly terrain = new TerrainSource(
    askGrid,
    () => this.landed(),
    (reason) => (this.refused = reason instanceof Refusal ? reason.sentence : null),
  );
  private readonly painting = new NextFrame(() => this.paint());
  private readonly overlaying = new NextFrame(() => this.paintStep());
  private readonly resizing = new ResizeObserver(() => this.resized());
  private tip: MapTip | null = null;
  private forgetLook: (() => void) | null = null;

  constructor() {
    super();
    this.axes = [0, 1];
    this.raised = false;
    this.note = '';
    this.refused = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    coverFirst(this);
    this.resizing.observe(this);
    this.forgetLook = onLookChange(() => this.redraw(true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.forgetLook?.();
    this.painting.cancel();
    this.overlaying.cancel();
    this.terrain.stop();
    this.flatten('');
  }

  private piece(selector: string): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(selector)!;
  }

  protected override firstUpdated(): void {
    this.zoom = new MapZoom(this.piece('.ground'), () => this.redraw(true));
    this.tip = new MapTip(this.piece('.tip'));
    this.start = new StartHandle(this.piece('.start'), this.piece('.pictures'), this.piece('.unseen'), {
      view: () => this.startView(this.view),
      moved: (values, at) => this.moveStart(values, at),
      released: () => sendEdit(this, 'commit', { path: '/problem/start', value: this.store!.experiment!.problem.start }),
    });
    for (const ground of [this.piece('.ground'), this.piece('.orbit')]) {
      ground.addEventListener('pointermove', (event) => this.hovered(event));
      ground.addEventListener('pointerleave', () => this.unhover());
      ground.addEventListener('pointerdown', ({ clientX, clientY }) => (this.pressedAt = [clientX, clientY]));
      ground.addEventListener('click', (event) => this.picked(event));
    }
    this.resized();
  }

  protected override joined(): void {
    super.joined();
    this.redraw(true);
  }

  protected override changed(change: Change): void {
    const { race } = this.store!;
    if (change === 'texts' || change === 'trouble' || change === 'plane') this.requestUpdate();
    if (change === 'race') {
      if (race!.variables.length !== this.slices || this.store!.planar) this.requestUpdate();
      const facts = JSON.stringify([race!.variables, race!.facts.minima, race!.plane]);
      this.landStale ||= facts !== this.landFacts;
      this.landFacts = facts;
    }
    if (change === 'experiment') this.followDomain();
    if (change === 'inspection') {
      this.overlaying.ask();
      return;
    }
    this.pathsStale ||= change === 'race' || change === 'experiment' || change === 'fan' || change === 'shown';
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

  /** Another function or domain is another picture: what was zoomed in the old one means nothing there. */
  private followDomain(): void {
    const { problem } = this.store!.experiment!;
    const key = JSON.stringify([problem.expression, problem.domain, problem.start.length]);
    if (this.homeKey !== '' && key !== this.homeKey) this.zoom?.home();
    this.homeKey = key;
  }

  private get view(): MapView {
    const { experiment, race } = this.store!;
    const zoom = this.zoom?.transform ?? { k: 1, x: 0, y: 0 };
    return viewOf(experiment!.problem, race, this.terrain.terrain, this.store!.planar ? 'plane' : this.axes, this.size, zoom);
  }

  private get lens(): { nearer(factor: number): void; home(): void } | null {
    return this.raised ? this.relief : this.zoom;
  }

  private get course(): Pick<RacePaths, 'near' | 'place'> {
    return this.raised ? this.relief.paths : this.paths;
  }

  private paint(): void {
    const { store } = this;
    if (!store?.experiment || !this.hasUpdated || this.size.width < 2) return;
    const view = this.view;
    const race = fitting(store.race, store.experiment.problem);
    if (this.landStale || this.pathsStale) {
      this.askTerrain(view);
      if (this.raised) this.relief.show(view, this.terrain.terrain, this.land, race);
      else if (this.landStale) this.paintLand(view);
      this.paths.project(race, view.axes, view.frame, this.size);
      store.inspecting.setAxes(view.axes);
      store.fanning.setAxes(view.axes, planeOf(store.race, view.axes));
      this.classList.toggle('planar', isPlanar(race, view.axes));
      store.framing.look(this, view, isCloseUp(view), !this.zoom!.isHome && !this.raised);
      this.paintFan(view);
      this.paintStep();
      this.landStale = this.pathsStale = false;
      if (!this.raised) this.start?.place(this.startView(view));
    }
    this.paintRace(view);
    if (this.raised) this.start?.place(this.startView(view));
    if ((race && this.terrain.terrain) || store.trouble || this.refused) leaveFirst();
  }

  private askTerrain({ frame, axes }: MapView): void {
    const { experiment, race, dragging } = this.store!;
    const { problem } = experiment!;
    const domain = axes.length === 1 ? [frame.x] : [frame.x, frame.y];
    if (!domain.every(([low, high]) => Number.isFinite(high - low))) {
      this.refused = TOO_WIDE;
      return;
    }
    this.terrain.show(problem, problem.start.length, domain, axes, dragging || !this.zoom!.isHome, planeOf(race, axes), this.size.width);
  }

  private landed(): void {
    this.refused = null;
    this.redraw(true);
  }

  private surface(layer: string): CanvasRenderingContext2D | null {
    return surfaceOf(this.renderRoot.querySelector<HTMLCanvasElement>(layer), this.size.width, this.size.height)?.context ?? null;
  }

  private paintLand(view: MapView): void {
    const context = this.surface('.land');
    this.classList.toggle('graph', view.axes.length === 1);
    context?.clearRect(0, 0, this.size.width, this.size.height);
    if (context) this.land.paint(context, view, this.terrain.terrain, this.store!.race, this.text('lab.map.loss'));
  }

  /** The paths of many seeds, beneath those of the race. */
  private paintFan(view: MapView): void {
    const context = this.surface('.fan');
    context?.clearRect(0, 0, this.size.width, this.size.height);
    const fan = this.raised ? null : this.store!.fanning.on(view.axes);
    if (context && fan && this.store!.isShown(fan.run)) paintThreads(context, this.size, view.frame, fan, pageLook());
  }

  private paintStep(): void {
    const context = this.store?.experiment ? this.surface('.step') : null;
    context?.clearRect(0, 0, this.size.width, this.size.height);
    if (context && !this.raised) paintOverlay(context, this.view, this.store!);
  }

  private paintRace(view: MapView): void {
    const context = this.surface('.race');
    if (!context) return;
    const { cursor, hover, inspecting, isShown, race, experiment } = this.store!;
    const look = pageLook();
    context.clearRect(0, 0, this.size.width, this.size.height);
    if (this.raised) this.relief.paint(context, view, fitting(race, experiment!.problem), this.store!);
    else {
      const shown = this.paths.at(cursor, hover, isShown);
      if (view.axes.length === 1 && inspecting.run === null) paintModelOf(context, view, this.terrain.terrain, shown, hover?.run ?? null);
      for (const ghost of RacePaths.ghosts(this.store!, view.axes, view.frame, this.size)) paintGhost(context, this.size, ghost, look);
      const pictures = shown.map(({ picture }) => picture);
      paintPaths(context, this.size, pictures, hover?.run ?? null, look);
      paintMinima(context, this.size, minimaOn(view, fitting(race, experiment!.problem)), this.text('lab.map.minimum'), look);
      paintUnborn(context, view, experiment!.problem.start, fitting(race, experiment!.problem), isShown);
    }
    paintAnswer(context, this.store!.asking, view, this.raised ? this.relief : null, this.text('lab.map.answer'));
    if (isPlanar(race, view.axes)) paintStart(context, ...this.startView(view).at, look);
    const place = this.hovering && hover?.run != null ? this.course.place(hover.run, hover.step) : null;
    if (place) this.tip?.show(place, this.size, this.store!, view.axes, resolution(view.frame, this.size));
    else this.tip?.hide();
  }

  private picture(): Picture | null {
    const { store } = this;
    if (!store?.experiment || this.size.width < 2) return null;
    const shown = this.paths.at(store.cursor, null, store.isShown);
    return mapPicture(store, this.view, this.land, this.terrain.terrain, shown, this.raised ? this.relief : null);
  }

  private hovered(event: PointerEvent): void {
    if (event.buttons !== 0 || !this.store?.race) return;
    const hit = this.hit(event);
    const ghost = !hit && this.isAtGhost(event);
    this.hovering = hit !== null;
    this.piece('.ground').classList.toggle('on-path', hit !== null || ghost);
    this.piece('.ground').title = ghost ? backHint(this.store) : '';
    this.store.setHover(hit);
  }

  private hit(event: MouseEvent): { run: number; step: number } | null {
    const { left, top } = this.piece('.pictures').getBoundingClientRect();
    return this.course.near(event.clientX - left, event.clientY - top, REACH, this.store!.isShown);
  }

  private isAtGhost(event: MouseEvent): boolean {
    return !this.raised && atGhost(this.store, this.view, event, this.piece('.pictures'));
  }

  private unhover(): void {
    this.hovering = false;
    this.piece('.ground').classList.remove('on-path');
    this.store?.setHover(null);
  }

  private picked(event: MouseEvent): void {
    if (Math.hypot(event.clientX - this.pressedAt[0], event.clientY - this.pressedAt[1]) > STILL) return;
    if (this.store?.asking.asksPlace) {
      pointAnswer(this.store.asking, event, this.piece('.pictures'), this.startView(this.view));
      return;
    }
    const hit = this.store?.race ? this.hit(event) : null;
    if (!hit) {
      if (this.isAtGhost(event)) goBack(this, this.store!);
      return;
    }
    this.store!.setPlaying(false);
    this.store!.setCursor(hit.step);
    this.dispatchEvent(new CustomEvent('descent-pick', { detail: hit, bubbles: true, composed: true }));
  }

  private startView(view: MapView): StartView {
    return startViewOf(this.store!, view, this.raised ? this.relief : null);
  }

  private moveStart(values: number[], at: number): void {
    const start = [...this.store!.experiment!.problem.start];
    this.view.axes.forEach((axis, i) => (start[axis] = values[i]));
    sendEdit(this, 'preview', { path: '/problem/start', value: start, at });
  }

  protected override willUpdate(): void {
    this.slices = this.store?.race?.variables.length ?? 0;
    if (this.raised && this.slices === 1) this.flatten('');
    this.classList.toggle('raised', this.raised);
  }

  protected override updated(): void {
    this.redraw(true);
  }

  protected override render(): TemplateResult {
    const trouble = this.store?.trouble?.message ?? this.refused;
    return html`
      <div class="pictures ${trouble ? 'stale' : ''}">
        <canvas class="land" role="img" aria-label=${this.text('lab.map.name')}></canvas>
        <canvas class="fan" aria-hidden="true"></canvas>
        <canvas class="race" aria-hidden="true"></canvas>
        <canvas class="step" aria-hidden="true"></canvas>
      </div>
      <div class="ground"></div>
      <div class="orbit" role="application" tabindex="0" aria-label=${this.text('lab.surface.name')} title=${this.text('lab.surface.help')}
        @keydown=${this.relief.press}></div>
      <button class="start" type="button" title=${this.text('lab.map.start.help')}><i></i><span></span></button>
      ${mapTools({
        text: (key) => this.text(key),
        variables: this.store?.race?.variables ?? [],
        axes: this.axes,
        slice: (side, axis) => this.slice(side, axis),
        planar: this.store?.planar ?? false,
        setPlanar: (planar) => this.show(planar),
        picture: this.slices === 1 ? null : this.raised ? 'surface' : 'map',
        show: (picture) => (picture === 'map' ? this.flatten('') : void this.raise()),
        nearer: (factor) => this.lens?.nearer(factor),
        home: () => this.lens?.home(),
        take: () => this.picture(),
      })}
      <p class="note" role="status">${this.note && this.text(this.note)}</p>
      <p class="about" role="status">${planeNote(this.store)}</p>
      <div class="tip" hidden></div>
      <p class="trouble" role="status">${trouble ? this.store!.say(trouble) : nothing}</p>
      <p class="unseen" aria-live="polite"></p>
    `;
  }

  private show(planar: boolean): void {
    this.zoom?.home();
    this.store!.setPlanar(planar);
  }

  private slice(side: 0 | 1, chosen: number): void {
    this.axes = withAxis(this.axes, side, chosen);
    this.zoom?.home();
  }

  /** The surface takes the map's place once it has been loaded; where it cannot, a sentence says so. */
  private async raise(): Promise<void> {
    this.note = hasWebGl() ? '' : 'lab.surface.none';
    if (this.note === '') await this.relief.open().catch(() => (this.note = 'lab.surface.failed'));
    this.raised = this.relief.isOpen && this.isConnected;
    if (!this.raised) this.flatten(this.note);
  }

  private flatten(note: string): void {
    this.relief.close();
    this.raised = false;
    this.note = note;
  }
}

customElements.define('descent-map', DescentMap);
