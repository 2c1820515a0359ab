/** The inspector's drawing on the map: the vectors of the step, the quadratic model around the point, and the model's axes. */
import { magnification, paintArrow, paintNames, type ArrowPicture } from './arrows';
import { principalAxes, contoursOf, stationary, type Point, type Quadratic } from './quadratic';
import { letters, runLook, type Look } from '../../draw/look';
import { format } from '../../draw/axes/number';
import { outlineOf } from '../../draw/outline';
import { paintText, type Box } from '../../draw/strokes';
import { toPixelX, toPixelY } from '../../draw/axes/viewport';
import type { Inspection } from '../../wire/answer/inspection';
import type { RaceStore } from '../race/store';
import { minimumLabel } from '../landscape/landscape';
import { minimaOn } from '../landscape/land';
import { fitting, type MapView } from '../landscape/view';
import { pageLook } from '../../lab/painting/page-look';
import { arrowStyle, shownArrows } from './vectors';

const DIRECTION = 60;

/** Paints the chosen parts on a canvas of their own, so that a new step does not repaint the paths. */
export function paintOverlay(context: CanvasRenderingContext2D, view: MapView, store: RaceStore): void {
  const { answer, run } = store.inspecting;
  if (run === null || !answer || !fits(answer, view)) return;
  const look = pageLook();
  const picture = new StepPicture(context, view, answer, store, look);
  picture.reserve();
  if (store.inspecting.draws('model')) picture.model();
  if (store.inspecting.draws('axes')) picture.axes();
  if (store.inspecting.draws('vectors')) picture.vectors();
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** The width in pixels of the loss's legend at the lower right, with letters of the usual size. */
const LEGEND = 210;

function fits(answer: Inspection, view: MapView): boolean {
  return answer.axes.length === view.axes.length && answer.axes.every((axis, i) => axis === view.axes[i]);
}

class StepPicture {
  /** The boxes of names that stand already: of minima, of the start, of the model's lowest point. */
  private readonly taken: Box[] = [];

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly view: MapView,
    private readonly answer: Inspection,
    private readonly store: RaceStore,
    private readonly look: Look,
  ) {}

  /** The pixel of a point of the plane; on a graph, at the height of the loss. */
  private place(at: readonly number[], height = this.answer.loss): Point {
    const { frame, size } = this.view;
    return [toPixelX(frame, size, at[0]), toPixelY(frame, size, at.length === 1 ? height : at[1])];
  }

  private get quadratic(): Quadratic | null {
    const { answer } = this;
    const hessian = answer.surroundings?.hessian;
    if (!hessian || answer.point.length !== 2) return null;
    return {
      at: answer.point as Point,
      value: answer.loss,
      gradient: answer.gradient as Point,
      hessian: hessian as [Point, Point],
    };
  }

  model(): void {
    const { quadratic } = this;
    if (this.answer.point.length === 1) this.parabola();
    if (!quadratic) return;
    const flat = stationary(quadratic);
    this.pen(this.look.accent, 1.25, []);
    for (const { points, own } of contoursOf(quadratic)) {
      this.context.globalAlpha = own ? 0.95 : 0.5;
      this.trace(points.map((point) => this.place(point)));
    }
    if (!flat) return;
    this.pen(this.look.accent, 1, [2, 3]);
    this.context.globalAlpha = 0.9;
    this.trace([this.place(quadratic.at), this.place(flat.at)]);
    this.mark(this.place(flat.at), this.store.text(`lab.inspector.model.${flat.kind}`));
  }

  /** Reserves the boxes of the names and stars that the map itself paints. */
  reserve(): void {
    const { context, look, store, view } = this;
    const race = fitting(store.race, store.experiment!.problem);
    context.font = letters(look, 13);
    // What the axis upwards shows.
    this.reserveText(9, 17, 34);
    minimaOn(view, race).forEach(([x, y], i) => {
      this.taken.push({ left: x - 8, top: y - 8, right: x + 8, bottom: y + 8 });
      const name = i === 0 ? minimumLabel(view.size, [x, y]) : null;
      const width = context.measureText(store.text('lab.map.minimum')).width;
      if (name) this.reserveText(name.align === 'left' ? name.x : name.x - width, name.y, width);
    });
    const start = view.axes.map((axis) => store.experiment!.problem.start[axis]);
    if (!race || start.some((value) => value === undefined)) return;
    const [x, y] = this.place(start, race.runs[0]?.columns.get('loss')?.[0] ?? NaN);
    const width = context.measureText(store.text('lab.map.start')).width;
    this.reserveText(x > view.size.width - 120 ? x - 14 - width : x + 14, y < 40 ? y + 20 : y - 8, width);
  }

  private reserveText(left: number, baseline: number, width: number): void {
    const line = 13 * this.look.size;
    this.taken.push({ left, top: baseline - line, right: left + width, bottom: baseline + line / 4 });
  }

  /** Tangent and parabola of one variable, with its lowest or highest point. */
  private parabola(): void {
    const { answer, view } = this;
    const [slope] = answer.gradient;
    const curvature = answer.surroundings?.hessian[0][0] ?? NaN;
    const line = (height: (d: number) => number): Point[] =>
      Array.from({ length: 121 }, (_, k) => {
        const x = view.frame.x[0] + ((view.frame.x[1] - view.frame.x[0]) * k) / 120;
        return this.place([x], height(x - answer.point[0]));
      });
    this.pen(this.look.accent, 1.5, []);
    this.trace(line((d) => answer.loss + slope * d));
    if (!Number.isFinite(curvature)) return;
    this.pen(this.look.accent, 1.5, [5, 4]);
    this.trace(line((d) => answer.loss + slope * d + (curvature / 2) * d * d));
    if (curvature === 0) return;
    const lowest = answer.loss - (slope * slope) / (2 * curvature);
    const kind = curvature > 0 ? 'minimum' : 'maximum';
    this.mark(this.place([answer.point[0] - slope / curvature], lowest), this.store.text(`lab.inspector.model.${kind}`));
  }

  axes(): void {
    const axes = this.quadratic && principalAxes(this.quadratic.hessian);
    if (!axes) return;
    const { frame, size } = this.view;
    const reach = frame.x[1] - frame.x[0] + frame.y[1] - frame.y[0];
    const [x, y] = this.answer.point;
    axes.forEach(({ eigenvalue, direction }) => {
      const end = (side: number): Point => this.place([x + side * reach * direction[0], y + side * reach * direction[1]]);
      this.pen(this.look.ink, 1, [1, 3]);
      this.context.globalAlpha = 0.7;
      this.trace([end(-1), end(1)]);
      const along = this.place([x + direction[0] * 1e-3 * reach, y + direction[1] * 1e-3 * reach]);
      const here = this.place([x, y]);
      const length = Math.hypot(along[0] - here[0], along[1] - here[1]);
      const at: Point = [here[0] + ((along[0] - here[0]) / length) * 96, here[1] + ((along[1] - here[1]) / length) * 96];
      this.context.font = letters(this.look, 12);
      if (at[0] > 0 && at[0] < size.width - 60)
        paintText(this.context, `λ ${format(eigenvalue, 3)}`, at[0] + 5, at[1] - 6, this.look.ink, this.look.panel);
    });
  }

  vectors(): void {
    const { answer, look, view } = this;
    const here = this.place(answer.point);
    const shown = shownArrows(answer).map(({ key, from, to }) => ({ key, from: this.place(from), to: this.place(to) }));
    const times = magnification(shown.map(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1])));
    const larger = ([x, y]: Point): Point => [here[0] + times * (x - here[0]), here[1] + times * (y - here[1])];
    const pictures: ArrowPicture[] = shown.map(({ key, from, to }) => ({
      ...arrowStyle(key, look, answer.run),
      name: this.store.text(`lab.inspector.short.${key}`),
      from: larger(from),
      to: larger(to),
    }));
    const down = this.downhill(here);
    if (down)
      pictures.unshift({
        ...arrowStyle('downhill', look, answer.run),
        name: this.store.text('lab.inspector.short.downhill'),
        from: here,
        to: down,
      });
    const distinct = pictures.filter((a, i) => !pictures.slice(0, i).some((b) => near(a.from, b.from) && near(a.to, b.to)));
    for (const picture of distinct) paintArrow(this.context, view.size, picture, look);
    this.ball(answer, larger);
    paintNames(this.context, view.size, distinct, look, [...this.taken, ...distinct.flatMap(({ from, to }) => alongside(from, to))]);
    if (times > 1) this.note(this.store.text('lab.inspector.magnified', format(times)));
  }

  /** Nesterov's point before the velocity moved it, behind the point where the gradient is taken. */
  private ball(answer: Inspection, larger: (at: Point) => Point): void {
    const ball = answer.arrows.find(({ kind }) => kind === 'ball');
    if (!ball) return;
    const [x, y] = larger(this.place(ball.from));
    this.pen(runLook(this.look, answer.run).line, 2, []);
    this.context.fillStyle = this.look.panel;
    this.context.beginPath();
    this.context.arc(x, y, 5, 0, 7);
    this.context.fill();
    this.context.stroke();
  }

  /** The direction of steepest descent, of a length that can be seen. */
  private downhill(here: Point): Point | null {
    const { gradient, point } = this.answer;
    if (point.length === 1) return gradient[0] ? [here[0] - Math.sign(gradient[0]) * DIRECTION, here[1]] : null;
    const there = this.place([point[0] - gradient[0], point[1] - gradient[1]]);
    const length = Math.hypot(there[0] - here[0], there[1] - here[1]);
    if (!Number.isFinite(length) || length === 0) return null;
    return [here[0] + ((there[0] - here[0]) / length) * DIRECTION, here[1] + ((there[1] - here[1]) / length) * DIRECTION];
  }

  private note(text: string): void {
    this.context.font = letters(this.look, 12);
    this.context.textAlign = 'left';
    const { width, height } = this.view.size;
    const beside = 48 + this.context.measureText(text).width < width - LEGEND * this.look.size;
    // At the bottom: the tools of the map stand at the top. Over the legend where there is no room beside it.
    paintText(this.context, text, 48, height - (beside ? 30 : 62), this.look.ink, this.look.panel);
  }

  private mark([x, y]: Point, name: string): void {
    const { context, look, view } = this;
    context.globalAlpha = 1;
    this.pen(look.panel, 4, []);
    const diamond = outlineOf(`M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`);
    context.stroke(diamond);
    this.pen(look.accent, 2, []);
    context.fillStyle = look.panel;
    context.fill(diamond);
    context.stroke(diamond);
    context.font = letters(look, 12, '600');
    const left = x > view.size.width - 140;
    context.textAlign = left ? 'right' : 'left';
    paintText(context, name, x + (left ? -11 : 11), y + 18, look.accent, look.panel);
    const width = context.measureText(name).width;
    this.reserveText(left ? x - 11 - width : x + 11, y + 18, width);
    context.textAlign = 'left';
  }

  private pen(colour: string, width: number, dash: number[]): void {
    this.context.strokeStyle = colour;
    this.context.lineWidth = width;
    this.context.lineJoin = 'round';
    this.context.setLineDash(dash);
  }

  /** A line through points, cut off so that none lies too far away for its dashes. */
  private trace(points: readonly Point[]): void {
    const far = 8 * (this.view.size.width + this.view.size.height);
    const inside = ([x, y]: Point): boolean => Math.abs(x) < far && Math.abs(y) < far;
    this.context.beginPath();
    points.forEach((point, i) => {
      if (i > 0 && inside(points[i - 1]) && inside(point)) this.context.lineTo(...point);
      else if (inside(point)) this.context.moveTo(...point);
    });
    this.context.stroke();
  }
}

/** The shaft of an arrow in boxes, that no name may cover. */
function alongside([x0, y0]: Point, [x1, y1]: Point): Box[] {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const pieces = Number.isFinite(length) ? Math.min(100, Math.ceil(length / 8)) : 0;
  return Array.from({ length: pieces }, (_, i) => {
    const share = i / pieces;
    const [x, y] = [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
    return { left: x - 3, top: y - 3, right: x + 3, bottom: y + 3 };
  });
}

function near(a: readonly number[], b: readonly number[]): boolean {
  return Math.abs(a[0] - b[0]) < 1 && Math.abs(a[1] - b[1]) < 1;
}
