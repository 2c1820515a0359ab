/** The command line. Open {@link descent.cli.CommandLine} first. */
@NullMarked
package descent.cli;

import org.jspecify.annotations.NullMarked;
