/**
 * What is said of networks. Open {@link descent.commentary.network.NetworkCommentary} first, then
 * {@link descent.commentary.network.NetworkJudgement}, which finds the word for a run.
 */
@NullMarked
package descent.commentary.network;

import org.jspecify.annotations.NullMarked;
