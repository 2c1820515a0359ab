import { css } from 'lit';
import { unseenStyles } from '../../styles/elements/unseen';

export const dataStyles = [
  unseenStyles,
  css`
  :host {
    display: block;
    margin-bottom: 10px;
    font-size: calc(12px * var(--grow, 1));
  }
  .plot {
    position: relative;
    max-width: calc(460px * var(--grow, 1));
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    background: var(--panel);
  }
  .plot.adding {
    border-color: var(--accent);
    cursor: crosshair;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .legend,
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    margin: 5px 0 0;
    color: var(--dim);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .dot {
    fill: var(--class-1);
  }
  .ring {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.1;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 4px 0 0 -8px;
  }
  button,
  .file {
    display: inline-flex;
    align-items: center;
    min-height: 28px;
    padding: 0 8px;
    border: 1px solid transparent;
    border-radius: var(--radius, 6px);
    background: none;
    color: var(--dim);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:hover,
  .file:hover {
    color: var(--ink);
    background: var(--soft);
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
    color: var(--accent);
  }
  .file:focus-within,
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .file input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
  .paste textarea {
    box-sizing: border-box;
    width: 100%;
    padding: 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    background: var(--panel);
    color: var(--ink);
    font: inherit;
    font-family: var(--mono, monospace);
    resize: vertical;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    margin: 4px 0 0;
    padding: 0;
    border: 0;
  }
  legend {
    float: left;
    padding: 0;
    color: var(--dim);
  }
  fieldset label {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    cursor: pointer;
  }
  input[type='radio'] {
    margin: 0;
    accent-color: var(--accent);
  }
  .problem {
    margin: 4px 0 0;
    color: var(--danger);
  }
  .problem:empty {
    display: none;
  }
`,
];
