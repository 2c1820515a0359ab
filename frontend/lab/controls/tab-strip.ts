import { html, nothing, type TemplateResult } from 'lit';

export interface Tab<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

/** The id of a tab's button, which its panel may be labelled by. */
export function tabId(value: string): string {
  return `tab-${value}`;
}

/** Tabs over the element with the id "panel". Left and right go from tab to tab, round the ends. */
export function tabStrip<T extends string>(name: string, tabs: readonly Tab<T>[], chosen: T, choose: (value: T) => void): TemplateResult {
  const tab = ({ value, label, hint }: Tab<T>): TemplateResult => {
    const on = value === chosen;
    return html`<button type="button" role="tab" id=${tabId(value)} aria-selected=${on} aria-controls="panel" tabindex=${on ? 0 : -1}
      title=${hint ?? nothing} @click=${() => choose(value)}>${label}</button>`;
  };
  return html`<div class="tabs" role="tablist" aria-label=${name} @keydown=${goOn}>${tabs.map(tab)}</div>`;
}

function goOn(event: KeyboardEvent): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  const strip = event.currentTarget as HTMLElement;
  const tabs = [...strip.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
  const next = tabs[(at + by + tabs.length) % tabs.length];
  event.preventDefault();
  next.focus();
  next.click();
}
