import { format } from '../../draw/axes/number';
import { following } from '../../wire/answer/enumeration';
import type { Obstacle } from './judgement';
import { POWERS } from './settings';

type Say = (key: string, ...values: unknown[]) => string;

/** Whether rates beyond an end can be asked for. */
const isOpen = (rate: number): boolean => Math.log10(rate) > POWERS.least + 0.5 && Math.log10(rate) < POWERS.most - 0.5;

/**
 * The sentences that tell why nothing is ranked, and what would help.
 *
 * @param target the loss whose reaching is counted in steps
 */
export function unranked(obstacle: Obstacle, target: number, say: Say): string {
  switch (obstacle.why) {
    case 'bottomless':
      return say('lab.compare.bottomless', format(obstacle.floor, 2));
    case 'fails': {
      const { name, at, many } = obstacle;
      const [wider, widest] = many ? ['widenOrSeeds', 'widestButSeeds'] : ['widen', 'widest'];
      return following([
        say(many ? 'lab.compare.failsMany' : 'lab.compare.fails', name),
        say(`lab.compare.${isOpen(at) ? wider : widest}`),
      ]);
    }
    case 'border': {
      const { name, best } = obstacle;
      const at = format(obstacle.at, 3);
      return following([
        obstacle.at === best ? say('lab.compare.border', name, at) : say('lab.compare.borderFlat', name, at, format(best, 3)),
        say(isOpen(obstacle.at) ? 'lab.compare.widen' : 'lab.compare.widest'),
      ]);
    }
    case 'unreached':
      return say('lab.compare.unreached', format(target));
    case 'stoppedAtStart':
    case 'targetAtStart':
      return say(`lab.compare.${obstacle.why}`, format(target));
    case 'stopped':
      return say('lab.compare.stoppedShort', format(target));
    case 'flat':
      return say('lab.compare.flat');
  }
}
