import { css } from 'lit';

/** How the map and the chart of a class lie, or what is shown side by side in their place. */
export const pictureStyles = css`
    :host {
      display: grid;
      grid-template-rows: minmax(0, 3fr) minmax(0, 2fr) auto;
      gap: 8px;
      min-height: 0;
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
      min-height: 0;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--panel);
      box-sizing: border-box;
    }
    canvas:focus-visible {
      outline: 3px solid var(--accent);
    }
    .snapshots {
      grid-row: 1 / 3;
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-auto-rows: minmax(0, 1fr);
      gap: 12px;
      min-height: 0;
    }
    .snapshots.six {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    figure {
      display: flex;
      flex-direction: column;
      gap: 4px;
      margin: 0;
      min-height: 0;
    }
    figure canvas {
      flex: 1 1 0;
      height: 0;
    }
    /* Networks have no map; and a teacher may show one picture alone. */
    canvas.chart:first-of-type,
    canvas.alone {
      grid-row: 1 / 3;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      list-style: none;
      font-weight: 600;
    }
  `;
