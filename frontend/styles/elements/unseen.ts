import { unsafeCSS } from 'lit';
import sheet from './unseen.css?inline';

/** Text for screen readers alone, as on the page itself. */
export const unseenStyles = unsafeCSS(String(sheet));
