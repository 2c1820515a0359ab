import { css } from 'lit';
import { dialogStyles } from '../styles/elements/dialog';

export const experimentFileStyles = [
  dialogStyles,
  css`
    :host {
      position: relative;
      display: inline-block;
      color: var(--ink);
    }
    button {
      min-height: 30px;
      padding: 4px 8px;
      border: 0;
      border-radius: var(--radius, 6px);
      background: none;
      color: var(--dim);
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--soft);
      color: var(--ink);
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: -2px;
    }
    .options {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      min-height: calc(32px * var(--grow, 1));
    }
    .card {
      position: absolute;
      z-index: 5;
      right: 0;
      top: 100%;
      display: grid;
      width: max-content;
      max-width: calc(100vw - 24px);
      padding: 8px 6px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
      box-shadow: 0 6px 24px #0002;
    }
    .card p {
      margin: 0;
      padding: 6px 8px 2px;
      color: var(--dim);
    }
    .card .group {
      display: flex;
      padding-bottom: 4px;
      margin-bottom: 4px;
      border-bottom: 1px solid var(--line);
    }
    .card .group button,
    .card .download,
    .card .open,
    .card .table {
      color: var(--ink);
    }
    [role='alert'] {
      max-width: 32ch;
      color: var(--danger) !important;
    }
    [role='alert']:empty {
      display: none;
    }
    dialog {
      box-sizing: border-box;
      width: min(900px, 96vw);
      height: 86vh;
    }
    h2 {
      margin: 0;
      font-size: var(--size-large);
    }
    [aria-pressed='true'] {
      background: var(--soft);
      color: var(--ink);
      font-weight: 600;
    }
    pre {
      flex: 1;
      min-height: 0;
      margin: 0;
      padding: 12px 14px;
      overflow: auto;
      border: 1px solid var(--line);
      border-radius: var(--radius, 6px);
      background: var(--ground);
      font: 13px/1.5 ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
      tab-size: 4;
    }
    .ends {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      align-items: center;
      gap: 8px;
    }
    .ends .keep {
      min-height: 34px;
      padding: 4px 12px;
      border: 1px solid var(--line);
      color: var(--ink);
    }
    .ends .close {
      min-height: 34px;
      padding: 4px 16px;
      background: var(--accent);
      color: var(--accent-ink);
      font-weight: 600;
    }
    @media (max-width: 900px) {
      .word {
        display: none;
      }
    }
  `,
];
