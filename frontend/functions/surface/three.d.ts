/** three.js ships no types; these are of what the scene uses. */
declare module 'three' {
  export class Vector3 {
    constructor(x?: number, y?: number, z?: number);
    x: number;
    y: number;
    z: number;
    set(x: number, y: number, z: number): this;
    add(other: Vector3): this;
    sub(other: Vector3): this;
    normalize(): this;
    setFromSphericalCoords(radius: number, polar: number, azimuth: number): this;
    unproject(camera: PerspectiveCamera): this;
  }
  export class Matrix4 {
    elements: number[];
    clone(): Matrix4;
    multiply(other: Matrix4): this;
  }
  export class Color {
    constructor(colour: string);
    r: number;
    g: number;
    b: number;
    convertLinearToSRGB(): this;
  }
  export class BufferAttribute {
    constructor(values: ArrayLike<number>, size: number);
  }
  export class BufferGeometry {
    setAttribute(name: string, attribute: BufferAttribute): this;
    setIndex(index: BufferAttribute): this;
    dispose(): void;
  }
  export class ShaderMaterial<Uniforms> {
    constructor(parameters: { vertexShader: string; fragmentShader: string; side: number; uniforms: Uniforms });
    uniforms: Uniforms;
    dispose(): void;
  }
  export class Mesh {
    constructor(geometry: BufferGeometry, material: unknown);
    geometry: BufferGeometry;
    frustumCulled: boolean;
  }
  export class Scene {
    add(object: Mesh): this;
  }
  export class PerspectiveCamera {
    constructor(fov: number, aspect: number, near: number, far: number);
    fov: number;
    aspect: number;
    position: Vector3;
    projectionMatrix: Matrix4;
    matrixWorldInverse: Matrix4;
    updateProjectionMatrix(): void;
    updateMatrixWorld(): void;
  }
  export class WebGLRenderer {
    constructor(parameters: { canvas: HTMLCanvasElement; alpha: boolean; antialias: boolean });
    setPixelRatio(ratio: number): void;
    setSize(width: number, height: number, styled: boolean): void;
    render(scene: Scene, camera: PerspectiveCamera): void;
    dispose(): void;
    forceContextLoss(): void;
  }
  export const DoubleSide: number;
}

declare module 'three/addons/controls/OrbitControls.js' {
  import type { PerspectiveCamera, Vector3 } from 'three';

  export class OrbitControls {
    constructor(camera: PerspectiveCamera, element: HTMLElement);
    target: Vector3;
    enablePan: boolean;
    minPolarAngle: number;
    maxPolarAngle: number;
    minDistance: number;
    maxDistance: number;
    addEventListener(type: 'change', listener: () => void): void;
    rotateLeft(angle: number): void;
    rotateUp(angle: number): void;
    dollyIn(factor: number): void;
    update(): void;
    dispose(): void;
  }
}
