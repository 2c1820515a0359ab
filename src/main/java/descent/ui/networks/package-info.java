/** The lab where networks train. Open {@link descent.ui.networks.NetworksView} first. */
@NullMarked
package descent.ui.networks;

import org.jspecify.annotations.NullMarked;
