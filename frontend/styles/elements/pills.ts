import { unsafeCSS } from 'lit';
import sheet from './pills.css?inline';

/** The choices of a question, as on the page itself. */
export const pillsStyles = unsafeCSS(String(sheet));
