/**
 * Every sentence about runs, of functions and networks. {@link descent.explanation.Explanation}
 * runs an experiment and says all; open it first. {@link descent.commentary.Judge} finds the word
 * for a run on a function, {@link descent.commentary.network.NetworkJudgement} for a network, by
 * the definitions of {@code docs/verdicts.md}; {@link descent.commentary.Remedies} tries what would
 * help.
 */
@NullMarked
package descent.commentary;

import org.jspecify.annotations.NullMarked;
