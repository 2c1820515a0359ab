/** The keys of all pages: one table for the handlers and for the dialog that lists them. */
export type Command =
  | { kind: 'toggle' }
  | { kind: 'move'; steps: number }
  | { kind: 'first' }
  | { kind: 'last' }
  | { kind: 'rewind' }
  | { kind: 'seed' }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'inspect' }
  | { kind: 'present' }
  | { kind: 'help' };

export interface KeyRow {
  keys: string[];
  text: string;
  /** What the key is for, as a selector; without it the key is for all pages. */
  needs?: string;
}

const ARROWS = ['↑', '↓', '←', '→'];
const TIMELINE = 'descent-timeline';

/** Pictures of the comparison in which a key opens what is marked. */
const OPENING = 'descent-rates, descent-dial-map, descent-basins';

export const KEY_TABLE: KeyRow[] = [
  { keys: ['1', '…', '9'], text: 'lab.keys.answer', needs: 'descent-question[open]' },
  { keys: ['Space'], text: 'lab.keys.toggle', needs: TIMELINE },
  { keys: ['←', '→'], text: 'lab.keys.step', needs: TIMELINE },
  { keys: ['Shift ←', 'Shift →'], text: 'lab.keys.ten', needs: TIMELINE },
  { keys: ['Home', 'End'], text: 'lab.keys.ends', needs: TIMELINE },
  { keys: ['R'], text: 'lab.keys.rewind', needs: TIMELINE },
  { keys: ['N'], text: 'lab.keys.seed', needs: 'descent-stage' },
  { keys: ['N'], text: 'lab.keys.seed.networks', needs: 'descent-training' },
  { keys: ARROWS, text: 'lab.keys.read', needs: `${OPENING}, descent-seed-bands` },
  { keys: ['Enter'], text: 'lab.keys.open', needs: OPENING },
  { keys: ['Page ↓'], text: 'lab.keys.next', needs: 'descent-basins' },
  { keys: ['Ctrl Z', 'Ctrl Shift Z'], text: 'lab.keys.undo', needs: '.undo' },
  { keys: ['I'], text: 'lab.keys.inspect', needs: 'descent-inspector' },
  { keys: ARROWS, text: 'lab.keys.start', needs: 'descent-map' },
  { keys: ARROWS, text: 'lab.keys.units', needs: 'descent-units' },
  { keys: ['Enter'], text: 'lab.keys.weights', needs: 'descent-units' },
  { keys: ARROWS, text: 'lab.keys.pen', needs: '.board[role=application]' },
  { keys: ['P'], text: 'lab.keys.present' },
  { keys: ['?'], text: 'lab.keys.help' },
];

export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/** The keys that the focused control needs for itself. */
export type Focus = 'typing' | 'range' | 'button' | 'choice' | 'none';

export function commandOf(press: KeyPress, focus: Focus): Command | null {
  if (focus === 'typing') return null;
  if (press.ctrlKey || press.altKey || press.metaKey) return undoing(press);
  const moving = focus !== 'range' && focus !== 'choice';
  switch (press.key) {
    case ' ':
      return focus === 'button' || focus === 'choice' ? null : { kind: 'toggle' };
    case 'ArrowLeft':
      return moving ? { kind: 'move', steps: press.shiftKey ? -10 : -1 } : null;
    case 'ArrowRight':
      return moving ? { kind: 'move', steps: press.shiftKey ? 10 : 1 } : null;
    case 'Home':
      return moving ? { kind: 'first' } : null;
    case 'End':
      return moving ? { kind: 'last' } : null;
    case 'r':
    case 'R':
      return focus === 'choice' ? null : { kind: 'rewind' };
    case 'n':
    case 'N':
      return focus === 'choice' ? null : { kind: 'seed' };
    case 'i':
    case 'I':
      return focus === 'choice' ? null : { kind: 'inspect' };
    case 'p':
    case 'P':
      return focus === 'choice' ? null : { kind: 'present' };
    case '?':
      return { kind: 'help' };
    default:
      return null;
  }
}

/** Ctrl or Cmd with Z undoes, with Shift too or with Y redoes; a field in which somebody types undoes its own text. */
function undoing({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyPress): Command | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return { kind: shiftKey ? 'redo' : 'undo' };
  return letter === 'y' && ctrlKey && !shiftKey ? { kind: 'redo' } : null;
}

/** The kind of the focused element. */
export function focusOf(target: EventTarget | undefined): Focus {
  if (!(target instanceof Element)) return 'none';
  const name = target.localName;
  if (name === 'input') {
    const type = (target as HTMLInputElement).type;
    if (type === 'range') return 'range';
    if (type === 'radio') return 'choice';
    return type === 'checkbox' || type === 'button' ? 'button' : 'typing';
  }
  if (name === 'textarea' || (target as HTMLElement).isContentEditable) return 'typing';
  if (name === 'select') return 'choice';
  const role = target.getAttribute('role') ?? '';
  if (/^(tab|menuitem.*|option|listbox|radio|combobox|slider|spinbutton|tree.*)$/.test(role)) return 'choice';
  if (name === 'button' || name === 'a' || name === 'summary' || role === 'button' || name === 'vaadin-button') return 'button';
  return 'none';
}
