/** The tools in the map's corner. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Picture as TakenPicture } from '../../draw/picture';

export type LandscapePicture = 'map' | 'surface';

export interface MapTools {
  text(key: string): string;
  /** The names to choose a slice from, for more than two variables, and the present one. */
  variables: readonly string[];
  axes: readonly [number, number];
  slice(side: 0 | 1, axis: number): void;
  /** Whether the plane of the paths is shown in place of a slice. */
  planar: boolean;
  setPlanar(planar: boolean): void;
  /** The picture that is shown; null where there is but one. */
  picture: LandscapePicture | null;
  show(picture: LandscapePicture): void;
  nearer(factor: number): void;
  home(): void;
  /** The picture as it is now, for export. */
  take(): TakenPicture | null;
}

const SLICES = 200;

export function mapTools(tools: MapTools): TemplateResult {
  const { text, picture } = tools;
  return html`<div class="tools" role="toolbar" aria-label=${text('lab.map.tools')}>
    ${tools.variables.length > 2 ? sliceMenus(tools) : nothing}
    <slot name="tools"></slot>
    ${
      picture
        ? html`<div class="switch" role="group" aria-label=${text('lab.map.picture')}>
      ${choice(tools, 'map', text('lab.map.asMap'), text('lab.map.asMap.help'))}
      ${choice(tools, 'surface', text('lab.map.asSurface'), text('lab.map.asSurface.help'))}
    </div>`
        : nothing
    }
    <div class="zoom">
      ${tool(text('lab.map.zoomIn'), 'M5 10h10M10 5v10', () => tools.nearer(1.5))}
      ${tool(text('lab.map.zoomOut'), 'M5 10h10', () => tools.nearer(1 / 1.5))}
      ${tool(text('lab.map.fit'), 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4', tools.home)}
    </div>
    <descent-picture-menu .picture=${tools.take}></descent-picture-menu>
  </div>`;
}

function choice({ picture, show }: MapTools, kind: LandscapePicture, name: string, help: string): TemplateResult {
  return html`<button type="button" aria-pressed=${picture === kind} title=${help} @click=${() => show(kind)}>${name}</button>`;
}

function tool(name: string, drawing: string, act: () => void): TemplateResult {
  return html`<button type="button" title=${name} aria-label=${name} @click=${act}>
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d=${drawing} /></svg>
  </button>`;
}

function sliceMenus({ text, variables, axes, slice, planar, setPlanar }: MapTools): TemplateResult {
  const menu = (side: 0 | 1): TemplateResult =>
    html`<select aria-label=${text(side === 0 ? 'lab.map.across' : 'lab.map.upward')}
      @change=${(event: Event) => slice(side, Number((event.target as HTMLSelectElement).value))}>
      ${variables.slice(0, SLICES).map((name, i) => html`<option value=${i} ?selected=${axes[side] === i}>${name}</option>`)}
    </select>`;
  return html`<div class="slice" title=${text('lab.map.slice')}>${planar ? nothing : html`${menu(0)}<span>×</span>${menu(1)}`}
    <button type="button" aria-pressed=${planar} title=${text('lab.plane.help')} @click=${() => setPlanar(!planar)}>${text('lab.plane.name')}</button></div>`;
}
