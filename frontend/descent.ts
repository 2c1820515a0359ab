/**
 * The elements of the labs. What few visitors need is loaded when it first stands in the page.
 *
 * descent-stage       container and store; properties experiment, texts, caption, hiddenRuns, looks, question (JSON texts), autoplay
 * descent-training    the same for networks, which train while they are watched
 * descent-map         landscape, paths, start handle; slot "tools"; fires descent-pick {run, step}
 * descent-chart       loss, gradient norm or distance, with its own menu and readout
 * descent-inspector   the step at the cursor explained, and drawn on the map; opened by descent-pick, by a click on
 *                     anything that bears data-inspect (the number of a run), or by itself
 * descent-timeline    play, step, scrub, speed, and their keys
 * descent-keys        the list of the keys of the page; property textsAt
 * descent-expression  editor; properties value, error, latex, label, hint; fires descent-expression-input {text}
 * descent-rule        editor of an own rule; properties value, error, label, hint, beginnings (JSON texts); fires
 *                     descent-rule-input {text}
 * descent-formula     mathematics; properties latex, block
 * descent-slider      one number; properties label, symbol, value, min, max, scale, step, presets, path, description,
 *                     least, most, disabled
 * descent-drawer      where there is no room for all: what lies under the pictures, controls or curves, or nothing
 * descent-value       one number as live text; property path
 * descent-swatch      a contender's line sample; property index, the number of its look
 * descent-verdict     what became of a run, in a word; property run
 * descent-legend      who runs at which rate, while the controls are folded away
 * descent-remedy      what would help a contender, as a button; property run
 * descent-outcome     why it ended and what to try; property run
 * descent-picture-menu  a picture's own menu: its options (slotted), PNG, SVG, CSV, table; property picture, label, hint
 * descent-experiment-file  the experiment as JSON and as a program, or opened: the stage fires descent-open {text}
 * descent-question    what is asked before the runs are shown: choices, and after one the explanation; property lesson, the
 *                     key under which an answer is remembered in this browser
 * descent-lesson-picture  a lesson as a small picture; properties lesson, race or sketch (JSON texts), chart
 * descent-answered, descent-progress  what this browser remembers of lessons
 * descent-lesson-link  copies the address of a lesson; properties href, label, done
 * descent-facts, descent-caption   sentences that live with the race
 * descent-fan         many seeds of one contender: who, how many, and what came of it
 * descent-thumbnail   small landscape; properties problem, domain (JSON texts)
 * descent-copy        puts a text on the clipboard; properties text, label, done
 * descent-qr          a text as a QR code; properties text, label, enlarge
 * descent-my-links    the links copied in this browser, kept in it alone; properties link, name and its words
 * descent-prose       a text with formulas between dollar signs; property text; descent-typeset typesets the element before it
 * descent-proofs      what shows the answer of a lesson, in descent-question
 * descent-digest      whether the numbers are those of the link; property expected
 * descent-costs       a button that opens the measured cost of a step against the number of variables
 * descent-check       the gradient check of one experiment; properties experiment, texts (JSON texts); slot for the problem
 * descent-compare     what the contenders come to over learning rates; properties experiment, settings, texts (JSON texts);
 *                     slot for the problem; fires descent-settings {settings}, descent-pick {changes}
 *
 * Of the network lab:
 * descent-networks    what the networks predict (decision maps, fits, confusion), or their units with dropout at work
 * descent-learning    train against validation, loss or accuracy, with the gap
 * descent-data        the data as a picture; property longest; fires descent-point {x, y, label}, descent-csv {text}
 * descent-score       a contender's validation accuracy at the cursor; property run
 * descent-lesson      the sentence over the pictures; properties what, hint
 *
 * Edits bubble as descent-preview and descent-commit {path, value, at}; after every answer the stage fires descent-race.
 * Keys that undo and redo fire descent-undo and descent-redo;
 * who would go on while a question is open makes the stage fire descent-unanswered.
 */
import './functions/stage';
import './lab/controls/picture-menu';
import './share/experiment-file';
import './functions/map/map';
import './functions/chart';
import './lab/controls/timeline';
import './shell/key-list';
import './lab/controls/drawer';
import './functions/inspector/inspector';
import './functions/expression';
import './lab/painting/mathematics';
import './lab/controls/slider';
import './lab/controls/swatch';
import './lab/remedy';
import './lab/controls/legend';
import './functions/lines';
import './lessons/link';
import './lessons/progress';
import './lessons/question';
import './functions/landscape/thumbnail';
import './functions/fan';
import './share/digest';
import './share/copy';
import './share/teach';
import './functions/costs';
import { watchFirst } from './shell/first-picture';
import { loadLate } from './shell/late';

const networks = (): Promise<unknown> => import('./networks/lab');
loadLate({
  'descent-training': networks,
  'descent-rule': () => import('./rule/rule'),
  'descent-qr': () => import('./share/qr'),
  'descent-my-links': () => import('./share/my-links'),
  'descent-lesson-picture': () => import('./lessons/picture'),
  'descent-check': () => import('./check/check'),
  'descent-compare': () => import('./compare/compare'),
});
// Who comes for the networks need not wait until the server has placed them; where this fails, they are asked for then.
if (location.pathname.endsWith('/networks')) networks().catch(() => {});
watchFirst();
