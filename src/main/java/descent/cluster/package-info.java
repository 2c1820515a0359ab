/**
 * Several servers as one: what they count together, tell each other of classes, and compute for
 * each other. Nothing of it is loaded without {@code CLUSTER}. Open {@link descent.cluster.Cluster}
 * first.
 */
@NullMarked
package descent.cluster;

import org.jspecify.annotations.NullMarked;
