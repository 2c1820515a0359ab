import { css, html, type TemplateResult } from 'lit';
import { paintFit, paintRegressionAxes, paintValues } from '../data/regression';
import { planeIn, rangeAround } from '../data/plane';
import { radiusFor } from '../data/points';
import { tabled, type Picture } from '../../draw/picture';
import type { Change } from '../../lab/lab-store';
import { pageLook } from '../../lab/painting/page-look';
import { TrainingPicture } from '../training/picture';
import { membersOf, shownNetworks } from '../training/views';

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
    if (this.store?.training) this.store.want(this, { decision: true, members: membersOf(shownNetworks(this.store)) });
  }

  protected override paint(): void {
    const surface = this.store?.training ? this.surface() : null;
    if (surface) this.draw(surface.context);
  }

  /** The curves, to be taken along. */
  picture(): Picture | null {
    const { store } = this;
    if (!store?.training) return null;
    const { data } = store.training;
    const rows = shownNetworks(store).flatMap(({ run, member, name }) => {
      const decision = store.pictures.find((picture) => picture.run === run && picture.member === member)?.decision;
      const at = (i: number): number => decision!.x[0] + ((decision!.x[1] - decision!.x[0]) * i) / Math.max(1, decision!.columns - 1);
      return decision ? Array.from(decision.values, (value, i) => [name, at(i), value]) : [];
    });
    const table = {
      caption: '',
      columns: [store.text('lab.units.contender'), data.features[0], store.text('lab.networks.predictions')],
      rows,
    };
    return tabled('fit', store.text('lab.networks.fit'), this.size, (context) => this.draw(context), table);
  }

  private draw(context: CanvasRenderingContext2D): void {
    const { store } = this;
    const { data } = store!.training!;
    const look = pageLook();
    const { width, height } = this.size;
    const box = { left: 46 * look.size, top: 14, width: width - 46 * look.size - 14, height: height - 14 - 26 * look.size };
    const plane = planeIn(box, rangeAround(data.points[0], 0.12), rangeAround(data.targets, 0.25));
    paintRegressionAxes(context, plane, look);
    paintValues(
      context,
      plane,
      { xs: data.points[0], ys: data.targets, training: data.training },
      radiusFor(data.targets.length, width, height / 2),
      look,
    );
    const chosen = store!.hover?.run ?? null;
    for (const { run, member, decision } of store!.pictures) {
      if (!decision || !store!.isShown(run)) continue;
      paintFit(
        context,
        plane,
        { index: run, x: decision.x, values: decision.values, faint: member !== '' || (chosen !== null && chosen !== run) },
        look,
      );
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="plot" role="img" aria-label=${this.text('lab.networks.fit')}><canvas></canvas></div>`;
  }
}

customElements.define('descent-fit', DescentFit);
