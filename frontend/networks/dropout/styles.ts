import { css } from 'lit';

export const dropoutStyles = css`
  :host {
    display: block;
    height: 100%;
    overflow: auto;
    scrollbar-width: thin;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  .bar,
  .work,
  .ready {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
    align-items: center;
  }
  .bar,
  .ready {
    margin-bottom: 8px;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--dim);
  }
  .many input {
    width: 110px;
  }
  .many output {
    min-width: 4.5em;
    color: var(--ink);
  }
  select,
  input[type='number'] {
    min-height: 28px;
    max-width: 14em;
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    background: var(--panel);
    color: var(--ink);
    font: inherit;
  }
  input[type='number'] {
    width: 5em;
    padding: 0 6px;
  }
  [role='group'] {
    display: inline-flex;
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    overflow: hidden;
    background: var(--panel);
  }
  button {
    min-height: 28px;
    padding: 0 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius, 6px);
    background: none;
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: var(--soft);
  }
  [role='group'] button {
    border: 0;
    border-radius: 0;
    color: var(--dim);
  }
  [role='group'] button[aria-pressed='true'] {
    background: var(--soft);
    color: var(--ink);
    font-weight: 600;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  [role='group'] button:focus-visible {
    outline-offset: -2px;
  }
  progress {
    width: 140px;
    height: 8px;
    accent-color: var(--accent);
  }
  .work {
    min-height: 30px;
    color: var(--dim);
  }
  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
  }
  .trouble {
    margin: 0 0 8px;
    color: var(--danger);
  }
  .trouble:empty {
    display: none;
  }
  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }
  .pick {
    flex: 1 1 130px;
    max-width: 200px;
    height: clamp(100px, 13vh, 150px);
    cursor: crosshair;
  }
  .distribution {
    flex: 3 1 260px;
    height: clamp(110px, 13vh, 190px);
  }
  .pick,
  .distribution,
  .variants descent-sketch,
  .degradation {
    border: 1px solid var(--line);
    border-radius: var(--radius-large, 8px);
    background: var(--panel);
  }
  table {
    width: 100%;
    margin: 8px 0;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 3px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    font-weight: 400;
    vertical-align: baseline;
  }
  td {
    padding-left: 10px;
    text-align: right;
    white-space: nowrap;
  }
  .strong td,
  .strong th {
    font-weight: 600;
  }
  svg {
    margin-right: 8px;
    vertical-align: middle;
  }
  h2,
  h3 {
    margin: 14px 0 4px;
    font-size: 1em;
    font-weight: 600;
  }
  p {
    margin: 6px 0;
    line-height: 1.4;
    color: var(--dim);
  }
  .variants {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
    gap: 10px;
  }
  .variants h3 {
    margin: 0 0 3px;
    font-size: 0.93em;
    font-weight: 600;
  }
  .variants descent-sketch {
    height: 84px;
  }
  .variants p {
    margin: 3px 0 0;
    font-size: 0.93em;
  }
  .degradation {
    height: 220px;
    margin: 8px 0;
  }
  /* On a phone the picture comes before what was read already. */
  @media (width <= 800px) {
    .pick {
      flex-basis: 90px;
    }
    .distribution {
      flex-basis: 180px;
    }
    .known {
      display: none;
    }
    .head h2 {
      margin-top: 4px;
    }
  }
`;
