import { css, html, type TemplateResult } from 'lit';
import { paintErrors } from '../data/error-plot';
import { paintRegressionAxes } from '../data/regression';
import { planeIn, rangeAround } from '../data/plane';
import { radiusFor } from '../data/points';
import { letters } from '../../draw/look';
import { tabled, type Picture } from '../../draw/picture';
import type { Change } from '../../lab/lab-store';
import { pageLook } from '../../lab/painting/page-look';
import { TrainingPicture } from '../training/picture';
import { membersOf, shownNetworks } from '../training/views';

/** The error plot of a regression with several features: predicted over true values; on the diagonal a row is right. */
export class DescentErrors extends TrainingPicture {
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
    if (this.store?.training) this.store.want(this, { confusion: true, members: membersOf(shownNetworks(this.store)) });
  }

  protected override paint(): void {
    const surface = this.store?.training ? this.surface() : null;
    if (surface) this.draw(surface.context);
  }

  /** The points, to be taken along. */
  picture(): Picture | null {
    const { store } = this;
    if (!store?.training) return null;
    const rows = shownNetworks(store).flatMap(({ run, member, name }) => {
      const errors = store.pictures.find((picture) => picture.run === run && picture.member === member)?.errors;
      return errors ? Array.from(errors.targets, (target, i) => [name, target, errors.predicted[i]]) : [];
    });
    const columns = [store.text('lab.units.contender'), store.text('lab.networks.trueValue'), store.text('lab.networks.predictedValue')];
    return tabled('errors', store.text('lab.networks.errors'), this.size, (context) => this.draw(context), { caption: '', columns, rows });
  }

  private draw(context: CanvasRenderingContext2D): void {
    const store = this.store!;
    const look = pageLook();
    const { width, height } = this.size;
    const pictures = store.pictures.filter((picture) => picture.errors && store.isShown(picture.run));
    const targets = pictures.flatMap(({ errors }) => [...errors!.targets]);
    // What a network predicts far outside lies beyond the frame: the data decide it.
    const range = rangeAround(targets, 0.25);
    const box = {
      left: 56 * look.size,
      top: 14 + 16 * look.size,
      width: width - 56 * look.size - 14,
      height: height - 14 - 58 * look.size,
    };
    const plane = planeIn(box, range, range);
    paintRegressionAxes(context, plane, look);
    const radius = radiusFor(targets.length, width, height / 2);
    const chosen = store.hover?.run ?? null;
    for (const { run, member, errors } of pictures) {
      paintErrors(context, plane, { index: run, ...errors!, faint: member !== '' || (chosen !== null && chosen !== run) }, radius, look);
    }
    context.font = letters(look, 12);
    context.fillStyle = look.dim;
    context.textAlign = 'left';
    context.fillText(this.text('lab.networks.predictedValue'), 8, 10 + 10 * look.size);
    context.textAlign = 'right';
    context.fillText(this.text('lab.networks.trueValue'), box.left + box.width, box.top + box.height + 34 * look.size);
    context.textAlign = 'left';
  }

  protected override render(): TemplateResult {
    return html`<div class="plot" role="img" aria-label=${this.text('lab.networks.errors')}><canvas></canvas></div>`;
  }
}

customElements.define('descent-errors', DescentErrors);
