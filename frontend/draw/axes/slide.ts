/**
 * Values and positions of a slider, from 0 to 1: linear, logarithmic, or (for momentum and the betas, where 0.9, 0.99
 * and 0.999 are even steps) logarithmic in the distance to one.
 */
import { significant } from './number';

export type SliderScale = 'linear' | 'log' | 'complement';

export interface Slide {
  min: number;
  max: number;
  scale: SliderScale;
  step?: number;
}

/** The largest distance to one on a complement scale is that of the lower end; the upper end never reaches one. */
export function fractionOf(slide: Slide, value: number): number {
  const fraction = (transform(slide, value) - transform(slide, slide.min)) / (transform(slide, slide.max) - transform(slide, slide.min));
  return Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
}

export function valueOf(slide: Slide, fraction: number): number {
  if (fraction <= 0) return slide.min;
  if (fraction >= 1) return slide.max;
  const low = transform(slide, slide.min);
  const raw = low + fraction * (transform(slide, slide.max) - low);
  switch (slide.scale) {
    case 'log':
      return significant(10 ** raw, 3);
    case 'complement':
      return roundedComplement(10 ** -raw);
    case 'linear':
      return stepped(slide, raw);
  }
}

function transform(slide: Slide, value: number): number {
  switch (slide.scale) {
    case 'log':
      return Math.log10(value);
    case 'complement':
      return -Math.log10(1 - value);
    case 'linear':
      return value;
  }
}

/** 0.9 and 0.999, not 0.9000000001: two digits of the distance to one. */
function roundedComplement(distance: number): number {
  const rounded = significant(distance, 2);
  return Number((1 - rounded).toFixed(Math.min(15, 2 - Math.floor(Math.log10(rounded)))));
}

function stepped(slide: Slide, raw: number): number {
  const step = slide.step && slide.step > 0 ? slide.step : 10 ** Math.floor(Math.log10((slide.max - slide.min) / 200));
  const value = slide.min + Math.round((raw - slide.min) / step) * step;
  return Math.min(slide.max, Math.max(slide.min, significant(value, 12)));
}
