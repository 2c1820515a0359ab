/** The elements of the labs. The stage comes first: the others look for it. */
import './elements/stage';
import './elements/map';
import './elements/chart';
import './elements/timeline';
import './elements/expression';
import './elements/mathematics';
import './elements/slider';
import './elements/swatch';
import './elements/lines';
import './elements/thumbnail';
