/** Paints the error of difference quotients against the step: a U on logarithmic axes for each kind of difference. */
import type { StepCurve } from '../wire/answer/gradient-check';
import { letters, type Look } from '../draw/look';
import { pixelOf, valueAt, type Axis } from '../draw/axes/scale';
import { ticks, type Tick } from '../draw/axes/ticks';
import type { Size } from '../draw/axes/viewport';

export interface StepScene extends Size {
  x: Axis;
  y: Axis;
  xTicks: Tick[];
  yTicks: Tick[];
  curves: readonly StepCurve[];
  /** The step of the check, marked. */
  step: number;
  /** The index of the step under the pointer. */
  hover: number | null;
  /** The kind of difference that the table shows. */
  chosen: { centred: boolean; float: boolean };
  /** The label of the horizontal axis. */
  stepName: string;
}

/** Colour by precision, dash by kind of difference. */
export const STYLES = {
  run: (float: boolean): number => (float ? 0 : 1),
  dash: (centred: boolean): number[] => (centred ? [] : [6, 4]),
};

const LOWEST = 1e-16;

export function stepLayout(curves: readonly StepCurve[], size: Size, look: Look): Pick<StepScene, 'x' | 'y' | 'xTicks' | 'yTicks'> {
  const grow = look.size;
  let low = 1;
  let high = 1e-3;
  for (const { errors } of curves) {
    for (const error of errors) {
      if (error === null) continue;
      low = Math.min(low, Math.max(LOWEST, error));
      high = Math.max(high, error);
    }
  }
  low = 10 ** Math.floor(Math.log10(low) - 0.2);
  high = 10 ** Math.ceil(Math.log10(Math.min(high, 1)) - 1e-9);
  const y: Axis = { low, high, from: size.height - 40 * grow, to: 10, scale: 'log' };
  const x: Axis = { low: 1e-12, high: 1e-1, from: 46 * grow, to: size.width - 12, scale: 'log' };
  return {
    x,
    y,
    xTicks: ticks(x.low, x.high, Math.max(2, (x.to - x.from) / (54 * grow)), 'log'),
    yTicks: ticks(low, high, Math.max(2, (y.from - y.to) / (34 * grow)), 'log'),
  };
}

/** The step nearest to a pixel. */
export function nearestStep(steps: readonly number[], x: Axis, pixel: number): number {
  const value = Math.log10(valueAt(x, Math.min(Math.max(pixel, x.from), x.to)));
  let best = 0;
  for (let i = 1; i < steps.length; i++) {
    if (Math.abs(Math.log10(steps[i]) - value) < Math.abs(Math.log10(steps[best]) - value)) best = i;
  }
  return best;
}

/** Pixels of a curve; null where there is no value, and at the edge what lies below the axis. */
export function points(curve: StepCurve, x: Axis, y: Axis): ([number, number] | null)[] {
  return curve.steps.map((step, i) => {
    const error = curve.errors[i];
    if (error === null) return null;
    return [pixelOf(x, step), pixelOf(y, Math.min(Math.max(error, y.low), y.high))];
  });
}

export function paintSteps(context: CanvasRenderingContext2D, scene: StepScene, look: Look): void {
  paintFrame(context, scene, look);
  paintStep(context, scene, look);
  for (const curve of scene.curves) paintCurve(context, scene, curve, look);
  paintBest(context, scene, look);
}

/** The height of a line of the legend. */
const ENTRY = 18;

/** The scene with its legend below it, one curve a line, for export. */
export function withLegend(
  scene: StepScene,
  names: readonly string[],
  look: Look,
): { size: Size; paint(context: CanvasRenderingContext2D): void } {
  const entry = ENTRY * look.size;
  return {
    size: { width: scene.width, height: scene.height + entry * (names.length + 0.5) },
    paint(context) {
      paintSteps(context, scene, look);
      context.font = letters(look, 12);
      context.textBaseline = 'middle';
      scene.curves.forEach((curve, i) => {
        const at = scene.height + entry * (i + 0.5);
        context.strokeStyle = look.runs[STYLES.run(curve.float)].line;
        context.lineWidth = 2.5;
        context.setLineDash(STYLES.dash(curve.centred));
        line(context, scene.x.from, at, scene.x.from + 30, at);
        context.fillStyle = look.ink;
        context.fillText(names[i], scene.x.from + 40, at);
      });
      context.setLineDash([]);
      context.textBaseline = 'alphabetic';
    },
  };
}

function paintFrame(context: CanvasRenderingContext2D, scene: StepScene, look: Look): void {
  const { x, y } = scene;
  context.font = letters(look, 11);
  context.lineWidth = 1;
  context.setLineDash([]);
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.strokeStyle = look.line;
  context.fillStyle = look.dim;
  for (const tick of scene.yTicks) {
    const at = Math.round(pixelOf(y, tick.value)) + 0.5;
    line(context, x.from, at, x.to, at);
    context.fillText(tick.label, x.from - 6, at);
  }
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  for (const tick of scene.xTicks) context.fillText(tick.label, pixelOf(x, tick.value), y.from + 15 * look.size);
  context.textAlign = 'right';
  context.fillText(scene.stepName, x.to, y.from + 31 * look.size);
  context.textAlign = 'left';
}

function paintStep(context: CanvasRenderingContext2D, scene: StepScene, look: Look): void {
  const { x, y } = scene;
  const at = Math.round(pixelOf(x, Math.min(Math.max(scene.step, x.low), x.high))) + 0.5;
  context.strokeStyle = look.accent;
  context.lineWidth = 1.5;
  line(context, at, y.to, at, y.from);
  context.fillStyle = look.accent;
  context.beginPath();
  context.arc(at, y.from, 5, 0, 2 * Math.PI);
  context.fill();
  const steps = scene.curves[0]?.steps;
  if (scene.hover === null || !steps) return;
  const there = Math.round(pixelOf(x, steps[scene.hover])) + 0.5;
  context.strokeStyle = look.dim;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  line(context, there, y.to, there, y.from);
  context.setLineDash([]);
}

function paintCurve(context: CanvasRenderingContext2D, scene: StepScene, curve: StepCurve, look: Look): void {
  const colour = look.runs[STYLES.run(curve.float)].line;
  const chosen = curve.centred === scene.chosen.centred && curve.float === scene.chosen.float;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = chosen ? 2.5 : 1.5;
  context.globalAlpha = chosen ? 1 : 0.75;
  context.setLineDash(STYLES.dash(curve.centred));
  context.beginPath();
  let pen = false;
  const places = points(curve, scene.x, scene.y);
  for (const place of places) {
    if (place && pen) context.lineTo(...place);
    else if (place) context.moveTo(...place);
    pen = place !== null;
  }
  context.stroke();
  context.setLineDash([]);
  if (scene.hover !== null && places[scene.hover]) {
    const [px, py] = places[scene.hover]!;
    context.beginPath();
    context.arc(px, py, 3.5, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Where theory puts the least error: a triangle on the lower edge, solid or hollow as the line is solid or dashed. */
function paintBest(context: CanvasRenderingContext2D, scene: StepScene, look: Look): void {
  for (const curve of scene.curves) {
    if (curve.optimum === null || curve.optimum < scene.x.low || curve.optimum > scene.x.high) continue;
    const at = pixelOf(scene.x, curve.optimum);
    const base = scene.y.from;
    context.beginPath();
    context.moveTo(at, base - 9);
    context.lineTo(at - 5, base);
    context.lineTo(at + 5, base);
    context.closePath();
    context.lineWidth = 1.5;
    context.strokeStyle = look.runs[STYLES.run(curve.float)].line;
    context.fillStyle = curve.centred ? context.strokeStyle : look.panel;
    context.fill();
    context.stroke();
  }
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}
