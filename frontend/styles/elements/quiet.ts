import { css } from 'lit';

/** Buttons that are words alone. */
export const quietStyles = css`
  button {
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--dim);
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    color: var(--ink);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 0;
  }
`;
