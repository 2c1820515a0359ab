import { css, unsafeCSS } from 'lit';
import { FORMER } from '../../draw/strokes';

/** Small charts that are drawn as SVG. */
export const chartStyles = css`
  svg.chart {
    width: 100%;
    max-width: 860px;
    height: auto;
  }
  svg.chart text {
    fill: var(--dim);
    font-size: 12px;
  }
  svg.chart polyline {
    fill: none;
    stroke-width: 2;
  }
  svg.chart polyline.former {
    opacity: ${FORMER.opacity};
    stroke-dasharray: ${unsafeCSS(FORMER.dash.join(' '))};
  }
  svg.chart line {
    stroke: var(--line);
  }
`;
