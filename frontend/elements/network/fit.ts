import { css, html, type TemplateResult } from 'lit';
import { paintFit, paintRegressionAxes, paintValues } from '../../drawing/network/regression';
import { planeIn, rangeAround } from '../../drawing/network/plane';
import { radiusFor } from '../../drawing/network/points';
import type { Change } from '../../model/lab';
import { pageLook } from '../page-look';
import { TrainingPicture } from './training-picture';
import { membersOf, shownNetworks } from './views';

/** A curve through data with one feature and one value: what each network makes of it. */
export class DescentFit extends TrainingPicture {
  static override styles = css`
    :host {
      display: block;
      height: 100%;
    }
    .plot {
      position: relative;
      height: 100%;
      border: 1px solid var(--line);
      border-radius: var(--radius-large, 8px);
      background: var(--panel);
    }
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
  `;

  protected override joined(): void {
    super.joined();
    this.ask();
  }

  protected override changed(change: Change): void {
    if (change === 'training' || change === 'shown') this.ask();
    super.changed(change);
  }

  private ask(): void {
    if (this.store?.training) this.store.look(this, { decision: true, members: membersOf(shownNetworks(this.store)) });
  }

  protected override paint(): void {
    const { store } = this;
    const surface = store?.training ? this.surface() : null;
    if (!surface) return;
    const { data } = store!.training!;
    const look = pageLook();
    const { width, height } = this.size;
    const box = { left: 46 * look.size, top: 14, width: width - 46 * look.size - 14, height: height - 14 - 26 * look.size };
    const plane = planeIn(box, rangeAround(data.points[0], 0.12), rangeAround(data.targets, 0.25));
    paintRegressionAxes(surface.context, plane, look);
    paintValues(surface.context, plane, { xs: data.points[0], ys: data.targets, training: data.training }, radiusFor(data.targets.length, width, height / 2), look);
    const chosen = store!.hover?.run ?? null;
    for (const { run, member, decision } of store!.pictures) {
      if (!decision || !store!.isShown(run)) continue;
      paintFit(surface.context, plane, { index: run, x: decision.x, values: decision.values, faint: member !== '' || (chosen !== null && chosen !== run) }, look);
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="plot" role="img" aria-label=${this.text('lab.networks.fit')}><canvas></canvas></div>`;
  }
}

customElements.define('descent-fit', DescentFit);
