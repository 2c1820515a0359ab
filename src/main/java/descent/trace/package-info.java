/**
 * What happened in a run, row by row, and what is told of it: its CSV, its digest, the spread over
 * many seeds, the plane that shows it best. Open {@link descent.trace.Trace} and {@link
 * descent.trace.TraceCsv} first.
 */
@NullMarked
package descent.trace;

import org.jspecify.annotations.NullMarked;
