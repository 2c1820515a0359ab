import { css } from 'lit';
import { rangeStyles } from './range';
import { unseenStyles } from './unseen';

export const timelineStyles = [
  rangeStyles,
  unseenStyles,
  css`
    :host {
      display: flex;
      flex: 1;
      align-items: center;
      gap: 12px;
      min-width: 0;
      color: var(--ink);
      font-variant-numeric: tabular-nums;
    }
    .buttons {
      display: flex;
      align-items: center;
      gap: 2px;
    }
    button {
      display: grid;
      place-items: center;
      width: 36px;
      height: 36px;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: none;
      color: var(--dim);
      font: inherit;
      cursor: pointer;
    }
    button:hover {
      background: var(--soft);
      color: var(--ink);
    }
    button.play {
      width: 42px;
      height: 42px;
      margin: 0 4px;
      background: var(--accent);
      color: var(--accent-ink);
    }
    button.play:hover {
      background: color-mix(in srgb, var(--accent) 88%, var(--ink));
      color: var(--accent-ink);
    }
    svg {
      fill: currentColor;
      stroke: currentColor;
      stroke-width: 1;
      stroke-linejoin: round;
      stroke-linecap: round;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    .scrub {
      flex: 1;
    }
    .where {
      display: flex;
      align-items: baseline;
      gap: 4px;
      white-space: nowrap;
    }
    .step {
      padding: 3px 2px;
      border: 1px solid transparent;
      border-radius: 4px;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: 600;
      text-align: right;
    }
    .step:hover,
    .step:focus {
      border-color: var(--line);
      background: var(--panel);
    }
    select {
      appearance: none;
      padding: 4px 6px;
      text-align: center;
      border: 1px solid transparent;
      border-radius: 4px;
      background: var(--panel);
      color: var(--dim);
      font: inherit;
      cursor: pointer;
    }
    select:hover {
      border-color: var(--line);
      color: var(--ink);
    }
    .help {
      width: 28px;
      height: 28px;
    }
    @media (max-width: 800px) {
      :host {
        gap: 8px;
      }
      .wide,
      .word {
        display: none;
      }
    }
  `,
];
