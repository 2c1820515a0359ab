import { css } from 'lit';

/** A word or two beside a contender's name. */
export const wordStyles = css`
  :host {
    color: var(--dim);
    font-size: calc(12px * var(--grow, 1));
  }
  .bad {
    color: var(--danger);
  }
`;
