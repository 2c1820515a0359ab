/**
 * Text as rows and columns, before anybody knows what they mean. Open {@link
 * descent.dataset.table.CsvTable} first; {@link descent.dataset.table.CsvText} finds the encoding.
 */
@NullMarked
package descent.dataset.table;

import org.jspecify.annotations.NullMarked;
