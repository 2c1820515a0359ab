/**
 * What the pages of a class say to who hears them: one sentence for each thing that happened. A screen reader that finds
 * several new parts of a page reads them in any order, so no part that is seen is read aloud by itself.
 */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { following, listed } from '../wire/answer/enumeration';
import { repeat } from 'lit/directives/repeat.js';
import { format } from '../draw/axes/number';
import { choicesOf, type ClassQuestion, type Voted } from '../wire/classroom/question';
import { asksGuess, type ClassExperiment, type ClassState, type Guess } from '../wire/classroom/socket';
import { answerText, asked, phaseOf, share, summaries, sums, votedText } from './ballot';
import { plain } from './plain';

type Speak = (key: string, ...values: unknown[]) => string;

/** Screen readers need a moment to notice a sentence; later it would only stand in the way of who reads the page itself. */
const KEPT_MILLISECONDS = 8000;
/** A count that rises with each follower is told once it has rested for so long, not at each of them. */
const COUNTING_MILLISECONDS = 3000;

/** The part of a page that is heard and not seen. */
export class Voice implements ReactiveController {
  private sentences: { id: number; text: string }[] = [];
  private spoken = 0;
  private counting = 0;
  private readonly timers = new Set<number>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
    this.counting = 0;
  }

  say(text: string): void {
    if (!text) return;
    const id = ++this.spoken;
    this.sentences = [...this.sentences, { id, text }];
    this.host.requestUpdate();
    this.later(KEPT_MILLISECONDS, () => {
      this.sentences = this.sentences.filter((each) => each.id !== id);
      this.host.requestUpdate();
    });
  }

  /** Says what has been counted a while after it began to change. */
  count(counted: () => string): void {
    if (this.counting > 0) return;
    this.counting = this.later(COUNTING_MILLISECONDS, () => {
      this.counting = 0;
      this.say(counted());
    });
  }

  private later(milliseconds: number, act: () => void): number {
    const timer = window.setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, milliseconds);
    this.timers.add(timer);
    return timer;
  }

  /** Stays in the page also while it is empty: screen readers do not always read a part that arrives with its text in it. */
  render(): TemplateResult {
    return html`<div class="unseen" aria-live="polite">
      ${repeat(
        this.sentences,
        ({ id }) => id,
        ({ text }) => html`<p>${text}</p>`,
      )}
    </div>`;
  }
}

/** What a page of a class knows at one time. */
export interface Moment {
  state: ClassState;
  experiment: ClassExperiment | null;
  pseudonym: string;
  voted: Voted | null;
  guessed: Guess | null;
}

/** What everybody is asked to guess or to choose now, if anything. */
export function promptOf(state: ClassState, speak: Speak): string {
  const { choose } = state;
  return choose ? speak(asksGuess(state) ? `classroom.guess.${choose}` : `classroom.choose.${choose}`) : '';
}

/** What the votes of each round came to, and why what is right is right. */
function result(question: ClassQuestion, state: ClassState, speak: Speak): string[] {
  const { rounds = [] } = state;
  const all = sums(rounds);
  const shares = (i: number): string =>
    listed(
      rounds.map((counts, round) => {
        const said = share(counts[i], all[round], speak);
        return rounds.length > 1 ? `${speak('classroom.round', round + 1)} ${said}` : said;
      }),
    );
  const right = answerText(question);
  const choices = choicesOf(question);
  return [
    right ? speak('classroom.said.right', right) : '',
    ...choices.map((choice, i) => speak('classroom.said.result', plain(choice), shares(i))),
    ...(choices.length > 0 ? [] : summaries(question, state, speak).map((each) => speak('classroom.said.summary', each))),
    plain(question.explanation ?? ''),
  ];
}

/** What the class is asked, or was: nothing where it has been said. */
function put(before: Moment | null, { state, experiment, voted }: Moment, speak: Speak): string[] {
  const question = experiment?.question;
  const same = before?.state.experiment === state.experiment;
  const was = same ? before.state.question : 'closed';
  const known = was !== 'closed';
  if (!question || state.question === was) return [];
  const now = phaseOf(question, state.question, speak);
  if (state.question !== 'revealed' || !state.rounds) {
    if (known || state.question === 'closed') return [now];
    const options = asked(question, speak);
    const isChoice = choicesOf(question).length > 0;
    return [now, plain(question.text), ...(isChoice ? options.map((choice, i) => speak('classroom.said.choice', i + 1, choice)) : options)];
  }
  const mine = voted && votedText(question, voted);
  return [...result(question, state, speak), mine ? speak('classroom.mine', mine) : ''];
}

/** What a follower hears of what has changed since a moment before; null at its coming. */
export function heardByFollower(before: Moment | null, now: Moment, speak: Speak): string {
  const { state, experiment, voted, guessed } = now;
  const was = before?.state;
  const said: string[] = before ? [] : [speak('classroom.said.joined', now.pseudonym)];
  if (state.say !== (was?.say ?? '')) said.push(state.say || speak('classroom.said.on'));
  if (state.experiment !== was?.experiment && experiment?.title) said.push(speak('classroom.said.shown', experiment.title));
  said.push(...put(before, now, speak));
  const prompt = promptOf(state, speak);
  if (prompt !== (was && promptOf(was, speak))) said.push(prompt);
  if (was && asksGuess(was) && !asksGuess(state)) said.push(speak('classroom.said.guesses'));
  const vote = voted && experiment?.question ? votedText(experiment.question, voted) : '';
  if (before && vote && JSON.stringify(voted) !== JSON.stringify(before.voted)) said.push(speak('classroom.said.counted', vote));
  if (before && guessed && guessed !== before.guessed)
    said.push(guessed.values.map((value) => format(value, 3)).join(', '), speak('classroom.guessTaken'));
  return following(said);
}

/** What a teacher hears at once: what came of a question, and what else is shown. */
export function heardByTeacher(before: Moment | null, now: Moment, speak: Speak): string {
  const { state, experiment } = now;
  if (!before) return '';
  const other = state.experiment !== before.state.experiment;
  const shown = other && experiment?.title ? [speak('classroom.said.shown', experiment.title)] : [];
  const reveals = state.question === 'revealed' && before.state.question !== 'revealed';
  return following([...shown, ...(reveals ? put(before, { ...now, voted: null }, speak) : [])]);
}

/** What a teacher hears after a rest: how many there are, have voted, have guessed and explore, where it changed. */
export function counts(before: ClassState, now: ClassState, speak: Speak): string {
  const { followers } = now;
  const said: string[] = [];
  if (followers !== before.followers) said.push(speak('classroom.followers', followers));
  if (now.votes > 0 && now.votes !== before.votes) said.push(speak('classroom.votesOf', now.votes, followers));
  if (now.guessed > 0 && now.guessed !== before.guessed) said.push(speak('classroom.guessedOf', now.guessed, followers));
  if (now.exploring !== before.exploring) said.push(speak('classroom.exploring', now.exploring));
  if (now.dots > 0 && now.dots !== before.dots) said.push(speak('classroom.said.dots', now.dots));
  return listed(said);
}
