import { css } from 'lit';
import { dialogStyles } from './dialog';
import { quietStyles } from './quiet';

export const pictureMenuStyles = [
  dialogStyles,
  quietStyles,
  css`
    :host {
      position: relative;
      display: inline-block;
      color: var(--ink);
    }
    .options {
      min-width: calc(28px * var(--grow, 1));
      min-height: calc(26px * var(--grow, 1));
      padding: 0 4px;
      white-space: nowrap;
    }
    .card {
      position: absolute;
      z-index: 3;
      right: 0;
      top: 100%;
      display: grid;
      gap: 8px;
      width: max-content;
      padding: 12px 14px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
      box-shadow: 0 6px 24px #0002;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin: 0 -6px -4px;
    }
    ::slotted(:last-child) {
      padding-bottom: 8px !important;
      border-bottom: 1px solid var(--line) !important;
    }
    .ways button {
      min-height: 26px;
      padding: 2px 8px;
    }
    .card p {
      margin: 0;
      color: var(--dim);
    }
    .ways button:hover {
      background: var(--soft);
    }
    dialog {
      max-width: min(900px, 94vw);
      max-height: 86vh;
    }
    .scroll {
      overflow: auto;
    }
    table {
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    caption {
      padding: 0 0 8px;
      font-weight: 600;
      text-align: left;
    }
    th,
    td {
      padding: 3px 12px;
      border-bottom: 1px solid var(--line);
      text-align: right;
      white-space: nowrap;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--panel);
    }
    tbody th {
      font-weight: 400;
      color: var(--dim);
    }
    form {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
    }
    form [type='submit'] {
      min-height: 32px;
      padding: 4px 16px;
      border-radius: var(--radius, 6px);
      background: var(--accent);
      color: var(--accent-ink);
      font-weight: 600;
    }
  `,
];
