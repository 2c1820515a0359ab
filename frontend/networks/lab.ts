/** All elements of the network lab, which a visitor of functions never loads. */
import './stage';
import './data/data';
import './learning';
import './lines';
import './networks';
