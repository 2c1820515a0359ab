import { css, html, type TemplateResult } from 'lit';
import type { Change } from '../../lab/lab-store';
import { TrainingPicture } from '../training/picture';
import { membersOf, shownNetworks } from '../training/views';
import { plotStyles } from '../../styles/elements/plot';

/** A plot of all shown networks of a regression; while they train it keeps requesting the predictions that it draws. */
export abstract class RegressionPlot extends TrainingPicture {
  static override styles = [
    plotStyles,
    css`
    :host {
      display: block;
      height: 100%;
    }
    .plot {
      height: 100%;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
    }
  `,
  ];

  /** The part of the pictures that it draws. */
  protected abstract readonly wanted: { decision: true } | { confusion: true };
  /** The key of its title. */
  protected abstract readonly label: string;

  protected abstract draw(context: CanvasRenderingContext2D): void;

  protected override joined(): void {
    super.joined();
    this.ask();
  }

  protected override changed(change: Change): void {
    if (change === 'training' || change === 'shown') this.ask();
    super.changed(change);
  }

  private ask(): void {
    if (this.store?.training) this.store.want(this, { ...this.wanted, members: membersOf(shownNetworks(this.store)) });
  }

  protected override paint(): void {
    const surface = this.store?.training ? this.surface() : null;
    if (surface) this.draw(surface.context);
  }

  protected override render(): TemplateResult {
    return html`<div class="plot" role="img" aria-label=${this.text(this.label)}><canvas></canvas></div>`;
  }
}
