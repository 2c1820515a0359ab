/**
 * Many seeds of one contender: the contender, the number of seeds, and the latest answer. It belongs to the view: no
 * number of the experiment depends on it.
 */
import type { Experiment } from '../../wire/answer/experiment';
import { decodeFan, type Fan, type FanChoice } from '../../wire/fan';
import type { Plane } from '../../wire/answer/frame';
import type { Message } from '../../wire/answer/message';
import { LatestWins } from '../../wire/requests';
import { askFan, Refusal, type FanQuestion } from '../../wire/server';

export class Fanning {
  choice: FanChoice | null = null;
  fan: Fan | null = null;
  trouble: Message | null = null;

  private experiment: Experiment | null = null;
  private axes: readonly number[] = [0, 1];
  private plane: Plane | null = null;
  private asked = '';
  private readonly requests: LatestWins<FanQuestion, ArrayBuffer>;

  /** @param changed called when there is another choice, answer or trouble */
  constructor(
    private readonly changed: () => void,
    ask: (question: FanQuestion) => Promise<ArrayBuffer> = askFan,
  ) {
    this.requests = new LatestWins(
      ask,
      (answer, question) => this.settle(this.choice ? decodeFan(answer, question) : null, null),
      (reason) => {
        const refused = reason instanceof Refusal;
        if (refused) this.asked = '';
        this.settle(null, refused ? reason.sentence : null);
      },
    );
  }

  private settle(fan: Fan | null, trouble: Message | null): void {
    this.fan = fan;
    this.trouble = trouble;
    this.changed();
  }

  choose(choice: FanChoice | null): void {
    this.choice = choice;
    if (!choice) this.settle(null, null);
    else this.changed();
    this.ask();
  }

  follow(experiment: Experiment | null): void {
    this.experiment = experiment;
    if (this.choice && experiment && this.choice.run >= experiment.runs.length) this.choose(null);
    this.ask();
  }

  /** What the map shows: variables, or the directions of a plane. */
  setAxes(axes: readonly number[], plane: Plane | null = null): void {
    this.axes = axes;
    this.plane = plane;
    this.ask();
  }

  /** The fan, if its runs differ and its axes are those of the map. */
  on(axes: readonly number[]): Fan | null {
    return this.fan && !this.fan.alike && String(this.fan.axes) === String(axes) ? this.fan : null;
  }

  private ask(): void {
    const { choice, experiment, axes, plane } = this;
    if (!choice || !experiment || (!plane && axes.some((axis) => axis >= experiment.problem.start.length))) {
      this.asked = '';
      this.requests.forget();
      return;
    }
    const question = { experiment, run: choice.run, seeds: choice.seeds, axes, ...(plane ? { plane } : {}) };
    const key = JSON.stringify(question);
    if (key === this.asked) return;
    this.asked = key;
    this.requests.want(question);
  }
}
