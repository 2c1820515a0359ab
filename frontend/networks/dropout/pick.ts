import { css, html, type TemplateResult } from 'lit';
import { planeIn, rangeAround, type Plane } from '../data/plane';
import { paintPoints, pointNear, radiusFor, type Points } from '../data/points';
import { projector } from '../../draw/axes/scale';
import { pageLook } from '../../lab/painting/page-look';
import { TrainingPicture } from '../training/picture';
import { plotStyles } from '../../styles/elements/plot';

/** The data in the plane, to choose a row with a click: fires "descent-row". The keyboard has the field of numbers. */
export class DescentPick extends TrainingPicture {
  static override properties = { row: { type: Number } };
  static override styles = [
    plotStyles,
    css`
    :host {
      display: block;
    }
    .plot {
      height: 100%;
    }
  `,
  ];

  declare row: number;

  constructor() {
    super();
    this.row = 0;
  }

  private get points(): Points | null {
    const data = this.store?.training?.data;
    return data
      ? { xs: data.points[0], ys: data.points[1], targets: data.targets, training: data.training, mislabelled: data.mislabelled }
      : null;
  }

  private planeOf(points: Points): Plane {
    const { width, height } = this.size;
    return planeIn({ left: 0, top: 0, width, height }, rangeAround(points.xs), rangeAround(points.ys));
  }

  protected override paint(): void {
    const { points } = this;
    const surface = points ? this.surface() : null;
    if (!points || !surface) return;
    const { context } = surface;
    const look = pageLook();
    const plane = this.planeOf(points);
    paintPoints(context, plane, points, radiusFor(points.xs.length, this.size.width, this.size.height), look);
    if (this.row >= points.xs.length) return;
    context.beginPath();
    context.arc(projector(plane.x)(points.xs[this.row]), projector(plane.y)(points.ys[this.row]), 8, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = look.ink;
    context.stroke();
  }

  private pressed(event: PointerEvent): void {
    const { points } = this;
    if (!points) return;
    const box = this.plot!.getBoundingClientRect();
    const row = pointNear(this.planeOf(points), points, event.clientX - box.left, event.clientY - box.top, 24);
    if (row !== null) this.dispatchEvent(new CustomEvent('descent-row', { detail: row }));
  }

  protected override render(): TemplateResult {
    return html`<div class="plot" role="img" aria-label=${this.text('lab.dropout.pick', this.row + 1)} title=${this.text('lab.dropout.pickHint')}
      @pointerdown=${this.pressed}><canvas></canvas></div>`;
  }
}

customElements.define('descent-pick', DescentPick);
