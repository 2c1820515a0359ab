import { css } from 'lit';

/** A canvas that fills its plot. */
export const plotStyles = css`
  .plot {
    position: relative;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
`;
