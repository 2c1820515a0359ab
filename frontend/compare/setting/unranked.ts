import { format } from '../../draw/axes/number';
import type { Obstacle } from './judgement';

/**
 * The sentence that tells why nothing is ranked.
 *
 * @param target the loss whose reaching is counted in steps
 */
export function unranked(obstacle: Obstacle, target: number, say: (key: string, ...values: unknown[]) => string): string {
  switch (obstacle.why) {
    case 'bottomless':
      return say('lab.compare.bottomless', format(obstacle.floor, 2));
    case 'fails':
      return say(obstacle.many ? 'lab.compare.failsMany' : 'lab.compare.fails', obstacle.name);
    case 'border': {
      const at = format(obstacle.at, 3);
      return obstacle.at === obstacle.best
        ? say('lab.compare.border', obstacle.name, at)
        : say('lab.compare.borderFlat', obstacle.name, at, format(obstacle.best, 3));
    }
    case 'unreached':
      return say('lab.compare.unreached', format(target));
    case 'flat':
      return say('lab.compare.flat');
  }
}
