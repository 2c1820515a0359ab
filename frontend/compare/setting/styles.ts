import { css } from 'lit';
import { buttonStyles, controlRule } from '../../styles/elements/controls';
import { plotStyles } from '../../styles/elements/plot';

/** Controls as they look in all of the comparison. */
export const controlStyles = [
  css`
    select,
    button,
    input {
      ${controlRule}
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
  `,
  buttonStyles,
];

/** A picture with its sentence above and its numbers below. */
export const figureStyles = [
  ...controlStyles,
  plotStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      flex: 1;
      min-width: 0;
      min-height: 0;
      font-variant-numeric: tabular-nums;
    }
    .lesson {
      flex: none;
      min-height: 4.35em;
      max-width: 90ch;
      margin: 0 0 8px;
      font-size: calc(15px * var(--grow, 1));
      text-wrap: pretty;
    }
    .figure {
      position: relative;
      display: flex;
      flex: 1;
      flex-direction: column;
      min-height: 380px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large);
      background: var(--panel);
    }
    /* On a phone what is found comes below: a long sentence would push the picture away. */
    @media (max-width: 800px) {
      .lesson {
        min-height: 0;
        margin-top: 8px;
      }
      .figure {
        order: -1;
      }
    }
    descent-picture-menu {
      position: absolute;
      z-index: 2;
      top: 2px;
      right: 4px;
    }
    .plot {
      flex: 1;
      min-height: 0;
      margin: 8px 4px 0;
      cursor: pointer;
      touch-action: pan-y;
    }
    .plot.still {
      cursor: crosshair;
    }
    .tip {
      min-height: 1.5em;
      margin: 0;
      padding: 6px 12px;
      border-top: 1px solid var(--line);
      color: var(--dim);
      font-size: 0.93em;
    }
    .below {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 10px 20px;
      margin-top: 10px;
    }
    .scroll {
      flex: 1 1 420px;
      max-width: 860px;
      max-height: 260px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    thead th {
      color: var(--dim);
      font-size: var(--size-small);
      font-weight: 600;
    }
    th,
    td {
      padding: 3px 10px;
      font-weight: 400;
      text-align: right;
      white-space: nowrap;
    }
    th:first-child {
      padding-left: 0;
      text-align: left;
    }
    th svg {
      vertical-align: middle;
    }
    thead th::first-letter {
      text-transform: uppercase;
    }
    tbody tr:hover {
      background: var(--soft);
    }
    button.link {
      min-height: 24px;
      padding: 0 4px;
      border-color: transparent;
      background: none;
      color: var(--accent);
      text-decoration: underline;
    }
    @media (max-width: 800px) {
      .figure {
        flex: none;
        height: 440px;
      }
      th,
      td {
        padding: 3px 6px;
      }
    }
  `,
];
