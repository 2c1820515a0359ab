import { css } from 'lit';

/** What is said to those who listen, and not seen. */
export const liveStyles = css`
  .live {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
