import { paintErrors } from '../data/error-plot';
import { paintRegressionAxes } from '../data/regression';
import { planeIn, rangeAround } from '../data/plane';
import { radiusFor } from '../data/points';
import { letters } from '../../draw/look';
import { tabled, type Picture } from '../../draw/picture';
import { pageLook } from '../../lab/painting/page-look';
import { shownNetworks } from '../training/views';
import { RegressionPlot } from './regression-plot';

/**
 * The error plot of a regression with several features: predicted over true values; a row on the diagonal is predicted
 * exactly.
 */
export class DescentErrors extends RegressionPlot {
  protected readonly wanted = { confusion: true } as const;
  protected readonly label = 'lab.networks.errors';

  /** The points, for export. */
  picture(): Picture | null {
    const { store } = this;
    if (!store?.training) return null;
    const rows = shownNetworks(store).flatMap(({ run, member, name }) => {
      const errors = store.pictures.find((picture) => picture.run === run && picture.member === member)?.errors;
      return errors ? Array.from(errors.targets, (target, i) => [name, target, errors.predicted[i]]) : [];
    });
    const columns = [store.text('lab.units.contender'), store.text('lab.networks.trueValue'), store.text('lab.networks.predictedValue')];
    return tabled('errors', store.text(this.label), this.size, (context) => this.draw(context), { caption: '', columns, rows });
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const store = this.store!;
    const look = pageLook();
    const { width, height } = this.size;
    const pictures = store.pictures.filter((picture) => picture.errors && store.isShown(picture.run));
    const targets = pictures.flatMap(({ errors }) => [...errors!.targets]);
    // The data decide the frame; predictions far outside are cut off.
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
}

customElements.define('descent-errors', DescentErrors);
