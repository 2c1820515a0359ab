import { css } from 'lit';
import { pillsStyles } from '../styles/elements/pills';
import { unseenStyles } from '../styles/elements/unseen';

export const questionStyles = [
  unseenStyles,
  pillsStyles,
  css`
  :host {
    display: block;
    margin: 0 0 10px;
    padding: 10px 14px 12px;
    border: 1px solid var(--line);
    border-left: 3px solid var(--accent);
    border-radius: var(--radius, 6px);
    background: var(--panel);
    font-size: calc(14px * var(--grow, 1));
  }
  :host([hidden]) {
    display: none;
  }
  p {
    margin: 0;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .text,
  .why {
    white-space: pre-line;
  }
  .text {
    font-size: calc(15px * var(--grow, 1));
    font-weight: 600;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  [role='radio']:hover:not([aria-disabled='true']) {
    border-color: var(--accent);
    background: var(--soft);
  }
  [aria-disabled='true'] {
    cursor: default;
    color: var(--dim);
  }
  @media (max-width: 800px) {
    .answered [role='radio']:not(.right, .wrong, .picked) {
      display: none;
    }
    .answer {
      font-size: calc(13px * var(--grow, 1));
    }
    .text:has(+ .answered) {
      font-size: calc(13px * var(--grow, 1));
      font-weight: 400;
    }
  }
  .reply {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-top: 8px;
  }
  .reply input {
    inline-size: 8em;
    min-height: 32px;
    padding: 2px 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    background: var(--page, transparent);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  .tell {
    min-height: 34px;
    padding: 4px 14px;
    border: 1px solid var(--accent);
    border-radius: 17px;
    background: var(--accent);
    color: var(--accent-ink);
  }
  .picked {
    border-color: var(--accent);
    color: inherit;
    font-weight: 600;
  }
  .right {
    border-color: var(--run-3-text);
    color: var(--run-3-text);
    font-weight: 600;
  }
  .wrong {
    border-color: var(--danger);
    color: var(--danger);
  }
  .right .number,
  .wrong .number {
    color: inherit;
  }
  .hint {
    margin-top: 6px;
    color: var(--dim);
    font-size: calc(12.5px * var(--grow, 1));
  }
  .skip {
    min-height: 24px;
    padding: 2px 4px;
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
  }
  .answer:not(:empty) {
    margin-top: 8px;
  }
  .yes {
    color: var(--run-3-text);
  }
  .no {
    color: var(--danger);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
`,
];
