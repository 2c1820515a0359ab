/** How the panel of units looks. */
import { css } from 'lit';
import { plotStyles } from '../styles/elements/plot';

export const unitStyles = [
  plotStyles,
  css`
    :host {
      position: relative;
      display: flex;
      flex-direction: column;
      height: 100%;
      font-variant-numeric: tabular-nums;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 14px;
      align-items: center;
      margin-bottom: 8px;
    }
    .plot {
      flex: 1;
      min-height: 220px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--dim);
    }
    select,
    input {
      min-height: 28px;
      border: 1px solid var(--line);
      border-radius: var(--radius, 6px);
      background: var(--panel);
      color: var(--ink);
      font: inherit;
    }
    input {
      width: 5em;
      padding: 0 6px;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
    .facts {
      min-height: 2.9em;
      margin: 8px 0 0;
      color: var(--dim);
      font-size: 0.93em;
    }
    @media (width <= 800px), (width <= 1000px) and (height <= 500px) {
      .bar {
        flex-wrap: nowrap;
        gap: 8px;
        white-space: nowrap;
      }
      label,
      select {
        min-width: 0;
      }
      input {
        width: 3.4em;
      }
      .facts.card {
        position: absolute;
        z-index: 1;
        top: var(--card-top);
        left: 4px;
        right: 4px;
        min-height: 0;
        margin: 0;
        padding: 6px 10px;
        border: 1px solid var(--line);
        border-radius: var(--radius, 6px);
        background: var(--panel);
        color: var(--ink);
        pointer-events: none;
      }
    }
    .legend,
    .elsewhere {
      margin: 6px 0 0;
      color: var(--dim);
      font-size: 0.86em;
    }
    .elsewhere {
      margin: 0 0 8px;
    }
    .elsewhere:empty {
      display: none;
    }
    button {
      min-height: 26px;
      padding: 0 10px;
      border: 1px solid var(--accent);
      border-radius: var(--radius, 6px);
      background: none;
      color: var(--accent);
      font: inherit;
      cursor: pointer;
    }
    svg {
      display: block;
    }
  `,
];
