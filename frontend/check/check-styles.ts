import { css } from 'lit';
import { buttonStyles, controlRule } from '../styles/elements/controls';
import { rangeStyles } from '../styles/elements/range';

export const checkStyles = [
  rangeStyles,
  buttonStyles,
  css`
    :host {
      display: grid;
      /* The names of mistakes are long: the side is as wide as the longest. */
      grid-template-columns: minmax(calc(312px * var(--grow)), min-content) minmax(0, 1fr) calc(400px * var(--grow));
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
      gap: 14px;
      padding: 16px;
      overflow: auto;
      scrollbar-width: thin;
      background: var(--panel);
      border-right: 1px solid var(--line);
    }
    .options,
    .puzzle,
    .guess {
      display: grid;
      gap: 10px;
    }
    .step {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .step input {
      grid-column: 1 / -1;
    }
    .line {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 110px;
      align-items: center;
      gap: 8px;
    }
    output {
      font-family: var(--mono);
    }
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend,
    .puzzle > label,
    .guess > label,
    h2 {
      padding: 0;
      margin: 0;
      color: var(--dim);
      font-size: var(--size-small);
      font-weight: 600;
    }
    fieldset label {
      display: flex;
      align-items: center;
      gap: 6px;
      min-height: 26px;
      cursor: pointer;
    }
    input[type='radio'] {
      margin: 0;
      accent-color: var(--accent);
    }
    select,
    button,
    input[type='number'] {
      ${controlRule}
    }
    :is(.puzzle, .guess) > select {
      min-width: max-content;
    }
    .puzzle {
      padding-top: 14px;
      border-top: 1px solid var(--line);
    }
    .guess {
      padding: 10px 12px 4px;
      border-radius: var(--radius-large);
      background: var(--soft);
    }
    .guess p {
      min-height: 1.4em;
      margin: 0 0 6px;
    }
    .middle {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
      padding: 14px 16px;
      overflow: auto;
    }
    .verdict {
      margin: 0 0 4px;
      padding-left: 12px;
      border-left: 4px solid var(--line);
      font-size: calc(16px * var(--grow));
      text-wrap: pretty;
    }
    .verdict:is(.right, .exact) {
      border-color: var(--check-edge-good);
    }
    .verdict.fine {
      border-color: var(--check-edge-fine);
    }
    .verdict:is(.uncomfortable, .undecided, .chance) {
      border-color: var(--check-edge-uneasy);
    }
    .verdict.wrong {
      border-color: var(--check-edge-wrong);
    }
    .norm,
    .note,
    .left {
      margin: 2px 0 0 16px;
      color: var(--dim);
    }
    .note {
      color: inherit;
    }
    .maps {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
      gap: 10px 20px;
      margin: 14px 0 4px;
    }
    figure {
      margin: 0;
      min-width: 0;
    }
    figcaption {
      margin-bottom: 4px;
      font-size: var(--size-small);
      color: var(--dim);
    }
    .head {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      margin: 4px 0 10px;
      padding: 0;
      list-style: none;
      font-size: var(--size-small);
      color: var(--dim);
    }
    .legend li {
      display: flex;
      align-items: center;
      gap: 5px;
    }
    .swatch {
      width: 13px;
      height: 13px;
      line-height: 13px;
      text-align: center;
      font-size: 11px;
      color: var(--check-sign);
    }
    .swatch.good {
      background: var(--check-good);
    }
    .swatch.fine {
      background: var(--check-fine);
    }
    .swatch.uneasy {
      background: var(--check-uneasy);
    }
    .swatch.wrong {
      background: var(--check-wrong);
    }
    .swatch.kink {
      background: var(--check-kink);
    }
    .table {
      flex: 0 1 auto;
      min-height: 160px;
      margin-top: 8px;
      overflow: auto;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--panel);
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--panel);
      color: var(--dim);
      font-size: var(--size-small);
      font-weight: 600;
      box-shadow: 0 1px var(--line);
    }
    th,
    td {
      padding: 4px 10px;
      font-weight: 400;
      text-align: right;
      white-space: nowrap;
    }
    th:first-child,
    th:last-child,
    .reason {
      text-align: left;
    }
    .reason {
      min-width: 90px;
      white-space: normal;
      color: var(--dim);
    }
    tbody tr.chosen,
    tbody tr:hover {
      background: var(--soft);
    }
    .sign {
      display: inline-block;
      width: 1.1em;
      text-align: center;
    }
    tr.wrong .error {
      color: var(--danger);
      font-weight: 600;
    }
    :host([data-decides='chart']) .curves,
    :host([data-decides='map']) .middle {
      border-radius: var(--radius-large, 8px);
      outline: 2px solid var(--accent);
      outline-offset: -2px;
    }
    .curves {
      display: flex;
      flex-direction: column;
      gap: 8px;
      min-width: 0;
      padding: 14px 16px;
      overflow: auto;
      background: var(--panel);
      border-left: 1px solid var(--line);
    }
    descent-step-curve {
      flex: 1;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
    @media (max-width: 1100px) {
      :host {
        grid-template-columns: minmax(calc(280px * var(--grow)), min-content) minmax(0, 1fr);
        height: auto;
      }
      .curves {
        grid-column: 1 / -1;
        border: 0;
        border-top: 1px solid var(--line);
      }
      .middle {
        overflow: visible;
      }
      .table {
        max-height: 420px;
      }
    }
    @media (max-width: 800px) {
      :host {
        display: flex;
        flex-direction: column;
      }
      .side {
        border: 0;
      }
      :is(.puzzle, .guess) > select {
        min-width: 0;
      }
      .options {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .options > .step,
      .options > .line {
        grid-column: 1 / -1;
      }
      fieldset {
        align-content: start;
        gap: 2px 8px;
      }
      /* The reason has a line of its own, under its numbers. */
      .table table,
      .table :is(thead, tbody) {
        display: block;
      }
      .table tr {
        display: grid;
        grid-template-columns: minmax(0, 1fr) repeat(2, minmax(0, 1.4fr)) minmax(0, 1.1fr);
        align-items: end;
      }
      .table .reason {
        grid-column: 1 / -1;
        padding-top: 0;
      }
      .table :is(.reason:empty, thead th:last-child) {
        display: none;
      }
      th,
      td {
        padding: 4px 5px;
        font-size: var(--size-small);
      }
      th {
        white-space: normal;
      }
      thead th {
        vertical-align: bottom;
      }
      .reason {
        min-width: 0;
      }
      .middle,
      .curves {
        padding: 12px;
      }
      /* The result is higher than the screen: what stands below it begins there. */
      .middle.waiting::after {
        content: '';
        display: block;
        order: 1;
        min-height: 100vh;
      }
      .waiting > .verdict {
        min-height: 91px;
      }
      /* What is checked, then the verdict, which stays in sight while what is below it is changed. */
      .side,
      :host(:not([data-decides='map'])) .middle {
        display: contents;
      }
      .side > * {
        order: 1;
        padding: 12px 16px;
        background: var(--panel);
      }
      .side > slot {
        order: 0;
      }
      ::slotted(*) {
        padding: 12px 16px 0;
        background: var(--panel);
      }
      :host(:not([data-decides='map'])) .middle > * {
        order: 2;
        margin-inline: 12px;
      }
      :host(:not([data-decides='map'])) .middle > .verdict {
        position: sticky;
        z-index: 1;
        top: 0;
        order: 0;
        margin: 0;
        padding: 10px 12px;
        background: var(--panel);
        border-bottom: 1px solid var(--line);
      }
      .middle,
      .curves {
        order: 3;
      }
      :host([data-decides='map']) .middle,
      :host([data-decides='chart']) .curves {
        order: -1;
      }
    }
  `,
];
