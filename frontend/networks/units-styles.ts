/** How the panel of units looks. */
import { css } from 'lit';
import { plotStyles } from '../styles/elements/plot';

export const unitStyles = [
  plotStyles,
  css`
    :host {
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
    .legend,
    .elsewhere {
      margin: 6px 0 0;
      color: var(--dim);
      font-size: 0.86em;
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
