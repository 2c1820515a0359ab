/**
 * The loss as a surface in three dimensions, the map's other picture. It paints on the map's own upper canvas, so the
 * paths, the cursor and the tip are those of the map; the scene beneath is loaded when it is first opened.
 */
import { paintDraped } from './draped';
import { paintLegend, paintMinima } from '../landscape/landscape';
import type { Bands } from '../landscape/bands';
import { paintGhost } from '../landscape/paths';
import { RacePaths } from '../landscape/race-paths';
import type { Look } from '../../draw/look';
import { heightAt, meet, onPlan, reliefOf, type Relief } from './relief';
import { paintReliefAxes } from './relief-axes';
import type { Frame, Size } from '../../draw/axes/viewport';
import type { Race } from '../../wire/answer/frame';
import { coordinate } from '../race/plane';
import type { RaceStore } from '../race/store';
import type { Terrain } from '../landscape/terrain';
import type { MapLand } from '../landscape/land';
import type { MapView } from '../landscape/view';
import { pageLook } from '../../lab/painting/page-look';
import { DrapedPaths } from './draped-paths';
import type { ReliefScene } from './scene';

const TURN = Math.PI / 36;
const KEYS: Record<string, [number, number]> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Whether this browser can draw it. */
export function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

export class SurfacePicture {
  readonly paths = new DrapedPaths();
  private scene: ReliefScene | null = null;
  private relief: Relief | null = null;
  private bands: Bands | null = null;
  private look: Look | null = null;
  private frame: Frame = { x: [0, 1], y: [0, 1] };
  private size: Size = { width: 0, height: 0 };
  private projected = false;

  /**
   * @param root holds the elements canvas.relief and .orbit
   * @param changed called when the picture must be painted anew
   * @param lost called when the graphics card takes the picture away
   */
  constructor(
    private readonly root: () => ParentNode,
    private readonly changed: () => void,
    private readonly lost: () => void,
  ) {}

  get isOpen(): boolean {
    return this.scene !== null;
  }

  /** Loads the scene; throws where the browser cannot draw it. */
  async open(): Promise<void> {
    const { ReliefScene } = await import('./scene');
    if (this.scene) return;
    // A canvas that once lost its context never draws again, so every opening takes a new one.
    const canvas = document.createElement('canvas');
    canvas.className = 'relief';
    canvas.addEventListener('webglcontextlost', () => this.scene && this.lost());
    const orbit = this.root().querySelector<HTMLElement>('.orbit')!;
    this.scene = new ReliefScene(canvas, orbit, () => this.turned());
    this.root().querySelector('.pictures')!.prepend(canvas);
    this.relief = this.bands = null;
    this.size = { width: 0, height: 0 };
  }

  close(): void {
    const { scene } = this;
    this.scene = null;
    scene?.dispose();
    this.root().querySelector('canvas.relief')?.remove();
  }

  private turned(): void {
    this.projected = false;
    this.changed();
  }

  /** A new landscape, race or size. The relief stands on what the grid covers. */
  show(view: MapView, terrain: Terrain | null, land: MapLand, race: Race | null): void {
    if (!this.scene) return;
    const { width, height } = view.size;
    if (width !== this.size.width || height !== this.size.height) this.scene.resize(view.size);
    this.size = view.size;
    if (terrain?.domain.length === 2) {
      const [x, y] = terrain.domain;
      const bands = land.bandsFor(terrain, race);
      this.frame = { x, y };
      const look = pageLook();
      if (bands !== this.bands || look !== this.look) {
        this.relief = reliefOf(terrain.grid, bands.levels);
        this.scene.show(this.relief, look);
      }
      [this.bands, this.look] = [bands, look];
    }
    this.paths.drape(race, view.axes, this.frame);
    this.projected = false;
  }

  paint(context: CanvasRenderingContext2D, view: MapView, race: Race | null, store: RaceStore): void {
    const { scene, relief, bands, size } = this;
    if (!scene || !relief || !bands) return;
    const look = pageLook();
    const project = scene.projection(size);
    if (!this.projected) {
      scene.draw();
      this.paths.project(relief, scene.eye, project);
      this.projected = true;
    }
    paintReliefAxes(context, relief, scene.eye, project, { frame: this.frame, names: view.names }, look);
    const [bottom, right] = [size.height - 8, size.width - 16];
    context.font = `${11 * look.size}px ${look.font}`;
    context.fillStyle = look.dim;
    context.textAlign = 'right';
    context.fillText(store.text('lab.surface.height'), right, bottom);
    context.textAlign = 'left';
    paintLegend(context, size, bands, store.text('lab.map.loss'), look, look.panel);
    for (const ghost of DrapedPaths.ghosts(RacePaths.former(store), view.axes, this.frame, relief, project))
      paintGhost(context, size, ghost, look);
    paintDraped(context, size, this.paths.at(store.cursor, store.hover, store.isShown), store.hover?.run ?? null, look);
    const minima = (race?.facts.minima ?? []).map(({ point }) =>
      this.pixelOf(coordinate(race!, point, view.axes[0]), coordinate(race!, point, view.axes[1])),
    );
    paintMinima(context, size, minima, store.text('lab.map.minimum'), look);
  }

  /** The surface and all that is painted over it, on one context: the drawn scene is a raster, the rest is not. */
  paintWhole(context: CanvasRenderingContext2D, view: MapView, race: Race | null, store: RaceStore): void {
    const drawn = this.root().querySelector<HTMLCanvasElement>('canvas.relief');
    if (!this.scene || !drawn) return;
    this.scene.draw();
    context.drawImage(drawn, 0, 0, this.size.width, this.size.height);
    this.paint(context, view, race, store);
  }

  /** The pixel of a point of the plane; NaN outside the plan. */
  pixelOf(x: number, y: number): [number, number] {
    const [u, v] = [this.share(x, this.frame.x), this.share(y, this.frame.y)];
    if (!this.scene || !this.relief || !onPlan(u, v)) return [NaN, NaN];
    return this.scene.projection(this.size)(u, heightAt(this.relief, u, v), v);
  }

  /** The point of the plane under a pixel, within the frame; null where the sky is. */
  pointAt(px: number, py: number): [number, number] | null {
    const spot = this.scene && this.relief && meet(this.relief, this.scene.eye, this.scene.ray(px, py, this.size));
    return spot && [this.value(spot[0], this.frame.x), this.value(spot[1], this.frame.y)];
  }

  private share(value: number, [low, high]: [number, number]): number {
    return (value - low) / (high - low) - 0.5;
  }

  private value(share: number, [low, high]: [number, number]): number {
    return low + (Math.min(Math.max(share, -0.5), 0.5) + 0.5) * (high - low);
  }

  nearer(factor: number): void {
    this.scene?.nearer(factor);
  }

  home(): void {
    this.scene?.home();
  }

  /** The arrow keys turn the surface; with Shift farther. */
  press = (event: KeyboardEvent): void => {
    const way = KEYS[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const angle = event.shiftKey ? 3 * TURN : TURN;
    this.scene?.turn(way[0] * angle, way[1] * angle);
  };
}
