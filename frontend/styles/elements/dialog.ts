import { css } from 'lit';

/** A dialog in the middle of the page; its size is that of what it holds. */
export const dialogStyles = css`
  dialog {
    flex-direction: column;
    gap: 12px;
    padding: 18px 20px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--panel);
    color: var(--ink);
    box-shadow: 0 16px 64px #0004;
  }
  dialog[open] {
    display: flex;
  }
  dialog::backdrop {
    background: #0006;
  }
`;
