/**
 * The relief in three dimensions, on the graphics card. This file and three.js are loaded when a visitor first opens
 * the surface. Paths and letters are painted over it on a canvas; the camera's matrix tells where.
 */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  Mesh,
  PerspectiveCamera,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { Look } from '../../draw/look';
import { HEIGHT, type Relief, type Point3 } from './relief';
import type { Size } from '../../draw/axes/viewport';

const MOST_LEVELS = 32;
const FIELD_OF_VIEW = 32;
const AIM = HEIGHT * 0.38;
/** The first look: from the front, a little from the right, from above. */
const FIRST = { polar: 0.66, azimuth: 0.38, distance: 2.3 };
const NARROWEST = 1.2;

const VERTEX = `
  attribute vec3 slope;
  varying float height;
  varying vec3 upright;
  void main() {
    height = position.y;
    upright = slope;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

/** The map's bands and lines, by the height of each pixel; light from the left makes the shape plain. */
const FRAGMENT = `
  uniform vec3 low, high, line;
  uniform float levels[${MOST_LEVELS}];
  uniform int count;
  varying float height;
  varying vec3 upright;
  void main() {
    float band = 0.0;
    float near = 1.0;
    float pixel = fwidth(height) + 1e-7;
    for (int i = 0; i < ${MOST_LEVELS}; i++) {
      if (i >= count) break;
      band += step(levels[i], height);
      near = min(near, abs(height - levels[i]) / pixel);
    }
    vec3 ground = mix(low, high, band / float(max(count, 1)));
    float light = 0.86 + 0.2 * dot(normalize(upright), normalize(vec3(-0.55, 0.6, 0.35)));
    gl_FragColor = vec4(mix(line, ground, 0.35 + 0.65 * smoothstep(0.3, 1.1, near)) * light, 1.0);
  }`;

interface Uniforms {
  low: { value: Vector3 };
  high: { value: Vector3 };
  line: { value: Vector3 };
  levels: { value: Float32Array };
  count: { value: number };
}

export class ReliefScene {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.05, 40);
  private readonly controls: OrbitControls;
  private readonly material = materialOf();
  private readonly mesh: Mesh;

  /** @param moved called when the visitor has turned the camera or come nearer */
  constructor(canvas: HTMLCanvasElement, ground: HTMLElement, moved: () => void) {
    this.renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
    this.mesh = new Mesh(new BufferGeometry(), this.material);
    this.mesh.frustumCulled = false;
    this.scene.add(this.mesh);
    this.controls = new OrbitControls(this.camera, ground);
    Object.assign(this.controls, { enablePan: false, minPolarAngle: 0.02, maxPolarAngle: 1.5, minDistance: 0.7, maxDistance: 6 });
    this.controls.target.set(0, AIM, 0);
    this.controls.addEventListener('change', moved);
    // A finger that moves up or down scrolls the page: on a phone the surface must not be a trap.
    ground.style.touchAction = 'pan-y';
    this.home();
  }

  show(relief: Relief, look: Look): void {
    const { uniforms } = this.material;
    for (const [name, colour] of [
      ['low', look.low],
      ['high', look.high],
      ['line', look.iso],
    ] as const) {
      const { r, g, b } = new Color(colour).convertLinearToSRGB();
      uniforms[name].value.set(r, g, b);
    }
    const levels = relief.levels.slice(0, MOST_LEVELS);
    uniforms.levels.value.set(levels);
    uniforms.count.value = levels.length;
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometryOf(relief);
  }

  resize({ width, height }: Size): void {
    this.renderer.setPixelRatio(window.devicePixelRatio || 1);
    this.renderer.setSize(width, height, false);
    const aspect = width / height;
    this.camera.aspect = aspect;
    // In a narrow picture the angle of view widens until everything fits.
    const half = Math.tan((FIELD_OF_VIEW * Math.PI) / 360) * Math.max(1, NARROWEST / aspect);
    this.camera.fov = (Math.atan(half) * 360) / Math.PI;
    this.camera.updateProjectionMatrix();
  }

  home(): void {
    this.camera.position.setFromSphericalCoords(FIRST.distance, FIRST.polar, FIRST.azimuth).add(this.controls.target);
    this.controls.update();
  }

  /** Turns the surface to the right and its far side up, by angles. */
  turn(right: number, up: number): void {
    this.controls.rotateLeft(right);
    this.controls.rotateUp(up);
    this.controls.update();
  }

  nearer(factor: number): void {
    this.controls.dollyIn(factor);
    this.controls.update();
  }

  draw(): void {
    this.renderer.render(this.scene, this.camera);
  }

  get eye(): Point3 {
    const { x, y, z } = this.camera.position;
    return [x, y, -z];
  }

  /** Where on the picture a spot is. */
  projection({ width, height }: Size): (u: number, h: number, v: number) => [number, number] {
    this.camera.updateMatrixWorld();
    const m = this.camera.projectionMatrix.clone().multiply(this.camera.matrixWorldInverse).elements;
    return (u, h, v) => {
      const w = m[3] * u + m[7] * h - m[11] * v + m[15];
      const x = (m[0] * u + m[4] * h - m[8] * v + m[12]) / w;
      const y = (m[1] * u + m[5] * h - m[9] * v + m[13]) / w;
      return w > 0 ? [((x + 1) / 2) * width, ((1 - y) / 2) * height] : [NaN, NaN];
    };
  }

  /** The direction from the eye through a pixel. */
  ray(x: number, y: number, { width, height }: Size): Point3 {
    this.camera.updateMatrixWorld();
    const far = new Vector3((x / width) * 2 - 1, 1 - (y / height) * 2, 0.5).unproject(this.camera).sub(this.camera.position).normalize();
    return [far.x, far.y, -far.z];
  }

  dispose(): void {
    this.controls.dispose();
    this.mesh.geometry.dispose();
    this.material.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }
}

function materialOf(): ShaderMaterial<Uniforms> {
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    side: DoubleSide,
    uniforms: {
      low: { value: new Vector3() },
      high: { value: new Vector3() },
      line: { value: new Vector3() },
      levels: { value: new Float32Array(MOST_LEVELS) },
      count: { value: 0 },
    },
  });
}

/** A sheet of triangles; none at a gap. */
function geometryOf({ columns, rows, heights }: Relief): BufferGeometry {
  const places = new Float32Array(3 * columns * rows);
  const slopes = new Float32Array(3 * columns * rows);
  const triangles: number[] = [];
  const height = (i: number, j: number): number =>
    heights[Math.min(Math.max(j, 0), rows - 1) * columns + Math.min(Math.max(i, 0), columns - 1)];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const at = j * columns + i;
      places.set([i / (columns - 1) - 0.5, heights[at] || 0, 0.5 - j / (rows - 1)], 3 * at);
      const along = ((height(i + 1, j) - height(i - 1, j)) / 2) * (columns - 1);
      const into = ((height(i, j + 1) - height(i, j - 1)) / 2) * (rows - 1);
      slopes.set([Number.isFinite(along) ? -along : 0, 1, Number.isFinite(into) ? into : 0], 3 * at);
      if (i + 1 === columns || j + 1 === rows) continue;
      if (Number.isNaN(heights[at] + heights[at + 1] + heights[at + columns] + heights[at + columns + 1])) continue;
      triangles.push(at, at + 1, at + columns, at + 1, at + columns + 1, at + columns);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(places, 3));
  geometry.setAttribute('slope', new BufferAttribute(slopes, 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(triangles), 1));
  return geometry;
}
