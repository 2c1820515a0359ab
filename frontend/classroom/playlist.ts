import { html, nothing, type TemplateResult } from 'lit';
import type { Lecture, LectureEntry } from '../wire/classroom/lecture';
import type { Speak } from './member';

/** A lecture on the teacher's desk: where it is, what comes, and the notes, which nobody else sees. */
export function playlist({ title, entries }: Lecture, place: number, go: (place: number) => void, speak: Speak): TemplateResult {
  const next = entries[place + 1];
  const name = ({ title: own, question, id }: LectureEntry) => own || question?.text || id;
  return html`<section class="playlist">
    <h2>${title}</h2>
    <span class="tools">
      <button type="button" ?disabled=${place <= 0} @click=${() => go(place - 1)}>${speak('classroom.lecture.back')}</button>
      <button type="button" ?disabled=${place >= entries.length - 1} @click=${() => go(place + 1)}>${speak('classroom.lecture.next')}</button>
      ${next ? html`<span class="hint">→ ${name(next)}</span>` : nothing}
    </span>
    ${entries[place]?.notes ? html`<p class="say">${entries[place].notes}</p>` : nothing}
    <details>
      <summary>${speak('classroom.lecture.placeOf', place + 1, entries.length)}</summary>
      <ol>
        ${entries.map(
          (entry, i) => html`<li><button type="button" class="quiet" aria-current=${i === place ? 'step' : nothing} @click=${() => go(i)}>
            ${name(entry)}</button></li>`,
        )}
      </ol>
    </details>
  </section>`;
}
