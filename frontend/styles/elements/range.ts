import { css } from 'lit';

/** A native range input as a thin track, filled up to --share; half filled up to --there, where that is beyond it. */
export const rangeStyles = css`
  input[type='range'] {
    appearance: none;
    width: 100%;
    min-width: 0;
    height: 24px;
    margin: 0;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(
      to right,
      var(--accent) var(--share, 0%),
      color-mix(in srgb, var(--accent) 35%, var(--track, var(--line))) var(--share, 0%) var(--there, var(--share, 0%)),
      var(--track, var(--line)) 0%
    );
  }
  input[type='range']::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(
      to right,
      var(--accent) var(--share, 0%),
      color-mix(in srgb, var(--accent) 35%, var(--track, var(--line))) var(--share, 0%) var(--there, var(--share, 0%)),
      var(--track, var(--line)) 0%
    );
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    margin-top: -6px;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--panel);
  }
  input[type='range']::-moz-range-thumb {
    box-sizing: border-box;
    width: 16px;
    height: 16px;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--panel);
  }
  input[type='range']:hover::-webkit-slider-thumb,
  input[type='range']:active::-webkit-slider-thumb {
    background: var(--accent);
  }
  input[type='range']:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 0;
    border-radius: 6px;
  }
`;
