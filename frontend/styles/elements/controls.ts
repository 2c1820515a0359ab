import { css } from 'lit';

/** Fields and buttons on a page without a stage. */
export const controlRule = css`
  min-width: 0;
  min-height: 32px;
  padding: 4px 8px;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--panel);
  color: inherit;
  font: inherit;
`;

export const buttonStyles = css`
  button {
    cursor: pointer;
  }
  button:hover {
    background: var(--soft);
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
`;
