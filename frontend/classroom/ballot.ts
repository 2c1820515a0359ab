/** The kinds of a question in words: what is asked for, what somebody has voted, and what the votes come to. */
import { format } from '../draw/axes/number';
import { listed } from '../wire/answer/enumeration';
import { asksOf, choicesOf, type ClassQuestion, type Voted, type Votes } from '../wire/classroom/question';
import type { Speak } from './member';
import { plain } from './plain';

const DIGITS = 4;

/** What a class is told of its question: nobody was right where only opinions were asked for. */
export function phaseOf({ answer }: ClassQuestion, phase: string, speak: Speak): string {
  const said = phase === 'revealed' && (answer ?? null) === null ? 'opinions' : phase;
  return speak(`classroom.phase.${said}`);
}

/** What can be voted for, one text for each choice, or one that says what to type or to tap. */
export function asked(question: ClassQuestion, speak: Speak): string[] {
  const asks = asksOf(question);
  if (asks === 'choice') return choicesOf(question).map(plain);
  const { range } = question;
  return [range ? speak('classroom.asks.range', ...range.map((end) => format(end, DIGITS))) : speak(`classroom.asks.${asks}`)];
}

/** A number, or a place. */
export function valueText(value: number | readonly number[]): string {
  return typeof value === 'number' ? format(value, DIGITS) : `(${value.map((each) => format(each, DIGITS)).join(', ')})`;
}

/** What somebody has voted; empty where that is no choice of this question. */
export function votedText(question: ClassQuestion, { choice, value }: Voted): string {
  return choice === undefined ? (value === undefined ? '' : valueText(value)) : plain(choicesOf(question)[choice] ?? '');
}

/** The right answer; empty where there is none, or it is hidden. */
export function answerText(question: ClassQuestion): string {
  const { answer } = question;
  if ((answer ?? null) === null) return '';
  return asksOf(question) === 'choice' ? plain(choicesOf(question)[answer as number] ?? '') : valueText(answer!);
}

/** How many have voted in each round. */
export function sums(rounds: readonly (readonly number[])[]): number[] {
  return rounds.map((counts) => counts.reduce((a, b) => a + b, 0));
}

/** The votes in a bin, with their share in those of the round. */
export function share(count: number, sum: number, speak: Speak): string {
  return speak('classroom.share', percent(count, sum), count);
}

export function percent(count: number, sum: number): number {
  return sum === 0 ? 0 : Math.round((100 * count) / sum);
}

/** For each round of numbers or places how many there are, their middle, and how many are right. */
export function summaries(question: ClassQuestion, { rounds = [], within, medians }: Votes, speak: Speak): string[] {
  return sums(rounds).map((sum, round) => {
    const median = medians?.[round] ?? null;
    const parts = [
      speak('classroom.votes', sum),
      median === null ? '' : speak('classroom.median', format(median, DIGITS)),
      within && sum > 0 ? speak('classroom.within', share(within[round], sum, speak), format(question.tolerance ?? 0, DIGITS)) : '',
    ].filter(Boolean);
    const said = listed(parts);
    return rounds.length > 1 ? speak('classroom.said.result', speak('classroom.round', round + 1), said) : said;
  });
}
