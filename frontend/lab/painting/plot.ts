import type { LitElement } from 'lit';
import type { Size } from '../../draw/axes/viewport';
import type { Look } from '../../draw/look';
import { surfaceOf } from './canvas';
import { pageLook } from './page-look';
import { Painting } from './painting';

/** The plot of an element, a canvas that fills its ".plot": the painted scene, and the pointer's position in it. */
export class Plot<Scene extends Size> {
  /** What was painted last; null before that. */
  scene: Scene | null = null;

  constructor(
    private readonly host: LitElement,
    sceneOf: (size: Size) => Scene,
    paint: (context: CanvasRenderingContext2D, scene: Scene, look: Look) => void,
  ) {
    new Painting(host, () => {
      const { clientWidth, clientHeight } = this.element;
      const surface = surfaceOf(host.renderRoot.querySelector('canvas'), clientWidth, clientHeight);
      if (!surface) return;
      this.scene = sceneOf({ width: surface.width, height: surface.height });
      surface.context.clearRect(0, 0, surface.width, surface.height);
      paint(surface.context, this.scene, pageLook());
    });
  }

  get element(): HTMLElement {
    return this.host.renderRoot.querySelector<HTMLElement>('.plot')!;
  }

  /** Applies a function to the scene and the pointer's position in pixels; null before anything is painted. */
  under<Spot>(event: MouseEvent, find: (scene: Scene, x: number, y: number) => Spot): Spot | null {
    const box = this.element.getBoundingClientRect();
    return this.scene && find(this.scene, event.clientX - box.left, event.clientY - box.top);
  }
}
