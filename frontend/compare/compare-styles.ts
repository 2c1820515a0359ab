import { css } from 'lit';
import { controlStyles } from './setting/styles';

export const compareStyles = [
  ...controlStyles,
  css`
    :host {
      display: grid;
      grid-template-columns: calc(312px * var(--grow, 1)) minmax(0, 1fr);
      height: 100%;
      color: var(--ink);
      font-variant-numeric: tabular-nums;
    }
    /* Before its words have come it would be laid out by their keys. */
    :host(:not([told])) {
      visibility: hidden;
    }
    .side {
      display: flex;
      flex-direction: column;
      gap: 18px;
      padding: 16px;
      overflow: auto;
      background: var(--panel);
      border-right: 1px solid var(--line);
    }
    .trouble {
      margin: 0;
      color: var(--danger);
      font-size: 0.93em;
    }
    .trouble:empty {
      display: none;
    }
    .middle {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
      padding: 14px 16px;
      overflow: auto;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 4px 16px;
      margin-bottom: 10px;
    }
    .tabs {
      display: flex;
      gap: 4px;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .tabs button {
      flex: none;
      border-color: transparent;
      background: none;
      color: var(--dim);
    }
    .tabs button[aria-selected='true'] {
      border-color: var(--line);
      background: var(--panel);
      color: var(--ink);
      font-weight: 600;
    }
    .tabs button:focus-visible {
      outline-offset: -2px;
    }
    .work {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 26px;
    }
    .panel {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-height: 0;
    }
    .work button {
      min-height: 26px;
      padding: 1px 8px;
      background: var(--panel);
    }
    progress {
      width: 130px;
      accent-color: var(--accent);
    }
    @media (max-width: 800px) {
      :host {
        display: flex;
        flex-direction: column;
        height: auto;
      }
      .side {
        order: 1;
        border: 0;
        border-top: 1px solid var(--line);
      }
      .middle {
        padding: 12px;
        overflow: visible;
      }
      /* One line while cells are computed and after. */
      .work {
        max-width: 100%;
      }
      .work button {
        flex: none;
        white-space: nowrap;
      }
      progress {
        width: auto;
        min-width: 30px;
      }
    }
  `,
];
