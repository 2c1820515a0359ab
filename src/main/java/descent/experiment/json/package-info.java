/**
 * Experiments as text, read and written. Open {@link descent.experiment.json.ExperimentJson} first;
 * {@link descent.experiment.json.ObjectReader} reads one JSON object and complains about a place.
 */
@NullMarked
package descent.experiment.json;

import org.jspecify.annotations.NullMarked;
