import { TrainingStore, type NetworkExperiment } from '../model/training-store';
import type { Edit } from './member';

/**
 * The network lab's container and its store. Properties as the function lab's stage has them: the server sets the
 * experiment, the texts and what is hidden; children send edits as "descent-preview" and "descent-commit".
 */
export class TrainingStage extends HTMLElement {
  readonly store = new TrainingStore();

  private experimentText = '{}';
  private textsText = '{}';
  private hiddenText = '[]';
  /** Whether the first training plays by itself. */
  declare autoplay?: boolean;

  constructor() {
    super();
    this.addEventListener('descent-preview', (event) => this.edited('preview', event as CustomEvent<Edit>));
    this.addEventListener('descent-commit', (event) => this.edited('commit', event as CustomEvent<Edit>));
  }

  connectedCallback(): void {
    for (const name of ['texts', 'hiddenRuns', 'experiment'] as const) this.adopt(name);
  }

  /** A property set before this class was known lies on the element itself and would hide ours. */
  private adopt(name: 'texts' | 'hiddenRuns' | 'experiment'): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    Reflect.deleteProperty(this, name);
    this[name] = value;
  }

  get experiment(): string {
    return this.experimentText;
  }

  set experiment(text: string) {
    this.experimentText = text;
    if (text) this.store.confirm(JSON.parse(text) as NetworkExperiment);
  }

  get texts(): string {
    return this.textsText;
  }

  set texts(text: string) {
    this.textsText = text;
    this.store.setTexts(JSON.parse(text || '{}') as Record<string, string>);
  }

  /** The indices of the runs that pictures leave out, as a JSON array. */
  get hiddenRuns(): string {
    return this.hiddenText;
  }

  set hiddenRuns(text: string) {
    this.hiddenText = text;
    this.store.setHidden(JSON.parse(text || '[]') as number[]);
  }

  private edited(kind: 'preview' | 'commit', event: CustomEvent<Edit>): void {
    this.store[kind](event.detail.path, event.detail.value);
  }
}

customElements.define('descent-training', TrainingStage);
