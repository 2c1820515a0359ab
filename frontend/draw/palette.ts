/**
 * How contenders look: colours after Okabe and Ito, doubled by dash and marker, so that neither colour vision nor
 * colour print is needed to tell them apart. The colours themselves are custom properties of the page (lab.css), one
 * for lines and one for text per contender, designed for the light and the dark page each.
 */
export type Marker =
  | 'circle'
  | 'square'
  | 'triangle'
  | 'diamond'
  | 'nabla'
  | 'plus'
  | 'cross'
  | 'pentagon'
  | 'star'
  | 'bar'
  | 'pillar'
  | 'left'
  | 'right'
  | 'hourglass'
  | 'dome'
  | 'hexagon';

const DASHES: readonly (readonly number[])[] = [
  [],
  [7, 4],
  [2, 3],
  [10, 3, 2, 3],
  [14, 4],
  [5, 2, 2, 2, 2, 2],
  [4, 4],
  [1, 4],
  [18, 3, 2, 3],
  [6, 2],
  [2, 6],
  [10, 2, 2, 2, 2, 2],
  [8, 8],
  [3, 2, 8, 2],
  [14, 3, 5, 3],
  [1, 2],
];

const MARKERS: readonly Marker[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'nabla',
  'plus',
  'cross',
  'pentagon',
  'star',
  'bar',
  'pillar',
  'left',
  'right',
  'hourglass',
  'dome',
  'hexagon',
];

/** How many contenders have a look of their own (colour, dash, marker); the next one looks like the first. */
export const CONTENDER_LOOKS = 16;

export function dashOf(index: number): readonly number[] {
  return DASHES[index % CONTENDER_LOOKS];
}

export function markerOf(index: number): Marker {
  return MARKERS[index % CONTENDER_LOOKS];
}

/** The marker's outline around the origin; the radius is that of a circle of the same weight to the eye. */
export function markerPath(marker: Marker, radius: number): string {
  const r = radius;
  switch (marker) {
    case 'circle':
      return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
    case 'square':
      return polygon(4, r * 1.2, Math.PI / 4);
    case 'diamond':
      return polygon(4, r * 1.3, 0);
    case 'triangle':
      return polygon(3, r * 1.35, -Math.PI / 2);
    case 'nabla':
      return polygon(3, r * 1.35, Math.PI / 2);
    case 'pentagon':
      return polygon(5, r * 1.15, -Math.PI / 2);
    case 'hexagon':
      return polygon(6, r * 1.1, 0);
    case 'left':
      return polygon(3, r * 1.35, Math.PI);
    case 'right':
      return polygon(3, r * 1.35, 0);
    case 'bar':
      return rectangle(r * 1.3, r * 0.5);
    case 'pillar':
      return rectangle(r * 0.5, r * 1.3);
    case 'hourglass':
      return closed([
        [-r, -r * 1.1],
        [r, -r * 1.1],
        [-r, r * 1.1],
        [r, r * 1.1],
      ]);
    case 'dome':
      return `M${-r * 1.2} ${r * 0.6}A${r * 1.2} ${r * 1.2} 0 0 1 ${r * 1.2} ${r * 0.6}Z`;
    case 'star':
      return closed(Array.from({ length: 10 }, (_, i) => polar(r * (i % 2 === 0 ? 1.4 : 0.6), -Math.PI / 2 + (i / 5) * Math.PI)));
    case 'plus':
      return cross(r * 1.15, 0);
    case 'cross':
      return cross(r * 1.15, Math.PI / 4);
  }
}

function polygon(corners: number, radius: number, turn: number): string {
  return closed(Array.from({ length: corners }, (_, i) => polar(radius, turn + (i / corners) * 2 * Math.PI)));
}

function rectangle(across: number, up: number): string {
  return closed([
    [-across, -up],
    [across, -up],
    [across, up],
    [-across, up],
  ]);
}

function cross(radius: number, turn: number): string {
  const half = radius * 0.36;
  const arm: [number, number][] = [];
  for (let i = 0; i < 4; i++) {
    const angle = turn + (i * Math.PI) / 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (const [along, across] of [
      [half, -half],
      [radius, -half],
      [radius, half],
    ]) {
      arm.push([along * cos - across * sin, along * sin + across * cos]);
    }
  }
  return closed(arm);
}

function polar(radius: number, angle: number): [number, number] {
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function closed(points: [number, number][]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
