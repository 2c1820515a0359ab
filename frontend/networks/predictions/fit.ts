import { paintFit, paintRegressionAxes, paintValues } from '../data/regression';
import { planeIn, rangeAround } from '../data/plane';
import { radiusFor } from '../data/points';
import { tabled, type Picture } from '../../draw/picture';
import { pageLook } from '../../lab/painting/page-look';
import { shownNetworks } from '../training/views';
import { RegressionPlot } from './regression-plot';

/** The curve that each network fits to data with one feature and one target. */
export class DescentFit extends RegressionPlot {
  protected readonly wanted = { decision: true } as const;
  protected readonly label = 'lab.networks.fit';

  /** The curves, for export. */
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
    return tabled('fit', store.text(this.label), this.size, (context) => this.draw(context), table);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
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
}

customElements.define('descent-fit', DescentFit);
