import { css } from 'lit';
import { plotStyles } from './plot';
import { quietStyles } from './quiet';

export const chartStyles = [
  plotStyles,
  quietStyles,
  css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 260px;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 2px;
    margin-bottom: 6px;
  }
  .tabs {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0;
    margin-left: -3px;
    min-width: 0;
  }
  .pin {
    padding: 4px 3px;
    white-space: nowrap;
  }
  .pin[aria-pressed='true'] {
    color: var(--accent);
    font-weight: 600;
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
    padding: 1px 0;
    color: var(--accent);
    text-align: start;
  }
  [role='tab'] {
    padding: 4px 3px;
    white-space: nowrap;
  }
  [role='tab'][aria-selected='true'] {
    color: var(--ink);
    font-weight: 600;
  }
  .plot {
    flex: 1;
    min-height: 190px;
    cursor: crosshair;
    touch-action: pan-y;
  }
  fieldset {
    display: flex;
    gap: 14px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    color: var(--dim);
    font-size: 0.86em;
    font-weight: 600;
  }
  label {
    display: flex;
    align-items: center;
    gap: 6px;
    cursor: pointer;
  }
  input {
    margin: 0;
    accent-color: var(--accent);
  }
  .readout {
    margin-top: 10px;
    padding-top: 8px;
    border-top: 1px solid var(--line);
    font-size: 0.86em;
  }
  .at {
    color: var(--dim);
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(148px * var(--grow, 1)), 1fr));
    gap: 0 12px;
    margin: 2px 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 6px;
    padding: 1px 4px;
    margin: 0 -4px;
    border-radius: 4px;
  }
  li.chosen,
  li:hover {
    background: var(--soft);
  }
  li.ended data {
    color: var(--dim);
  }
  .name {
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  svg {
    display: block;
  }
`,
];
