import { css } from 'lit';
import { unseenStyles } from '../../styles/elements/unseen';

export const mapStyles = [
  unseenStyles,
  css`
  :host {
    display: block;
    position: relative;
    min-height: 250px;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius-large, 8px);
    background: var(--panel);
    color: var(--ink);
    font-size: calc(13px * var(--grow, 1));
  }
  :host(.graph) {
    --ground: var(--panel);
  }
  canvas,
  .ground,
  .orbit,
  .pictures {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .pictures {
    transition: opacity 120ms;
  }
  .pictures.stale {
    opacity: 0.35;
  }
  .ground {
    cursor: grab;
  }
  .ground:active {
    cursor: grabbing;
  }
  .ground.on-path {
    cursor: pointer;
  }
  .orbit {
    display: none;
    cursor: grab;
  }
  :host(.raised) .orbit {
    display: block;
  }
  :host(.raised) :is(.ground, .land) {
    display: none;
  }
  :host(.raised) {
    --ground: var(--panel);
  }
  .orbit:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
  }
  .start {
    position: absolute;
    left: -22px;
    top: -22px;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
    font: inherit;
    cursor: move;
    touch-action: none;
  }
  .start i {
    position: absolute;
    inset: 14px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--panel);
    box-shadow: 0 0 0 2px color-mix(in srgb, var(--panel) 70%, transparent);
    transition: inset 120ms;
  }
  .start:hover i,
  .start.held i {
    inset: 12px;
    border-color: var(--accent);
  }
  .start.outside i {
    opacity: 0.5;
  }
  .start span {
    position: absolute;
    left: 36px;
    bottom: 28px;
    white-space: nowrap;
    pointer-events: none;
    text-shadow:
      0 0 3px var(--ground, var(--hi)),
      0 0 3px var(--ground, var(--hi)),
      0 0 2px var(--ground, var(--hi));
  }
  .start.low span {
    bottom: auto;
    top: 28px;
  }
  .start.flip span {
    left: auto;
    right: 36px;
  }
  .start:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -8px;
  }
  .tools {
    position: absolute;
    right: 10px;
    top: 10px;
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .zoom,
  .switch,
  .slice,
  descent-picture-menu {
    display: flex;
    align-items: center;
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    background: var(--panel);
  }
  .zoom {
    overflow: hidden;
  }
  .zoom button {
    display: grid;
    place-items: center;
    width: calc(30px * var(--grow, 1));
    height: calc(28px * var(--grow, 1));
    padding: 0;
    border: 0;
    background: none;
    color: var(--dim);
    cursor: pointer;
  }
  :host(.planar) .start {
    display: none;
  }
  .slice button,
  .switch button {
    height: calc(28px * var(--grow, 1));
    padding: 0 10px;
    border: 0;
    background: none;
    color: var(--dim);
    font: inherit;
    cursor: pointer;
  }
  .slice button[aria-pressed='true'],
  .switch button[aria-pressed='true'] {
    background: var(--soft);
    color: var(--ink);
  }
  .slice button:focus-visible,
  .switch button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .note,
  .about {
    position: absolute;
    left: 12px;
    right: 12px;
    top: 48px;
    width: fit-content;
    margin: 0 0 0 auto;
    padding: 6px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    background: var(--panel);
  }
  .about {
    top: auto;
    right: auto;
    bottom: 54px;
    left: 40px;
    max-width: min(60%, 420px);
    margin: 0;
    padding: 3px 8px;
    background: color-mix(in srgb, var(--panel) 82%, transparent);
    font-size: calc(12px * var(--grow, 1));
    pointer-events: none;
  }
  .note:empty,
  .about:empty {
    display: none;
  }
  .zoom button:hover {
    background: var(--soft);
    color: var(--ink);
  }
  .zoom button:focus-visible,
  select:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  svg path {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .slice {
    padding: 0 4px;
    color: var(--dim);
  }
  select {
    height: 28px;
    border: 0;
    background: var(--panel);
    color: var(--ink);
    font: inherit;
  }
  .tip {
    position: absolute;
    left: 0;
    top: 0;
    display: grid;
    max-width: min(280px, 80%);
    padding: 6px 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    background: var(--panel);
    box-shadow: 0 4px 16px #0002;
    font-size: calc(12px * var(--grow, 1));
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .tip[hidden] {
    display: none;
  }
  .trouble {
    position: absolute;
    left: 50%;
    top: 50%;
    width: max-content;
    max-width: 80%;
    margin: 0;
    padding: 10px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius-large, 8px);
    background: var(--panel);
    font-size: calc(15px * var(--grow, 1));
    transform: translate(-50%, -50%);
    pointer-events: none;
  }
  .trouble:empty {
    display: none;
  }
`,
];
