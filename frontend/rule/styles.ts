import { css } from 'lit';

export const ruleStyles = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    gap: 8px;
    align-items: baseline;
    justify-content: space-between;
    margin-bottom: 4px;
  }
  .label {
    color: var(--dim);
    font-weight: 500;
  }
  select {
    max-width: 60%;
    min-height: 26px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
    color: var(--ink);
    font: inherit;
  }
  select:focus-visible {
    outline: 2px solid var(--accent);
  }
  .text {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
    overflow: hidden;
  }
  .text:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .text.wrong {
    border-color: var(--danger);
  }
  .text.wrong:focus-within {
    box-shadow: 0 0 0 1px var(--danger);
  }
  textarea {
    display: block;
    box-sizing: border-box;
    width: 100%;
    padding: 6px 10px;
    border: 0;
    outline: none;
    resize: vertical;
    background: none;
    color: var(--ink);
    font: 0.93em/1.5 var(--mono);
  }
  textarea[hidden] {
    display: none;
  }
  .cm-editor {
    max-height: 40vh;
    color: var(--ink);
    outline: none;
  }
  .cm-editor .cm-scroller {
    overflow: auto;
    font: 0.93em/1.5 var(--mono);
  }
  .cm-editor .cm-content {
    caret-color: var(--ink);
    overflow-wrap: anywhere;
  }
  .cm-editor .cm-gutters {
    border: 0;
    background: var(--soft);
    color: var(--dim);
  }
  .cm-editor .cm-tooltip {
    border: 1px solid var(--line);
    background: var(--panel);
    color: var(--ink);
  }
  .cm-editor .cm-lintRange-error {
    background: var(--danger-soft);
    text-decoration: underline wavy var(--danger) 1.5px;
    text-underline-offset: 3px;
    text-decoration-skip-ink: none;
  }
  .word-number {
    color: var(--run-1-text);
  }
  .word-function {
    color: var(--run-4-text);
  }
  .word-given {
    color: var(--run-2-text);
  }
  .word-remark {
    color: var(--dim);
    font-style: italic;
  }
  .word-state {
    color: var(--run-3-text);
  }
  #problem,
  #hint {
    margin: 4px 0 0;
    font-size: 0.93em;
  }
  #problem {
    color: var(--danger);
    overflow-wrap: anywhere;
  }
  /* A mistake takes the place of the hint, so that nothing below moves. */
  .below {
    display: grid;
    min-height: 5.6em;
  }
  .below > * {
    grid-area: 1 / 1;
  }
  #hint.hidden {
    visibility: hidden;
  }
  #problem button {
    min-height: 26px;
    margin-left: 6px;
    padding: 0 10px;
    border: 1px solid var(--danger);
    border-radius: var(--radius);
    background: none;
    color: var(--danger);
    font: inherit;
    cursor: pointer;
  }
  #hint {
    color: var(--dim);
  }
`;
